package dk.faelled.roles.load;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells a loader all that is wrong, and remembers it for people. */
@Component
class Refusals {
    private final LoadReports reports;
    private final Clock clock;

    /** As all faults are told, and each of them. */
    record Refusal(String timestamp, int status, String error, String message, String path, List<String> faults) {}

    Refusals(LoadReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    ResponseEntity<Refusal> answer(LoadRefused refused, HttpServletRequest request) {
        reports.refused(refused.faults());
        var status = refused.status();
        return ResponseEntity.status(status)
                .body(new Refusal(
                        clock.instant().toString(),
                        status.value(),
                        status.getReasonPhrase(),
                        refused.faults().getFirst(),
                        request.getRequestURI(),
                        refused.faults()));
    }
}
