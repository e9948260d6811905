package dk.faelled.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the data folder, which lives meanwhile, into a tar: files may grow, shrink and vanish under its hands. */
final class DataTar implements AutoCloseable {
    /** PostgreSQL makes their contents anew; the folders themselves must be there (its manual, 25.3.4). */
    private static final Set<String> WITHOUT_CONTENTS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_subtrans",
            "pg_stat_tmp");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "tablespace_map",
            "current_logfiles",
            "pg_internal.init",
            "master.key");

    private final Path data;
    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[128 * 1024];

    DataTar(Path data, OutputStream out) {
        this.data = data;
        tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** A file, or a folder with all in it, if it is there. */
    void tree(Path top) throws IOException {
        if (!Files.exists(top)) return;
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var name = String.valueOf(folder.getFileName());
                if (name.startsWith("pgsql_tmp")) return FileVisitResult.SKIP_SUBTREE;
                folder(folder);
                if (WITHOUT_CONTENTS.contains(name)) return FileVisitResult.SKIP_SUBTREE;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = String.valueOf(file.getFileName());
                if (attributes.isRegularFile() && !LEFT_OUT.contains(name) && !isControl(file)) file(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) return FileVisitResult.CONTINUE; // dropped meanwhile
                throw failed;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed == null || failed instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw failed;
            }
        });
    }

    /** Written last, by {@link #file}, as PostgreSQL's own tool does it. */
    private static boolean isControl(Path file) {
        return file.endsWith(Path.of("global", "pg_control"));
    }

    private void folder(Path folder) throws IOException {
        var entry = new TarArchiveEntry(name(folder) + "/");
        entry.setMode(mode(folder));
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** As long as it was when it was opened; where it has shrunk, zeros follow, and the WAL puts it right. */
    void file(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var size = Files.size(file);
            var entry = new TarArchiveEntry(name(file));
            entry.setSize(size);
            entry.setMode(mode(file));
            entry.setModTime(Files.getLastModifiedTime(file));
            tar.putArchiveEntry(entry);
            long left = size;
            while (left > 0) {
                int some = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (some < 0) {
                    some = (int) Math.min(buffer.length, left);
                    java.util.Arrays.fill(buffer, 0, some, (byte) 0);
                }
                tar.write(buffer, 0, some);
                left -= some;
            }
            tar.closeArchiveEntry();
        } catch (NoSuchFileException _) {
            // dropped meanwhile
        }
    }

    void content(String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private String name(Path file) {
        return data.relativize(file).toString();
    }

    private static int mode(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0777;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
