package dk.faelled.identity.coredata;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Language;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JacksonException;

/** What went wrong, as text with one fault a line: which entry, which field, and what would be right. */
abstract class CoreDataAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(CoreDataAnswers.class);
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
        return answer.body(String.join("\n", refused.faults(locale())));
    }

    /** What was read is not repeated: it may be anything. */
    @ExceptionHandler
    ResponseEntity<String> notJson(JacksonException wrong) {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof IOException) return text(HttpStatus.CONTENT_TOO_LARGE, Fault.of("body.large"));
        var at = wrong.getLocation();
        return text(
                HttpStatus.BAD_REQUEST,
                at == null ? Fault.of("body.json") : Fault.of("body.json.at", at.getLineNr(), at.getColumnNr()));
    }

    @ExceptionHandler
    ResponseEntity<String> missing(MissingServletRequestParameterException missing) {
        return text(HttpStatus.BAD_REQUEST, Fault.of("parameter", missing.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<String> broken(RuleBroken broken) {
        return refused(CoreDataRefused.against(Fault.of(broken)));
    }

    /** The connection to the database is gone, or there is none to be had: nothing of it was written. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<String> unreachable(RuntimeException failed) {
        if (!isUnreachable(failed)) throw failed;
        LOG.warn(
                "a load or a question about persons was cut off from the database: {}",
                failed.getClass().getSimpleName());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(TEXT)
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .body(Fault.of("database").in(locale()));
    }

    /** By the classes of PostgreSQL's conditions: 08 connection, 53 resources, 57 intervention of an operator. */
    private static boolean isUnreachable(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof RecoverableDataAccessException) return true;
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().matches("(08|53|57).*")) return true;
            if (cause instanceof TransactionSystemException ended
                    && ended.getApplicationException() != null
                    && ended.getApplicationException() != cause
                    && isUnreachable(ended.getApplicationException())) return true;
        }
        return false;
    }

    static ResponseEntity<String> text(HttpStatus status, Fault fault) {
        return ResponseEntity.status(status).contentType(TEXT).body(fault.in(locale()));
    }

    /** Programs are told in English, as OS2faktor did, but where they ask for Danish ({@code Accept-Language: da}). */
    private static Locale locale() {
        var request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes known
                ? known.getRequest()
                : null;
        return request != null
                        && request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                        && request.getLocale().getLanguage().equals("da")
                ? Language.DANISH
                : Language.ENGLISH;
    }
}
