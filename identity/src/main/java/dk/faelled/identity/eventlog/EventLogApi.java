package dk.faelled.identity.eventlog;

import dk.faelled.platform.Requires;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sign-ins, changes and look-ups of the authority, for who collects logs (identity 5.3, AUDITLOG). */
@RestController
@RequestMapping("/os2faktor/api/auditlog")
@Requires("identity.key.auditlog")
class EventLogApi {
    private final EventLogDesk desk;

    EventLogApi(EventLogDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/head")
    EventLogAnswer.Head head() {
        return desk.head();
    }

    /** At most 100. @param offset the id of the last one seen */
    @GetMapping("/read")
    List<EventLogAnswer.Event> read(@RequestParam(defaultValue = "0") long offset) {
        return desk.after(offset);
    }
}
