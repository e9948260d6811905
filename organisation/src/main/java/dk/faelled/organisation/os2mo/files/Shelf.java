package dk.faelled.organisation.os2mo.files;

import dk.faelled.platform.StoredFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files are there, by store and name. */
@Component
class Shelf {
    private final JdbcClient sql;

    /** @param id of the bytes */
    record Item(String store, String name, UUID id) {}

    Shelf(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locked, so that of two who put a file of one name here the second sees the first. */
    Optional<UUID> find(String store, String name) {
        return sql.sql("select file_id from mo_file where store = :store and name = :name for update")
                .param("store", store)
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    /** In the place of one of that name, if there is one. */
    void put(String store, StoredFile file, Instant now) {
        sql.sql("""
                        insert into mo_file (store, name, file_id, stored_at)
                        values (:store, :name, :file, :now)
                            on conflict (tenant_id, store, name) do update
                           set file_id = excluded.file_id, stored_at = excluded.stored_at
                        """)
                .param("store", store)
                .param("name", file.name())
                .param("file", file.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By name. @param most how many */
    List<Item> page(
            String store, @Nullable Collection<?> names, @Nullable String part, @Nullable String after, int most) {
        var conditions = new ArrayList<>(List.of("store = :store"));
        var parameters = new HashMap<String, Object>(Map.of("store", store, "most", most));
        if (names != null) {
            conditions.add("name = any(:names)");
            parameters.put("names", names.stream().map(Object::toString).toArray(String[]::new));
        }
        if (part != null) {
            conditions.add("position(:part in name) > 0");
            parameters.put("part", part);
        }
        if (after != null) {
            conditions.add("name > :after");
            parameters.put("after", after);
        }
        return sql.sql("select store, name, file_id from mo_file where " + String.join(" and ", conditions)
                        + " order by name limit :most")
                .params(parameters)
                .query((row, _) -> new Item(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                .list();
    }
}
