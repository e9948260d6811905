package dk.faelled.identity.coredata;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import tools.jackson.core.JacksonException;

/** What went wrong, as text with one fault a line: which entry, which field, and what would be right. */
abstract class CoreDataAnswers {
    private static final String SOON = "30";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    /** Empty, with how many of the entries were not taken. */
    static ResponseEntity<Void> taken(LoadFigures figures) {
        return ResponseEntity.ok()
                .header("X-Skipped", Integer.toString(figures.skipped()))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<String> refused(CoreDataRefused refused) {
        var answer = ResponseEntity.status(refused.status()).contentType(TEXT);
        if (refused.isSoonOver()) answer.header(HttpHeaders.RETRY_AFTER, SOON);
        return answer.body(String.join("\n", refused.faults()));
    }

    /** What was read is not repeated: it may be anything. */
    @ExceptionHandler
    ResponseEntity<String> notJson(JacksonException wrong) {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof IOException)
                return text(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 100 MB, or was broken off");
        var at = wrong.getLocation();
        return text(
                HttpStatus.BAD_REQUEST,
                "The body is not JSON that can be read"
                        + (at == null ? "" : ": line %d, column %d".formatted(at.getLineNr(), at.getColumnNr())));
    }

    @ExceptionHandler
    ResponseEntity<String> missing(MissingServletRequestParameterException missing) {
        return text(HttpStatus.BAD_REQUEST, "The parameter " + missing.getParameterName() + " is missing");
    }

    @ExceptionHandler
    ResponseEntity<String> broken(RuleBroken broken) {
        return refused(CoreDataRefused.against(Messages.text(broken)));
    }

    static ResponseEntity<String> text(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(TEXT).body(text);
    }
}
