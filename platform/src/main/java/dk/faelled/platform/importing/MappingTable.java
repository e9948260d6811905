package dk.faelled.platform.importing;

import dk.faelled.platform.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the names in headers mean: as a run understood them, and as people have said for good. */
@Repository
class MappingTable {
    private final JdbcClient sql;

    MappingTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param columns beside each name the importer's column, {@link Header#LEFT_OUT} for none */
    record Understood(String part, List<String> names, List<String> columns) {
        List<String> leftOut() {
            var left = new ArrayList<String>();
            for (int i = 0; i < names.size(); i++)
                if (columns.get(i).equals(Header.LEFT_OUT) && !names.get(i).isBlank()) left.add(names.get(i));
            return left;
        }
    }

    void keep(UUID run, String part, List<String> names, Map<String, Integer> columns) {
        var beside = new String[names.size()];
        java.util.Arrays.fill(beside, Header.LEFT_OUT);
        columns.forEach((column, place) -> beside[place] = column);
        sql.sql("""
                        insert into import_header (run_id, part, names, columns)
                        values (:run, :part, :names, :columns)
                        on conflict (tenant_id, run_id, part) do update
                           set names = excluded.names, columns = excluded.columns
                        """)
                .param("run", run)
                .param("part", part)
                .param("names", names.toArray(String[]::new))
                .param("columns", beside)
                .update();
    }

    List<Understood> of(UUID run) {
        return sql.sql("select part, names, columns from import_header where run_id = :run order by part")
                .param("run", run)
                .query((row, number) -> new Understood(
                        row.getString("part"),
                        List.of((String[]) row.getArray("names").getArray()),
                        List.of((String[]) row.getArray("columns").getArray())))
                .list();
    }

    Map<String, String> chosen(String kind, List<String> names) {
        var chosen = new HashMap<String, String>();
        sql.sql("select names, columns from import_mapping where kind = :kind and header_key = :key")
                .param("kind", kind)
                .param("key", key(names))
                .query(row -> {
                    var known = (String[]) row.getArray("names").getArray();
                    var columns = (String[]) row.getArray("columns").getArray();
                    for (int i = 0; i < known.length; i++) chosen.put(Header.key(known[i]), columns[i]);
                });
        return chosen;
    }

    void choose(String kind, List<String> names, List<String> columns) {
        sql.sql("""
                        insert into import_mapping (kind, header_key, names, columns)
                        values (:kind, :key, :names, :columns)
                        on conflict (tenant_id, kind, header_key) do update
                           set names = excluded.names, columns = excluded.columns
                        """)
                .param("kind", kind)
                .param("key", key(names))
                .param("names", names.toArray(String[]::new))
                .param("columns", columns.toArray(String[]::new))
                .update();
    }

    /** The same for the same names in any order. */
    private static String key(List<String> names) {
        var sorted = String.join("\n", names.stream().map(Header::key).sorted().toList());
        return HexFormat.of().formatHex(Sha256.of(sorted));
    }
}
