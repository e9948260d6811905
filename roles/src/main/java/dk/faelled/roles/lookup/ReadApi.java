package dk.faelled.roles.lookup;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What readers of an OS2rollekatalog ask: which roles there are, where they are given, and who holds a system's. */
@RestController
@RequestMapping("/os2rollekatalog/api/read")
@Requires(LookupApi.READ)
class ReadApi extends Answering {
    private final ReadDesk desk;
    private final ReadHolders holders;

    ReadApi(ReadDesk desk, ReadHolders holders, Clock clock) {
        super(clock);
        this.desk = desk;
        this.holders = holders;
    }

    @GetMapping("/itsystem/{system}")
    ResponseEntity<List<ReadAnswer.Assigned>> ofSystem(
            @PathVariable String system,
            @RequestParam(defaultValue = "false") boolean indirectRoles,
            @RequestParam(defaultValue = "false") boolean withDescription,
            @RequestParam(defaultValue = "false") boolean withConstraintTypeValueSet,
            @RequestParam(defaultValue = "false") boolean includePostponedConstraints,
            @RequestParam(required = false) @Nullable String domain) {
        var wishes = new ReadHolders.Wishes(
                indirectRoles, withDescription, withConstraintTypeValueSet, includePostponedConstraints);
        return orNone(() -> holders.ofSystem(system, wishes, domain));
    }

    @GetMapping("/assigned/{role}")
    ReadAnswer.Assigned ofRole(
            @PathVariable long role,
            @RequestParam(defaultValue = "false") boolean indirectRoles,
            @RequestParam(defaultValue = "false") boolean withDescription,
            @RequestParam(defaultValue = "false") boolean withConstraintTypeValueSet,
            @RequestParam(defaultValue = "false") boolean includePostponedConstraints,
            @RequestParam(required = false) @Nullable String domain) {
        return holders.ofRole(
                role,
                new ReadHolders.Wishes(
                        indirectRoles, withDescription, withConstraintTypeValueSet, includePostponedConstraints),
                domain);
    }

    /** Spelt as its clients spell it. */
    @GetMapping("/itsystem/roleAssignmentsWithContraints/{system}")
    ResponseEntity<List<ReadAnswer.Limited>> limited(@PathVariable String system) {
        return orNone(() -> holders.limited(system));
    }

    private static <T> ResponseEntity<List<T>> orNone(Supplier<List<T>> answer) {
        try {
            return ResponseEntity.ok(answer.get());
        } catch (NotFound unknown) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).body(List.of());
        }
    }

    @GetMapping("/user/{user}/roles")
    List<ReadAnswer.Role> rolesOfUser(
            @PathVariable String user, @RequestParam(required = false) @Nullable String domain) {
        desk.demandDomain(domain);
        return desk.rolesOfUser(user, domain);
    }

    @GetMapping("/user/{user}/rolegroups")
    List<ReadAnswer.Group> groupsOfUser(
            @PathVariable String user, @RequestParam(required = false) @Nullable String domain) {
        desk.demandDomain(domain);
        return desk.groupsOfUser(user, domain);
    }

    @GetMapping("/ous/{unit}/roles")
    List<ReadAnswer.Role> rolesOnUnit(@PathVariable UUID unit) {
        return desk.rolesOnUnit(unit);
    }

    @GetMapping("/ous/{unit}/rolegroups")
    List<ReadAnswer.Group> groupsOnUnit(@PathVariable UUID unit) {
        return desk.groupsOnUnit(unit);
    }

    @GetMapping("/rolegroups")
    List<ReadAnswer.GroupWithRoles> groups() {
        return desk.groups();
    }

    @GetMapping("/rolegroups/{id}")
    ReadAnswer.GroupWithRoles group(@PathVariable long id) {
        return desk.group(id);
    }

    @GetMapping("/userroles")
    List<ReadAnswer.UserRole> userRoles() {
        return desk.userRoles();
    }

    @GetMapping("/userroles/{id}")
    ReadAnswer.UserRole userRole(@PathVariable long id) {
        return desk.userRole(id);
    }

    /** @param systems their numbers, in the body of the GET; none: all */
    @GetMapping("/userroles/itsystems")
    List<ReadAnswer.UserRoleLine> lines(@RequestBody(required = false) @Nullable List<Long> systems) {
        return desk.lines(systems == null ? List.of() : systems);
    }
}
