package dk.faelled.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A folder of backups, and one backup at a time in it. */
public final class BackupFolder implements AutoCloseable {
    static final String PART = ".part";
    private static final String ENDING = ".tar.zst.enc";
    private static final String LOCK = "backup.lock";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "'faelled-'yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private final Path folder;
    private final FileChannel lock;

    /** A whole one. @param size of the encrypted file, in bytes */
    public record Made(Path file, Instant at, long size) {}

    /** Another one is being made there. */
    public static final class Busy extends IOException {
        private static final long serialVersionUID = 1;

        Busy(Path folder) {
            super("another backup into " + folder + " is running");
        }
    }

    private BackupFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static BackupFolder alone(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new BackupFolder(folder, channel);
        } catch (OverlappingFileLockException _) {
            // by this very process
        }
        channel.close();
        throw new Busy(folder);
    }

    static String name(Instant at) {
        return TIME.format(at) + ENDING;
    }

    static Path manifest(Path backup) {
        var name = String.valueOf(backup.getFileName());
        return backup.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".json");
    }

    /** What an interrupted backup left. */
    void removeParts() throws IOException {
        try (var parts = Files.newDirectoryStream(folder, "faelled-*" + PART)) {
            for (var part : parts) Files.delete(part);
        }
    }

    /** The same at the start of the program, where none is being made. */
    public static void tidy(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (var alone = alone(folder)) {
            alone.removeParts();
        } catch (Busy _) {
            // one runs beside us
        }
    }

    /** The newest first. */
    public static List<Made> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        var made = new ArrayList<Made>();
        try (var files = Files.newDirectoryStream(folder, "faelled-*" + ENDING)) {
            for (var file : files)
                at(file).ifPresent(
                                at -> made.add(new Made(file, at, file.toFile().length())));
        }
        made.sort(Comparator.comparing(Made::at).reversed());
        return made;
    }

    private static Optional<Instant> at(Path file) {
        var name = String.valueOf(file.getFileName());
        try {
            return Optional.of(TIME.parse(name.substring(0, name.length() - ENDING.length()), Instant::from));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Removes those that have had their time. @return how many */
    public static int thin(Path folder, Keep keep) throws IOException {
        var all = all(folder);
        var kept = keep.of(all.stream().map(Made::at).toList());
        int removed = 0;
        for (var backup : all) {
            if (kept.contains(backup.at())) continue;
            Files.delete(backup.file());
            Files.deleteIfExists(manifest(backup.file()));
            removed++;
        }
        return removed;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
