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
abstract class Answering {
    private final Clock clock;

    Answering(Clock clock) {
        this.clock = clock;
    }

    @ExceptionHandler
    ResponseEntity<LookupAnswer.Fault> unknown(NotFound unknown, HttpServletRequest request) {
        return fault(HttpStatus.NOT_FOUND, "Unknown user, system or domain", request);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<LookupAnswer.Fault> unreadable(Exception wrong, HttpServletRequest request) {
        return fault(HttpStatus.BAD_REQUEST, wrong.getMessage(), request);
    }

    /** Something that the authority has to set first. */
    @ExceptionHandler
    ResponseEntity<LookupAnswer.Fault> refused(RuleBroken broken, HttpServletRequest request) {
        return fault(HttpStatus.INTERNAL_SERVER_ERROR, Messages.text(broken), request);
    }

    private ResponseEntity<LookupAnswer.Fault> fault(
            HttpStatus status, @Nullable String message, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .body(new LookupAnswer.Fault(
                        clock.instant().toString(),
                        status.value(),
                        status.getReasonPhrase(),
                        message == null ? "" : message,
                        request.getRequestURI()));
    }
}
