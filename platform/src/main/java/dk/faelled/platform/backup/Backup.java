package dk.faelled.platform.backup;

import com.github.luben.zstd.ZstdOutputStream;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.sealing.BackupKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** Copies the whole installation into one encrypted file while it is being used (platform R-9). */
public final class Backup {
    private static final int LEVEL = 3;
    private final Connection superuser;
    private final Path data;
    private final BackupKey key;

    /** @param superuser on the embedded database of the folder; used for this alone */
    public Backup(Connection superuser, Path data, BackupKey key) {
        this.superuser = superuser;
        this.data = data;
        this.key = key;
    }

    /** Under a name that says when; nothing is there until all is. @return the file */
    public Path make(Path folder, Instant now) throws IOException, SQLException {
        Files.createDirectories(folder);
        try (var alone = BackupFolder.alone(folder)) {
            alone.removeParts();
            var file = folder.resolve(BackupFolder.name(now));
            var part = file.resolveSibling(file.getFileName() + BackupFolder.PART);
            part.toFile().deleteOnExit(); // where somebody presses Ctrl-C
            try {
                var manifest = write(part, now);
                Files.write(BackupFolder.manifest(file), manifest.json());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return file;
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private Manifest write(Path part, Instant now) throws IOException, SQLException {
        var digest = Sha256.begun();
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), digest);
            var manifest = write(new ZstdOutputStream(new Encrypting(new KeptOpen(out), key), LEVEL), now);
            out.flush();
            channel.force(true);
            return manifest.of(channel.size(), HexFormat.of().formatHex(digest.digest()));
        }
    }

    private Manifest write(OutputStream out, Instant now) throws IOException, SQLException {
        try (var tar = new DataTar(data, out)) {
            var session = BackupSession.begin(superuser);
            var cluster = Cluster.in(data);
            for (var name : List.of("secrets", "anchors", "demo", "faelled.properties")) tar.tree(data.resolve(name));
            tar.tree(cluster);
            tar.file(cluster.resolve("global").resolve("pg_control"));
            var tables = Counts.tables(superuser);
            var heads = Counts.heads(superuser);
            var before = Counts.rows(superuser, tables);
            var stopped = session.stop();
            var after = Counts.rows(superuser, tables);
            for (var segment : Cluster.segments(cluster, stopped.firstSegment(), stopped.lastSegment()))
                tar.file(segment);
            session.dropSlot();
            var place = data.relativize(cluster) + "/";
            tar.content(place + "backup_label", bytes(stopped.label()));
            if (!stopped.spaces().isEmpty()) tar.content(place + "tablespace_map", bytes(stopped.spaces()));
            var rows = new TreeMap<String, Manifest.Range>();
            before.forEach(
                    (table, count) -> rows.put(table, new Manifest.Range(count, after.getOrDefault(table, count))));
            var manifest = new Manifest(Manifest.FORMAT, session.version(), now, rows, heads, null, null);
            tar.content("manifest.json", manifest.json());
            return manifest;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The file is forced to the disk after the streams over it are closed. */
    private static final class KeptOpen extends java.io.FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
