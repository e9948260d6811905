package dk.faelled.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures by which a restored database is known again. */
final class Counts {
    private Counts() {}

    /** The twenty largest tables, but for queues, which fill and empty while they are counted. */
    static List<String> tables(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("""
                select c.relname
                  from pg_class c
                 where c.relnamespace = 'public'::regnamespace
                   and c.relkind = 'r'
                   and c.relname not like 'spring\\_session%'
                   and c.relname not in ('scheduled_tasks', 'event_publication', 'audit_pending', 'idempotency')
                 order by pg_relation_size(c.oid) desc, c.relname
                 limit 20
                """)) {
            var names = new ArrayList<String>();
            while (rows.next()) names.add(rows.getString(1));
            return names;
        }
    }

    static Map<String, Long> rows(Connection superuser, Collection<String> tables) throws SQLException {
        var found = new TreeMap<String, Long>();
        try (var statement = superuser.createStatement()) {
            for (var table : tables) {
                // the names come from the catalogue, or from a manifest that only our key can have sealed
                try (var rows =
                        statement.executeQuery("select count(*) from public.\"" + table.replace("\"", "\"\"") + "\"")) {
                    rows.next();
                    found.put(table, rows.getLong(1));
                }
            }
        }
        return found;
    }

    static List<Manifest.Head> heads(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery("""
                select distinct on (t.cvr, b.stream) t.cvr, b.stream, b.no, b.hash
                  from audit_block b
                  join tenant t on t.id = b.tenant_id
                 order by t.cvr, b.stream, b.no desc
                """)) {
            var heads = new ArrayList<Manifest.Head>();
            while (rows.next())
                heads.add(new Manifest.Head(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        HexFormat.of().formatHex(rows.getBytes(4))));
            return heads;
        }
    }
}
