package dk.faelled.roles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.ZipFile;

/** A spreadsheet as it was sent. */
public final class Workbook {
    private Workbook() {}

    /** All that stands in it, sheets and names. */
    public static String text(byte[] xlsx) throws IOException {
        var file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(file, xlsx);
            var all = new StringBuilder();
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : zip.stream().toList())
                    all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
            return all.toString();
        } finally {
            Files.delete(file);
        }
    }
}
