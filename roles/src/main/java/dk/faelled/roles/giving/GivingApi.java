package dk.faelled.roles.giving;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.Dates;
import dk.faelled.roles.catalogue.ConstraintTypeRegister;
import dk.faelled.roles.lookup.Answering;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Roles and groups, assigned as clients of an OS2rollekatalog do it: kind is {@code userrole} or {@code rolegroup}. */
@RestController
@RequestMapping("/os2rollekatalog/api")
class GivingApi extends Answering {
    static final String TO_USERS = "roles.assigner.user";
    static final String ON_UNITS = "roles.assigner.orgunit";
    private final GivingDesk desk;
    private final ConstraintTypeRegister types;

    GivingApi(GivingDesk desk, ConstraintTypeRegister types, Clock clock) {
        super(clock);
        this.types = types;
        this.desk = desk;
    }

    /** Clients spell it both ways. */
    @GetMapping({"/itSystem/managed", "/itsystem/managed"})
    @Requires(TO_USERS)
    List<Managed> managed() {
        return desk.managed();
    }

    @PutMapping("/v2/user/{user}/assign/userrole/{id}")
    @Requires(TO_USERS)
    void give(@PathVariable String user, @PathVariable long id, @RequestBody GiveSaid said) {
        desk.give(user, GivingDesk.Kind.USERROLE, id, said);
    }

    @PutMapping("/user/{user}/assign/{kind}/{id}")
    @Requires(TO_USERS)
    void give(
            @PathVariable String user,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate startDate,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate stopDate,
            @RequestParam(defaultValue = "true") boolean onlyIfNotAssigned,
            @RequestParam(required = false) @Nullable String domain) {
        desk.give(
                user,
                domain,
                GivingDesk.Kind.of(kind),
                id,
                new Dates(startDate, stopDate),
                onlyIfNotAssigned,
                List.of());
    }

    @DeleteMapping("/user/{user}/deassign/{kind}/{id}")
    @Requires(TO_USERS)
    void take(
            @PathVariable String user,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String domain) {
        desk.take(user, domain, GivingDesk.Kind.of(kind), id);
    }

    /** @param users account names: these have the role by hand afterwards, and nobody else */
    @PostMapping("/overwriteAssignments/userrole/{id}")
    @Requires(TO_USERS)
    void overwrite(
            @PathVariable long id,
            @RequestBody List<String> users,
            @RequestParam(required = false) @Nullable String domain) {
        desk.overwrite(id, users.stream().filter(Objects::nonNull).toList(), domain);
    }

    @PutMapping("/constraint")
    @Requires("roles.itsystem.update")
    void constraint(@RequestBody ConstraintSaid said) {
        types.put(said.wanted());
    }

    @PutMapping("/ou/{unit}/assign/{kind}/{id}")
    @Requires(ON_UNITS)
    void place(
            @PathVariable String unit,
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate startDate,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate stopDate,
            @RequestParam(defaultValue = "false") boolean inherit) {
        desk.place(unit, GivingDesk.Kind.of(kind), id, new Dates(startDate, stopDate), inherit);
    }

    @DeleteMapping("/ou/{unit}/deassign/{kind}/{id}")
    @Requires(ON_UNITS)
    void displace(@PathVariable String unit, @PathVariable String kind, @PathVariable long id) {
        desk.displace(unit, GivingDesk.Kind.of(kind), id);
    }

    @ExceptionHandler
    ResponseEntity<String> unknown(Unknown unknown) {
        return unknown.answer();
    }

    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return HttpStatus.BAD_REQUEST;
    }
}
