package dk.faelled.roles.log;

import dk.faelled.platform.Requires;
import dk.faelled.roles.lookup.Answering;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log for those who collect logs; both versions say the same. */
@RestController
@RequestMapping({"/os2rollekatalog/api/auditlog", "/os2rollekatalog/api/v2/auditlog"})
@Requires("roles.key.audit")
class LogApi extends Answering {
    private final LogDesk desk;

    LogApi(LogDesk desk, Clock clock) {
        super(clock);
        this.desk = desk;
    }

    @GetMapping("/head")
    LogAnswer.Head head() {
        return desk.head();
    }

    /** @param offset the id of the last one seen @param size 1,000 at most */
    @GetMapping("/read")
    List<LogAnswer.Event> after(
            @RequestParam(defaultValue = "0") long offset, @RequestParam(defaultValue = "250") int size) {
        return desk.after(offset, size);
    }
}
