package dk.faelled.platform.launch;

import dk.faelled.platform.backup.Backup;
import dk.faelled.platform.backup.BackupFolder;
import dk.faelled.platform.backup.Keep;
import dk.faelled.platform.backup.PauseMark;
import dk.faelled.platform.backup.Restore;
import dk.faelled.platform.database.Aside;
import dk.faelled.platform.database.FolderLock;
import dk.faelled.platform.database.Role;
import dk.faelled.platform.database.StartRefused;
import dk.faelled.platform.sealing.BackupKey;
import dk.faelled.platform.sealing.MasterKeyMissing;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Scanner;

/** {@code ./run backup}, {@code ./run restore <file>} and, after that, {@code ./run resume}. */
final class BackupCommand {
    private static final String MASTER = "faelled.secrets.master";
    private final Configuration configuration;
    private final Path data;
    private final String source;
    private final PrintStream out;

    BackupCommand(Configuration configuration, PrintStream out) {
        this.configuration = configuration;
        this.out = out;
        data = configuration.data();
        source = configuration.get(MASTER, "file");
        if (configuration.get("spring.datasource.url") != null)
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "The database is an external one; back it up and restore it with its own tools (pg_basebackup, pg_dump), and keep data/secrets too.");
    }

    static Path folder(Configuration configuration) {
        var configured = configuration.get("faelled.backup.to");
        return configured == null ? configuration.data().resolve("backup") : Path.of(configured);
    }

    /** @param to null for the usual folder, where old ones make room */
    void backup(@org.jspecify.annotations.Nullable String to, Clock clock) {
        var keep = Keep.parse(configuration.get("faelled.backup.keep", "7d4w6m"))
                .orElseThrow(() -> new StartRefused(
                        StartRefused.CONFIGURATION,
                        "faelled.backup.keep is written like 7d4w6m: days, weeks, months."));
        var folder = to == null ? folder(configuration) : Path.of(to);
        try (var aside = Aside.open(data, Role.POSTGRES)) {
            var key = BackupKey.of(data, source);
            var begun = System.nanoTime();
            var file = new Backup(aside.connection(), data, key).make(folder, clock.instant());
            out.printf("%s, %.1f MB, in %.1f s%n", file, Files.size(file) / 1e6, (System.nanoTime() - begun) / 1e9);
            int removed = to == null ? BackupFolder.thin(folder, keep) : 0;
            if (removed > 0) out.printf("%d older ones have made room (%s)%n", removed, keep);
        } catch (IOException | SQLException e) {
            throw new StartRefused(
                    String.valueOf(e.getMessage()).contains("No space left")
                            ? StartRefused.DISK
                            : StartRefused.UNEXPECTED,
                    "The backup was not made: %s. Nothing of it is left.".formatted(e.getMessage()),
                    e);
        }
    }

    void restore(Path file, boolean replace, InputStream console, Clock clock) {
        if (!Files.isReadable(file))
            throw new StartRefused(StartRefused.CONFIGURATION, "There is no file %s to be read.".formatted(file));
        try {
            var restore = new Restore(data, replace);
            if (replace && Files.exists(data)) FolderLock.take(data, "-").close(); // refused while it runs
            var key = key(file, console);
            out.println("The backup is laid out beside, started and counted before anything is replaced.");
            var done = restore.run(file, key, !source.startsWith("env:"), clock.instant());
            out.printf("%s holds the backup of %s.%n", data, done.manifest().madeAt());
            done.differences()
                    .forEach((table, difference) ->
                            out.printf("Look at this before it is used: %s: %s%n", table, difference));
            if (done.old() != null) out.printf("What was there is in %s.%n", done.old());
            out.println(
                    "Connectors, mails and schedules are paused. When this is the installation in use: ./run resume");
        } catch (IOException | SQLException e) {
            throw new StartRefused(
                    StartRefused.RECOVERY,
                    "%s was not restored: %s. Nothing was changed.".formatted(file, e.getMessage()),
                    e);
        }
    }

    /** The folder's own key, and where there is none or it does not fit, what somebody wrote down. */
    private BackupKey key(Path file, InputStream console) throws IOException {
        try {
            var own = BackupKey.of(data, source);
            if (Restore.opens(file, own)) return own;
            out.println("The master key here does not open this backup.");
        } catch (MasterKeyMissing _) {
            out.println("There is no master key here.");
        }
        out.println("The recovery key of the installation that was backed up, 13 groups of 4:");
        try {
            var recovered = BackupKey.recovered(new Scanner(console, StandardCharsets.UTF_8).nextLine());
            if (Restore.opens(file, recovered)) return recovered;
        } catch (NoSuchElementException _) {
            // nobody there to write it
        }
        throw new StartRefused(
                StartRefused.MASTER_KEY,
                "That key does not open %s: it belongs to another installation, or the file is damaged. Nothing was changed."
                        .formatted(file));
    }

    void resume() {
        out.println(
                new PauseMark(data).end()
                        ? "Connectors, mails and schedules go on."
                        : "Nothing was paused in %s.".formatted(data));
    }
}
