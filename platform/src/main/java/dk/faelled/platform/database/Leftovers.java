package dk.faelled.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an earlier run may have left: a living server, a dead one's pid file, backends that outlive their server. */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final int PATIENCE_SECONDS = 30;

    private Leftovers() {}

    /** The server that already runs on this folder; after this, if there is none, it is safe to start one. */
    static Optional<PidFile> livingServer(DataFolder folder) throws IOException {
        var file = PidFile.of(folder);
        var working = Processes.workingIn(folder.cluster());
        if (file.isPresent() && working.contains(file.get().pid())) return file;
        awaitBackends(folder);
        if (file.isPresent()) {
            log.info(
                    "Process {} of an earlier run is gone; the database recovers by itself",
                    file.get().pid());
            Files.deleteIfExists(folder.cluster().resolve("postmaster.pid"));
        }
        return Optional.empty();
    }

    private static void awaitBackends(DataFolder folder) {
        var deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        var left = Processes.workingIn(folder.cluster());
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            pause(100);
            left = Processes.workingIn(folder.cluster());
        }
        if (!left.isEmpty())
            throw new StartRefused(
                    StartRefused.LEFTOVERS,
                    "Processes %s of an earlier run still work in %s. End them (kill <number>) and start again."
                            .formatted(left, folder.cluster()));
    }

    /** A set-up lives on when the program that began it is killed; nobody waits for its database any more. */
    static void endSetUp(DataFolder folder) {
        var deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        for (var left = settingUp(folder); !left.isEmpty(); left = settingUp(folder)) {
            if (System.nanoTime() > deadline)
                throw new StartRefused(
                        StartRefused.LEFTOVERS,
                        "Processes %s of an earlier run still set up a database in %s. End them (kill <number>) and start again."
                                .formatted(left, folder.pg()));
            for (var process : left) ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
            pause(50);
        }
    }

    /** What initdb starts works in the new folder, and initdb itself beside it. */
    private static List<Long> settingUp(DataFolder folder) {
        var working = new ArrayList<>(Processes.workingIn(folder.pg()));
        working.addAll(Processes.workingIn(folder.unfinished()));
        return working;
    }

    static void checkVersion(DataFolder folder) throws IOException {
        var mark = folder.cluster().resolve("PG_VERSION");
        if (Files.exists(mark)) {
            var version = Files.readString(mark).strip();
            if (!version.equals(Integer.toString(DataFolder.MAJOR))) throw version(folder, version);
            return;
        }
        if (Files.exists(folder.cluster()))
            throw new StartRefused(
                    StartRefused.FOLDER,
                    "%s is there but holds no database (no PG_VERSION). Nothing was changed. Restore a backup, or move the folder away to begin anew."
                            .formatted(folder.cluster()));
        try (var others = Files.newDirectoryStream(folder.pg(), "data-[0-9]*")) {
            for (var other : others)
                throw version(folder, other.getFileName().toString().substring("data-".length()));
        }
    }

    private static StartRefused version(DataFolder folder, String version) {
        return new StartRefused(
                StartRefused.VERSION,
                "The database in %s is of PostgreSQL %s; this program brings %d. Start it with the release of Fælled that wrote it."
                        .formatted(folder.pg(), version, DataFolder.MAJOR));
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused(StartRefused.UNEXPECTED, "Interrupted while the database started", e);
        }
    }
}
