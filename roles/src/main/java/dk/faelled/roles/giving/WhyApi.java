package dk.faelled.roles.giving;

import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Formats;
import dk.faelled.roles.lookup.Answering;
import dk.faelled.roles.lookup.LongList;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the predecessor could not be asked: why somebody holds something, and what everybody held on a day (version 3). */
@RestController
@RequestMapping("/os2rollekatalog/api/v3")
@Requires(HeldApi.READ)
class WhyApi extends Answering {
    private final Whys whys;
    private final HeldDesk held;
    private final LongList list;
    private final Clock clock;

    WhyApi(Whys whys, HeldDesk held, LongList list, Clock clock) {
        super(clock);
        this.whys = whys;
        this.held = held;
        this.list = list;
        this.clock = clock;
    }

    /** One of the two. @param systemRole its identifier: of every user role that holds it */
    @GetMapping("/user/{user}/explain")
    List<WhyAnswer> why(
            @PathVariable String user,
            @RequestParam(required = false) @Nullable Long role,
            @RequestParam(required = false) @Nullable String systemRole,
            @RequestParam(required = false) @Nullable String domain) {
        return whys.of(user, role, systemRole, domain);
    }

    /** @param asOf a day; none: today */
    @GetMapping("/effective")
    void everybody(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String domain,
            HttpServletResponse response)
            throws IOException {
        long in = held.domain(domain);
        var day = asOf == null ? LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN) : asOf;
        list.<HeldAnswer>write(response, taking -> held.each(in, day, taking));
    }
}
