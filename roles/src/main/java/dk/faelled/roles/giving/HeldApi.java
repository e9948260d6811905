package dk.faelled.roles.giving;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.lookup.Answering;
import dk.faelled.roles.lookup.LongList;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What users hold and through what, version 2. */
@RestController
@RequestMapping("/os2rollekatalog/api/v2")
class HeldApi extends Answering {
    static final String READ = "roles.key.read";
    private final HeldDesk desk;
    private final LongList list;

    HeldApi(HeldDesk desk, LongList list, Clock clock) {
        super(clock);
        this.desk = desk;
        this.list = list;
    }

    @GetMapping("/user/{user}/assignments")
    @Requires(READ)
    List<HeldAnswer> ofUser(
            @PathVariable String user,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable String domain) {
        return desk.of(user, system, domain);
    }

    @GetMapping("/itsystem/{system}/assignments")
    @Requires(READ)
    void ofSystem(
            @PathVariable String system,
            @RequestParam(required = false) @Nullable String domain,
            HttpServletResponse response)
            throws IOException {
        var place = desk.place(system, domain);
        list.<HeldAnswer>write(response, taking -> desk.each(place, taking));
    }

    @PutMapping("/user/{user}/recalculate")
    @Requires(GivingApi.TO_USERS)
    void recalculate(@PathVariable String user, @RequestParam(required = false) @Nullable String domain) {
        desk.recalculate(user, domain);
    }

    @PutMapping("/user/recalculate")
    @Requires(GivingApi.TO_USERS)
    void recalculate() {
        desk.recalculate();
    }

    /** Another change is still running. */
    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return HttpStatus.CONFLICT;
    }
}
