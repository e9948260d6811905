package dk.faelled.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where PostgreSQL's files lie in a data folder. */
final class Cluster {
    private Cluster() {}

    static Path in(Path data) throws IOException {
        try (var all = Files.newDirectoryStream(data.resolve("pg"), "data-[0-9]*")) {
            for (var folder : all) if (Files.exists(folder.resolve("PG_VERSION"))) return folder;
        }
        throw new IOException("there is no database in " + data);
    }

    /** Files of the WAL from the first to the last, in order; their names sort as they follow one another. */
    static List<Path> segments(Path cluster, String first, String last) throws IOException {
        try (var all = Files.list(cluster.resolve("pg_wal"))) {
            var segments = all.filter(file -> {
                        var name = String.valueOf(file.getFileName());
                        return name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                    })
                    .sorted()
                    .toList();
            if (segments.isEmpty() || !segments.getFirst().endsWith(first))
                throw new IOException("the WAL from " + first + " on is gone; the copy would be worth nothing");
            return segments;
        }
    }
}
