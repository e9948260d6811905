package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What a running server, or one that died, left in {@code postmaster.pid}. */
record PidFile(long pid, int port) {
    static Optional<PidFile> of(DataFolder folder) throws IOException {
        try {
            var lines = Files.readAllLines(folder.cluster().resolve("postmaster.pid"));
            if (lines.isEmpty()) return Optional.of(new PidFile(-1, 0));
            var pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
            return Optional.of(new PidFile(
                    pid, lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.of(new PidFile(-1, 0));
        }
    }
}
