package dk.faelled.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL of the class path beside the data, where nothing cleans it away. */
final class Binaries {
    private Binaries() {}

    /** True if these are other binaries than last time: a server of the old ones must not go on. */
    static boolean unpack(DataFolder folder) throws IOException {
        var name = archive();
        var archive = Binaries.class.getClassLoader().getResource(name);
        if (archive == null) throw new StartRefused(StartRefused.UNEXPECTED, name + " is not in the program");
        var connection = archive.openConnection();
        var version = name + " " + connection.getContentLengthLong() + "\n";
        var target = folder.binaries();
        var mark = target.resolve("unpacked-from");
        if (Files.exists(mark) && Files.readString(mark).equals(version)) return false;

        var fresh = target.resolveSibling(target.getFileName() + ".new");
        remove(fresh);
        try (var packed = connection.getInputStream()) {
            unpack(packed, fresh);
        }
        Files.writeString(fresh.resolve("unpacked-from"), version);
        var old = target.resolveSibling(target.getFileName() + ".old");
        remove(old);
        if (Files.exists(target)) Files.move(target, old);
        Files.move(fresh, target);
        remove(old);
        return true;
    }

    private static String archive() {
        var machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.contains("linux"))
            throw new StartRefused(
                    StartRefused.CONFIGURATION,
                    "This build carries PostgreSQL for Linux only; on %s use an external one (spring.datasource.url)."
                            .formatted(system));
        return switch (machine) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default ->
                throw new StartRefused(
                        StartRefused.CONFIGURATION,
                        "This build carries PostgreSQL for amd64 and arm64, not for %s; use an external one (spring.datasource.url)."
                                .formatted(machine));
        };
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            Files.createDirectories(target);
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) throw new IOException("Entry outside of the archive: " + entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                var parent = file.getParent();
                if (parent != null) Files.createDirectories(parent);
                if (entry.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                else if (entry.isLink()) Files.copy(target.resolve(entry.getLinkName()), file);
                else {
                    Files.copy(tar, file);
                    var executable = (entry.getMode() & 0111) != 0;
                    permit(file, executable ? "rwxr-xr-x" : "rw-r--r--");
                }
            }
        }
        // whatever the umask: the database may run as another user than the program
        try (var all = Files.walk(target)) {
            for (var folder : (Iterable<Path>) all.filter(Files::isDirectory)::iterator) permit(folder, "rwxr-xr-x");
        }
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    static void remove(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (var all = Files.walk(tree)) {
            for (var file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
    }
}
