package dk.faelled.organisation.report;

import dk.faelled.platform.Sealer;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a report row by row, never all in memory. */
@Component
class StandardTable {
    private static final int ROWS = 1_000;
    private final JdbcClient sql;
    private final Sealer sealer;

    @FunctionalInterface
    interface Taking {
        /** @param person whom the row is about; null for nobody */
        void take(@Nullable UUID person, List<@Nullable Object> cells);
    }

    StandardTable(JdbcClient sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** @param roots keys of the units at the top of the MED organisation; empty: those that are called so */
    @Transactional(readOnly = true)
    public void each(StandardReport report, LocalDate on, List<String> roots, boolean withCpr, Taking taking) {
        int columns = report.heads(true).size();
        record Row(@Nullable UUID person, List<@Nullable Object> cells) {}
        try (var rows = sql
                .sql(report.query())
                .withFetchSize(ROWS)
                .param("on", on)
                .param("roots", roots.toArray(String[]::new))
                .query((row, _) ->
                        new Row(row.getObject(1, UUID.class), cells(row, columns, withCpr ? -1 : report.cpr())))
                .stream()) {
            rows.forEach(row -> taking.take(row.person(), row.cells()));
        }
    }

    private List<@Nullable Object> cells(ResultSet row, int columns, int without) throws SQLException {
        var cells = new ArrayList<@Nullable Object>(columns);
        for (int i = 0; i < columns; i++) if (i != without) cells.add(cell(row.getObject(i + 2)));
        return cells;
    }

    private @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case byte[] sealed -> sealer.openCpr(sealed).digits();
            case Date day -> day.toLocalDate();
            case null, default -> value;
        };
    }
}
