package dk.faelled.platform.file;

import dk.faelled.platform.Context;
import dk.faelled.platform.Files;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.StoredFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.tika.Tika;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps files in the database in pieces of 256 kB, so that backups and several nodes just work. */
@Service
@EnableConfigurationProperties(FileSettings.class)
class FileStore implements Files {
    static final int CHUNK = 256 * 1024;
    private final FileTable table;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Tika tika = new Tika();

    FileStore(FileTable table, PlatformTransactionManager transactions, Clock clock) {
        this.table = table;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public StoredFile store(InputStream bytes, String name, String declaredType, String usage, long most)
            throws IOException {
        var id = Ids.next();
        var sum = Sha256.begun();
        long size = 0;
        var type = "application/octet-stream";
        try (var in = new BufferedInputStream(bytes, CHUNK)) {
            for (int no = 0; ; no++) {
                var piece = in.readNBytes(CHUNK);
                if (piece.length == 0) break;
                size += piece.length;
                if (size > most) throw new RuleBroken("platform.file.too-large", most / 1_000_000).at("file");
                if (no == 0) {
                    type = tika.detect(piece, name);
                    Attachment.check(usage, type);
                }
                sum.update(piece);
                int place = no;
                kept(() -> table.addChunk(id, place, piece));
            }
        } catch (IOException | RuntimeException brokenOff) {
            kept(() -> table.dropChunks(id));
            throw brokenOff;
        }
        var file = new StoredFile(id, plain(name), size, sum.digest(), type, clock.instant());
        kept(() ->
                table.add(file, declaredType, usage, Context.current().actor().reference()));
        return file;
    }

    @Override
    public Optional<StoredFile> find(UUID id) {
        return kept(() -> table.find(id));
    }

    /** Who stored it, as the audit log names actors. */
    Optional<String> createdBy(UUID id) {
        return kept(() -> table.createdBy(id));
    }

    @Override
    public void keepUntil(UUID id, Instant until) {
        if (kept(() -> table.keepUntil(id, until)) == 0) throw new NotFound("file " + id);
    }

    @Override
    public InputStream open(UUID id) {
        if (find(id).isEmpty()) throw new NotFound("file " + id);
        var context = Context.current();
        return new SequenceInputStream(new Enumeration<InputStream>() {
            private int no;
            private Optional<byte[]> next = read(0);

            private Optional<byte[]> read(int place) {
                return context.<Optional<byte[]>, RuntimeException>call(() -> kept(() -> table.chunk(id, place)));
            }

            @Override
            public boolean hasMoreElements() {
                return next.isPresent();
            }

            @Override
            public InputStream nextElement() {
                var piece = next.orElseThrow(NoSuchElementException::new);
                no++;
                next = read(no);
                return new ByteArrayInputStream(piece);
            }
        });
    }

    /** A name is shown and never used as a path. */
    private static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        if (last.isBlank()) return "fil";
        return last.length() > 255 ? last.substring(0, 255) : last;
    }

    private <T> T kept(Supplier<T> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
