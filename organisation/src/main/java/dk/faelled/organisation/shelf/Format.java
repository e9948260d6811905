package dk.faelled.organisation.shelf;

import dk.faelled.platform.export.CsvFile;
import dk.faelled.platform.export.TableFile;
import dk.faelled.platform.export.XlsxFile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** What a table is written as. */
public enum Format {
    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    TableFile open(OutputStream out, String sheet, List<String> heads) throws IOException {
        return switch (this) {
            case CSV -> new CsvFile(out, heads);
            case XLSX -> new XlsxFile(out, sheet, heads);
        };
    }
}
