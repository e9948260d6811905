package dk.faelled.roles.lookup;

import dk.faelled.platform.Requires;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The look-ups that login providers make of an OS2rollekatalog: what may this user, in this system. */
@RestController
@RequestMapping("/os2rollekatalog/api/user/{user}")
@Requires(LookupApi.READ)
class LookupApi extends Answering {
    static final String READ = "roles.key.read";
    private final LookupDesk desk;

    LookupApi(LookupDesk desk, Clock clock) {
        super(clock);
        this.desk = desk;
    }

    @GetMapping("/roles")
    LookupAnswer.Bpp roles(
            @PathVariable String user,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable String domain) {
        return desk.profile(user, system, domain);
    }

    /** The system must be named, even if by nothing: that means all. */
    @GetMapping("/rolesAsList")
    LookupAnswer.AsList list(
            @PathVariable String user,
            @RequestParam String system,
            @RequestParam(required = false) @Nullable String domain) {
        return desk.list(user, system, domain);
    }

    @GetMapping("/nameid")
    LookupAnswer.NameId nameId(@PathVariable String user, @RequestParam(required = false) @Nullable String domain) {
        return desk.nameId(user, domain);
    }

    @GetMapping("/nemloginRoles")
    LookupAnswer.Bpp nemLogin(@PathVariable String user, @RequestParam(required = false) @Nullable String domain) {
        return desk.nemLogin(user, domain);
    }

    @GetMapping("/hasUserRole/{role}")
    ResponseEntity<String> hasUserRole(
            @PathVariable String user,
            @PathVariable long role,
            @RequestParam(required = false) @Nullable String domain) {
        var held = desk.hasUserRole(user, role, domain);
        return held == null ? ResponseEntity.badRequest().body("It-system is blocked for access") : found(held);
    }

    @GetMapping("/hasSystemRole")
    ResponseEntity<String> hasSystemRole(
            @PathVariable String user,
            @RequestParam String roleIdentifier,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable String domain) {
        return found(desk.hasSystemRole(user, roleIdentifier, system, domain));
    }

    private static ResponseEntity<String> found(boolean held) {
        return held
                ? ResponseEntity.ok("Found role")
                : ResponseEntity.status(HttpStatus.NOT_FOUND).body("Did not find role");
    }
}
