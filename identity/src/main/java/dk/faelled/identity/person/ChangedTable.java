package dk.faelled.identity.person;

import dk.faelled.organisation.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of the organisation has changed and was not taken up yet: persons, and their accounts in IT systems. */
@Repository
class ChangedTable {
    private final JdbcClient sql;

    record Due(Type type, UUID id) {}

    ChangedTable(JdbcClient sql) {
        this.sql = sql;
    }

    void mark(Map<Type, Set<UUID>> changed) {
        var kinds = new ArrayList<String>();
        var ids = new ArrayList<UUID>();
        changed.forEach((type, of) -> of.forEach(id -> {
            kinds.add(type.name());
            ids.add(id);
        }));
        // where no domain reads the organisation, nobody would ever take it up
        sql.sql("""
                        insert into identity_due (kind, id)
                        select d.kind, d.id
                          from unnest(:kinds::text[], :ids::uuid[]) as d (kind, id)
                         where exists (select from identity_domain where source = 'ORGANISATION')
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Those that came first; they are marked no more. */
    List<Due> take(int size) {
        return sql.sql("""
                        delete from identity_due
                         where place in (select place from identity_due order by place limit :size for update skip locked)
                        returning kind, id
                        """)
                .param("size", size)
                .query((row, _) -> new Due(Type.valueOf(row.getString(1)), row.getObject(2, UUID.class)))
                .list();
    }

    void forget() {
        sql.sql("delete from identity_due").update();
    }
}
