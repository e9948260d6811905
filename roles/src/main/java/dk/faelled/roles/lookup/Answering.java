package dk.faelled.roles.lookup;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    protected ResponseEntity<Fault> unknown(NotFound unknown, HttpServletRequest request) {
        return fault(HttpStatus.NOT_FOUND, "Unknown user, system or domain", request);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    protected ResponseEntity<Fault> unreadable(Exception wrong, HttpServletRequest request) {
        return fault(HttpStatus.BAD_REQUEST, wrong.getMessage(), request);
    }

    /** Something that the authority has to set first. */
    @ExceptionHandler
    protected ResponseEntity<Fault> refused(RuleBroken broken, HttpServletRequest request) {
        return fault(refusal(), Messages.text(broken), request);
    }

    protected HttpStatus refusal() {
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
