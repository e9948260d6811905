package dk.faelled.walls;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One object of each kind that {@code matrix.txt} names. */
final class Ids {
    private static final Map<String, String> TABLES =
            Map.of("unit", "unit", "class", "class", "run", "import_run", "job", "job", "file", "stored_file");

    private Ids() {}

    static Map<String, String> shared(Connection superuser, TenantId one, TenantId other, UUID key)
            throws SQLException {
        return of(superuser, one, "in", other, key);
    }

    static Map<String, String> only(Connection superuser, TenantId one, TenantId not, UUID key) throws SQLException {
        return of(superuser, one, "not in", not, key);
    }

    private static Map<String, String> of(
            Connection superuser, TenantId tenant, String relation, TenantId other, UUID key) throws SQLException {
        var ids = new HashMap<String, String>();
        for (var kind : TABLES.entrySet())
            ids.put(kind.getKey(), one(superuser, "id", kind.getValue(), tenant, relation, other));
        var engagement = one(superuser, "id", "engagement", tenant, relation, other);
        ids.put("engagement", engagement);
        ids.put(
                "person",
                Twin.ask(
                                superuser,
                                "select person_id::text from engagement where tenant_id = '%s' and id = '%s'"
                                        .formatted(tenant, engagement))
                        .getFirst());
        // the log is no authority's to copy: each has its own entries
        ids.put(
                "entry",
                Twin.ask(
                                superuser,
                                "select id::text from audit_entry where tenant_id = '%s' and stream = 'CHANGE' order by id limit 1"
                                        .formatted(tenant))
                        .getFirst());
        ids.put("key", key.toString());
        ids.put("view", UUID.randomUUID().toString());
        return Map.copyOf(ids);
    }

    private static String one(
            Connection superuser, String column, String table, TenantId tenant, String relation, TenantId other)
            throws SQLException {
        return Twin.ask(superuser, """
                        select %1$s::text
                          from %2$s
                         where tenant_id = '%3$s'
                           and id %4$s (select id from %2$s where tenant_id = '%5$s')
                         order by id
                         limit 1
                        """.formatted(column, table, tenant, relation, other))
                .getFirst();
    }
}
