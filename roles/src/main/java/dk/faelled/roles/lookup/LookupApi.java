package dk.faelled.roles.lookup;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The look-ups that login providers make of an OS2rollekatalog: what may this user, in this system. */
@RestController
@RequestMapping("/os2rollekatalog/api/user/{user}")
@Requires(LookupApi.READ)
class LookupApi {
    static final String READ = "roles.key.read";
    private final LookupDesk desk;
    private final Clock clock;

    LookupApi(LookupDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
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
