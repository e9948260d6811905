package dk.faelled.platform.backup;

import com.github.luben.zstd.ZstdInputStream;
import dk.faelled.platform.database.EmbeddedPostgres;
import dk.faelled.platform.database.FolderLock;
import dk.faelled.platform.database.Resettled;
import dk.faelled.platform.database.Settings;
import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.sealing.BackupKey;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup in the place of a data folder. It is laid out beside, started and counted first, so that a backup that
 * is worth nothing leaves everything as it was.
 */
public final class Restore {
    private final Path data;
    private final boolean replace;

    /**
     * @param differences tables that hold other numbers of rows than the manifest says; empty as it should be
     * @param old where the folder that was replaced lies now; null where there was none
     */
    public record Done(
            Manifest manifest,
            Map<String, String> differences,
            @Nullable Path old) {}

    /** @throws StartRefused where the folder holds something, and nobody said that it may be replaced */
    public Restore(Path data, boolean replace) throws IOException {
        this.data = data;
        this.replace = replace;
        if (!replace && holdsSomething())
            throw new StartRefused(
                    StartRefused.FOLDER,
                    "%s is not empty; nothing was changed. Name another folder with --data, or say --replace: the folder is then renamed and kept."
                            .formatted(data));
    }

    private boolean holdsSomething() throws IOException {
        if (!Files.exists(data)) return false;
        try (var entries = Files.list(data)) {
            return entries.findAny().isPresent();
        }
    }

    /** Whether the key opens the file. @throws IOException where it cannot be read, or is no backup */
    public static boolean opens(Path file, BackupKey key) throws IOException {
        try (var in = Files.newInputStream(file);
                var _ = new Decrypting(in, key)) {
            return true;
        } catch (Decrypting.WrongKey _) {
            return false;
        }
    }

    /**
     * @param keepKey whether the key goes into the folder, as it does where the master key is a file there
     * @throws StartRefused where the database of the backup does not start
     */
    public Done run(Path file, BackupKey key, boolean keepKey, Instant now) throws IOException, SQLException {
        var fresh = beside("restoring", now);
        try {
            var manifest = layOut(file, key, fresh);
            if (keepKey) key.putBack(fresh);
            var differences = check(fresh, manifest);
            new PauseMark(fresh).set(now.truncatedTo(ChronoUnit.SECONDS));
            return new Done(manifest, differences, swap(fresh, now));
        } catch (IOException | SQLException | RuntimeException failed) {
            remove(fresh);
            throw failed;
        }
    }

    private static Manifest layOut(Path file, BackupKey key, Path fresh) throws IOException {
        var owner = Resettled.in(fresh);
        try (var in = new ZstdInputStream(new Decrypting(new BufferedInputStream(Files.newInputStream(file)), key))) {
            return new Untar(fresh, owner).all(in);
        }
    }

    private static Map<String, String> check(Path fresh, Manifest manifest) throws SQLException {
        try (var database = EmbeddedPostgres.start(fresh, Settings.usual());
                var superuser = database.superuser()) {
            return manifest.differences(Counts.rows(superuser, manifest.rows().keySet()));
        }
    }

    private @Nullable Path swap(Path fresh, Instant now) throws IOException {
        Path old = null;
        if (replace && holdsSomething()) {
            old = beside("before", now);
            // a program that runs on it would go on writing into what was renamed
            try (var _ = FolderLock.take(data, "-")) {
                Files.move(data, old);
            }
        } else Files.deleteIfExists(data);
        Files.move(fresh, data);
        return old;
    }

    private Path beside(String what, Instant now) {
        var name = "%s.%s-%s"
                .formatted(data.getFileName(), what, now.truncatedTo(ChronoUnit.SECONDS))
                .replace(":", "");
        return data.resolveSibling(name);
    }

    private static void remove(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (var all = Files.walk(tree)) {
            for (var file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
    }
}
