package dk.faelled.platform.importing;

import dk.faelled.platform.StagedRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staged rows of loads. */
@Repository
class RowTable {
    private final JdbcClient sql;
    private final JdbcTemplate batches;

    RowTable(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    void add(UUID run, List<StagedRow> rows) {
        batches.batchUpdate(
                "insert into import_row (run_id, no, line, phase, data, part, more_lines) values (?, ?, ?, ?, ?, ?, ?)",
                rows,
                rows.size(),
                (statement, row) -> {
                    statement.setObject(1, run);
                    statement.setLong(2, row.no());
                    statement.setLong(3, row.line());
                    statement.setInt(4, row.phase());
                    statement.setString(5, row.data());
                    statement.setString(6, row.part());
                    statement.setObject(7, row.lines().stream().skip(1).toArray(Long[]::new));
                });
    }

    long count(UUID run) {
        return sql.sql("select count(*) from import_row where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** The next in the order in which they are applied; from the first where there is none before. */
    List<StagedRow> after(UUID run, @Nullable StagedRow last, int size) {
        return sql.sql("""
                        select no, part, line, more_lines, phase, data
                          from import_row
                         where run_id = :run
                           and (phase, no) > (:phase, :after)
                         order by phase, no
                         limit :size
                        """)
                .param("run", run)
                .param("phase", last == null ? Integer.MIN_VALUE : last.phase())
                .param("after", last == null ? 0 : last.no())
                .param("size", size)
                .query((row, number) -> new StagedRow(
                        row.getLong("no"),
                        row.getString("part"),
                        lines(row),
                        row.getInt("phase"),
                        row.getString("data")))
                .list();
    }

    private static List<Long> lines(ResultSet row) throws SQLException {
        var lines = new ArrayList<Long>();
        lines.add(row.getLong("line"));
        Collections.addAll(lines, (Long[]) row.getArray("more_lines").getArray());
        return lines;
    }
}
