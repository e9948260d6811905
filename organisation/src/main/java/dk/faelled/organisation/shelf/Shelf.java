package dk.faelled.organisation.shelf;

import dk.faelled.platform.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import org.springframework.transaction.annotation.Transactional;

/** Which files are there, by store and name. */
@Component
@Transactional
public class Shelf {
    public static final String EXPORTS = "EXPORTS";
    public static final String INSIGHTS = "INSIGHTS";
    private static final String COLUMNS =
            "store, name, file_id, stored_at, report, with_cpr, subjects_id, row_count, owner_id";
    private final JdbcClient sql;

    /**
     * @param id of the bytes
     * @param report which standard report it is; null for all else
     * @param withCpr only for those who may see CPR numbers
     * @param subjects file of the ids of the persons in it, 16 bytes each; null where nobody is known to be
     * @param rows without the head; null where it is not ours
     * @param owner whose insight it is; null for what is everybody's
     */
    public record Item(
            String store,
            String name,
            UUID id,
            Instant storedAt,
            @Nullable String report,
            boolean withCpr,
            @Nullable UUID subjects,
            @Nullable Long rows,
            @Nullable UUID owner) {}

    Shelf(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locked, so that of two who put a file of one name here the second sees the first. */
    public Optional<Item> find(String store, String name) {
        return sql.sql("select " + COLUMNS + " from mo_file where store = :store and name = :name for update")
                .param("store", store)
                .param("name", name)
                .query((row, _) -> item(row))
                .optional();
    }

    /** Of our own files, by the id of the bytes. */
    public Optional<Item> made(String store, UUID id) {
        return sql.sql(
                        "select " + COLUMNS
                                + " from mo_file where store = :store and file_id = :id and (report is not null or owner_id is not null)")
                .param("store", store)
                .param("id", id)
                .query((row, _) -> item(row))
                .optional();
    }

    /** In the place of one of that name, if there is one. */
    public void put(String store, StoredFile file, Instant now) {
        put(new Item(store, file.name(), file.id(), now, null, false, null, null, null));
    }

    /** In the place of one of that name, if there is one. */
    public void put(Item item) {
        sql.sql("""
                        insert into mo_file (store, name, file_id, stored_at, report, with_cpr, subjects_id, row_count, owner_id)
                        values (:store, :name, :file, :now, :report, :cpr, :subjects, :rows, :owner)
                            on conflict (tenant_id, store, name) do update
                           set file_id = excluded.file_id, stored_at = excluded.stored_at, report = excluded.report,
                               with_cpr = excluded.with_cpr, subjects_id = excluded.subjects_id,
                               row_count = excluded.row_count, owner_id = excluded.owner_id
                        """)
                .param("store", item.store())
                .param("name", item.name())
                .param("file", item.id())
                .param("now", item.storedAt().atOffset(ZoneOffset.UTC))
                .param("report", item.report())
                .param("cpr", item.withCpr())
                .param("subjects", item.subjects())
                .param("rows", item.rows())
                .param("owner", item.owner())
                .update();
    }

    /** By name. @param cpr those with CPR numbers too @param most how many */
    public List<Item> page(
            String store,
            @Nullable Collection<?> names,
            @Nullable String part,
            @Nullable String after,
            boolean cpr,
            int most) {
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
        if (!cpr) conditions.add("not with_cpr");
        return sql.sql("select " + COLUMNS + " from mo_file where " + String.join(" and ", conditions)
                        + " order by name limit :most")
                .params(parameters)
                .query((row, _) -> item(row))
                .list();
    }

    /** The standard reports that there are; each stands once for a form and with or without CPR numbers. */
    public List<Item> reports() {
        return sql.sql("select " + COLUMNS + " from mo_file where report is not null order by report, with_cpr, name")
                .query((row, _) -> item(row))
                .list();
    }

    /** The newest files of somebody. */
    public List<Item> of(UUID owner, int most) {
        return sql.sql("select " + COLUMNS
                        + " from mo_file where owner_id = :owner order by stored_at desc, name limit :most")
                .param("owner", owner)
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    /** Insights made before the moment; taken off the shelf. */
    public List<Item> takeOld(Instant before, int most) {
        return sql.sql("""
                        delete from mo_file
                         where (store, name) in (select store, name from mo_file
                                                  where store = 'INSIGHTS' and owner_id is not null and stored_at < :before
                                                  order by stored_at limit :most)
                        returning
                        """ + COLUMNS)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString(1),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getBoolean(6),
                row.getObject(7, UUID.class),
                row.getObject(8, Long.class),
                row.getObject(9, UUID.class));
    }
}
