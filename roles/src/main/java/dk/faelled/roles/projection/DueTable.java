package dk.faelled.roles.projection;

import dk.faelled.organisation.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has changed in the organisation and was not taken up yet. */
@Component
class DueTable {
    private final JdbcClient sql;

    /** What is marked as changed, by kind: the table of its type. */
    record Due(Map<String, List<UUID>> ids) {
        List<UUID> of(String kind) {
            return ids.getOrDefault(kind, List.of());
        }

        boolean anyOf(Collection<String> kinds) {
            return kinds.stream().anyMatch(ids::containsKey);
        }
    }

    DueTable(JdbcClient sql) {
        this.sql = sql;
    }

    void mark(Map<Type, Set<UUID>> changed) {
        var kinds = new ArrayList<String>();
        var ids = new ArrayList<UUID>();
        changed.forEach((kind, of) -> of.forEach(id -> {
            kinds.add(kind.table());
            ids.add(id);
        }));
        sql.sql("insert into organisation_due (kind, id) select * from unnest(:kinds::text[], :ids::uuid[])")
                .param("kinds", kinds.toArray(String[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** How many are marked, counted up to a bound. */
    int count(int upTo) {
        return sql.sql("select count(*) from (select from organisation_due limit :bound) first")
                .param("bound", upTo)
                .query(Integer.class)
                .single();
    }

    /** Those that came first, up to a bound: a range of the key, cheap also where nothing is known of the table yet. */
    Due take(int size) {
        return taken(sql.sql("""
                        delete from organisation_due
                         where place <= (
                               select max(place) from (select place from organisation_due order by place limit :size) first)
                        returning kind, id
                        """).param("size", size));
    }

    Due takeAll() {
        return taken(sql.sql("delete from organisation_due returning kind, id"));
    }

    private static Due taken(JdbcClient.StatementSpec deletion) {
        var ids = new HashMap<String, List<UUID>>();
        deletion.query((row, _) -> Map.entry(row.getString(1), row.getObject(2, UUID.class))).list().stream()
                .distinct()
                .forEach(one -> ids.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return new Due(ids);
    }
}
