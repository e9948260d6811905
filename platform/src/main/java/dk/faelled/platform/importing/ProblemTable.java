package dk.faelled.platform.importing;

import dk.faelled.platform.ImportRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was wrong with the rows of loads. */
@Repository
class ProblemTable {
    private final JdbcClient sql;
    private final JdbcTemplate batches;

    ProblemTable(JdbcClient sql, JdbcTemplate batches) {
        this.sql = sql;
        this.batches = batches;
    }

    void add(UUID run, List<ImportRun.Problem> problems) {
        if (problems.isEmpty()) return;
        batches.batchUpdate("""
                insert into import_problem (run_id, no, line, col, value, reason, hint, part)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, problems, problems.size(), (statement, problem) -> {
            statement.setObject(1, run);
            statement.setLong(2, problem.no());
            statement.setLong(3, problem.line());
            statement.setString(4, problem.column());
            statement.setString(5, problem.value());
            statement.setString(6, problem.reason());
            statement.setString(7, problem.right());
            statement.setString(8, problem.part());
        });
    }

    boolean any(UUID run) {
        return sql.sql("select exists (select from import_problem where run_id = :run)")
                .param("run", run)
                .query(Boolean.class)
                .single();
    }

    /** File by file, by line, columns named as in the header of the file. @param after the number of the last one of the page before; 0 for none */
    List<ImportRun.Problem> page(UUID run, long after, int size) {
        return sql.sql("""
                        select p.no, p.part, p.line, p.value, p.reason, p.hint,
                               coalesce(h.names[array_position(h.columns, nullif(p.col, ''))], p.col) as col
                          from import_problem p
                          left join import_header h
                            on h.tenant_id = p.tenant_id and h.run_id = p.run_id and h.part = p.part
                         where p.run_id = :run
                           and (:after = 0
                                or (p.part, p.line, p.no) > (select a.part, a.line, a.no
                                                               from import_problem a
                                                              where a.run_id = :run
                                                                and a.no = :after))
                         order by p.part, p.line, p.no
                         limit :size
                        """)
                .param("run", run)
                .param("after", after)
                .param("size", size)
                .query(ProblemTable::problem)
                .list();
    }

    /** Those of one file of an archive by line; all lines that a refused object was gathered from have its problem. */
    List<ImportRun.Problem> byLine(UUID run, String part, long after, int size) {
        return sql.sql("""
                        select p.no, p.part, l.line, p.col, p.value, p.reason, p.hint
                          from import_problem p
                          left join import_row r
                            on r.tenant_id = p.tenant_id and r.run_id = p.run_id and r.no = p.no
                         cross join lateral (
                             select p.line
                              union
                             select unnest(r.more_lines)
                         ) l (line)
                         where p.run_id = :run
                           and p.part = :part
                           and l.line > :after
                         order by l.line, p.no
                         limit :size
                        """)
                .param("run", run)
                .param("part", part)
                .param("after", after)
                .param("size", size)
                .query(ProblemTable::problem)
                .list();
    }

    private static ImportRun.Problem problem(ResultSet row, int number) throws SQLException {
        return new ImportRun.Problem(
                row.getLong("no"),
                row.getString("part"),
                row.getLong("line"),
                row.getString("col"),
                row.getString("value"),
                row.getString("reason"),
                row.getString("hint"));
    }
}
