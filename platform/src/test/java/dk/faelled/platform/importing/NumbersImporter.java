package dk.faelled.platform.importing;

import dk.faelled.platform.Applying;
import dk.faelled.platform.ImportColumn;
import dk.faelled.platform.Importer;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.StagedRow;
import dk.faelled.platform.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The smallest importer that can refuse: names with numbers; it stages what it can read and keeps what is not negative. */
@TestComponent
class NumbersImporter implements Importer {
    record Named(String name, int number) {}

    private final JdbcClient sql;

    NumbersImporter(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "platform.numbers";
    }

    @Override
    public String label() {
        return "platform.import.title";
    }

    @Override
    public String permission() {
        return "platform.import";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.of("name", "navn"), ImportColumn.of("number", "tal"));
    }

    @Override
    public void read(InputStream file, String name, Staging rows) throws IOException {
        Tables.each(file, columns(), rows, table -> {
            for (var row = table.next(); row != null; row = table.next()) {
                var number = row.get("number");
                if (number.matches("-?\\d+"))
                    rows.row(1, row.line(), new Named(row.get("name"), Integer.parseInt(number)));
                else rows.problem(row.line(), "number", number, "no number", "digits");
            }
        });
    }

    @Override
    public void apply(List<StagedRow> rows, Applying applying) {
        for (var row : rows) {
            var named = applying.data(row, Named.class);
            if (named.number() < 0) throw new RuleBroken("platform.import.contradiction").at("number");
            sql.sql("insert into numbers (name, number) values (:name, :number)")
                    .param("name", named.name())
                    .param("number", named.number())
                    .update();
            applying.created(1);
        }
    }

    @Override
    public String stamp() {
        return sql.sql("select count(*) from numbers").query(String.class).single();
    }
}
