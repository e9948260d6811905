package dk.faelled.organisation.shelf;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Files;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands a file out; that somebody got it, and who is in it, is in the access log before it leaves. */
@Component
public class Handing {
    private static final int LOGGED_AT_ONCE = 5_000;
    private final Files files;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Handing(Files files, Audit audit, PlatformTransactionManager transactions) {
        this.files = files;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param purpose as the access log tells it */
    public void log(Shelf.Item item, String purpose) {
        write("organisation.file.download", List.of("file:" + item.id()), purpose);
        if (item.subjects() == null) return;
        try (var in = files.open(item.subjects())) {
            Subjects.read(
                    in,
                    LOGGED_AT_ONCE,
                    some -> write("organisation.person.export", some, item.store() + " " + item.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String kind, List<String> subjects, String purpose) {
        transaction.executeWithoutResult(_ -> audit.accessed(kind, subjects, purpose));
    }

    public void send(Shelf.Item item, HttpServletResponse response) throws IOException {
        var file = files.find(item.id()).orElseThrow();
        log(item, "organisation.report");
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        files.copy(item.id(), response.getOutputStream());
    }
}
