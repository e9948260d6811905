package dk.faelled.roles.lookup;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.platform.rights.NotSignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Tells what went wrong in the form that clients of the predecessor know. */
public abstract class Answering {
    private final Clock clock;

    protected Answering(Clock clock) {
        this.clock = clock;
    }

    @ExceptionHandler
    protected ResponseEntity<Fault> nobody(NotSignedIn nobody, HttpServletRequest request) {
        return fault(HttpStatus.UNAUTHORIZED, "The header ApiKey is missing, or its key is unknown", request);
    }

    @ExceptionHandler
    protected ResponseEntity<Fault> forbidden(Forbidden lacking, HttpServletRequest request) {
        return fault(HttpStatus.FORBIDDEN, "The key lacks the right " + lacking.permission(), request);
    }

    @ExceptionHandler
    protected ResponseEntity<Fault> unknown(NotFound unknown, HttpServletRequest request) {
        return fault(HttpStatus.NOT_FOUND, "Unknown user, system or domain", request);
    }

    @ExceptionHandler
    protected ResponseEntity<Fault> refused(Refused refused, HttpServletRequest request) {
        return fault(refused.status(), refused.getMessage(), request);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    protected ResponseEntity<Fault> unreadable(Exception wrong, HttpServletRequest request) {
        return fault(HttpStatus.BAD_REQUEST, wrong.getMessage(), request);
    }

    /** What was read is not repeated: it may be anything. */
    @ExceptionHandler(HttpMessageNotReadableException.class)
    protected ResponseEntity<Fault> notJson(Exception wrong, HttpServletRequest request) {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof IOException)
                return fault(HttpStatus.CONTENT_TOO_LARGE, "The body is too large, or was broken off", request);
        return fault(HttpStatus.BAD_REQUEST, "The body is not the JSON that is expected here", request);
    }

    /** Something that the authority has to set first, or that its rules do not allow. */
    @ExceptionHandler
    protected ResponseEntity<Fault> broken(RuleBroken broken, HttpServletRequest request) {
        return fault(refusal(broken), Messages.text(broken), request);
    }

    protected HttpStatus refusal(RuleBroken broken) {
        return HttpStatus.INTERNAL_SERVER_ERROR;
    }

    protected final ResponseEntity<Fault> fault(
            HttpStatus status, @Nullable String message, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .body(new Fault(
                        clock.instant().toString(),
                        status.value(),
                        status.getReasonPhrase(),
                        message == null ? "" : message,
                        request.getRequestURI()));
    }
}
