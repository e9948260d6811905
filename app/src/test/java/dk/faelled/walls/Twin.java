package dk.faelled.walls;

import dk.faelled.platform.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies every row of one authority to another, ids and keys and all. */
final class Twin {
    private Twin() {}

    static void copy(Connection superuser, TenantId from, TenantId to) throws SQLException {
        run(superuser, "set session_replication_role = replica");
        for (var table : tables(superuser)) {
            var columns = "tenant_id".equals(table.columns()) ? "" : ", " + table.columns();
            run(
                    superuser,
                    "insert into %s (tenant_id%s) select '%s'%s from %s where tenant_id = '%s' on conflict do nothing"
                            .formatted(table.name(), columns, to, columns, table.name(), from));
        }
        run(superuser, "set session_replication_role = origin");
    }

    /** In every text of the organisation. */
    static void rename(Connection superuser, TenantId tenant, String word, String other) throws SQLException {
        var texts = ask(
                superuser,
                """
                select format('update %I set %I = replace(%I, %L, %L) where tenant_id = %L',
                              c.relname, a.attname, a.attname, '{word}', '{other}', '{tenant}')
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where obj_description(c.oid, 'pg_class') = 'TENANT'
                   and a.atttypid = 'text'::regtype
                   and a.attgenerated = ''
                """.replace("{word}", word).replace("{other}", other).replace("{tenant}", tenant.toString()));
        for (var update : texts) run(superuser, update);
    }

    private record Table(String name, String columns) {}

    private static List<Table> tables(Connection superuser) throws SQLException {
        return ask(superuser, """
                        select c.relname || ' ' || coalesce(string_agg(a.attname, ', ' order by a.attnum)
                                   filter (where a.attname <> 'tenant_id'), 'tenant_id')
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         where obj_description(c.oid, 'pg_class') = 'TENANT'
                           and a.attgenerated = ''
                           and c.relname not in ('account', 'idempotency', 'api_key')
                         group by c.relname
                        """).stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Table(parts[0], parts[1]))
                .toList();
    }

    static List<String> ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    static void run(Connection connection, String sentence) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sentence);
        }
    }
}
