package dk.faelled.roles.upkeep;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.lookup.AccountsList;
import dk.faelled.roles.lookup.Answering;
import dk.faelled.roles.lookup.LongList;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** IT systems, their system roles, and constraint types, version 2. {@code system}: identifier, else UUID, else number. */
@RestController
@RequestMapping("/os2rollekatalog/api/v2")
@Requires(UpkeepApi.READ)
class SystemsUpkeepApi extends Answering {
    private final SystemsDesk desk;
    private final UserRolesDesk roles;
    private final UpkeepDesk upkeep;
    private final AccountsList accounts;
    private final LongList list;

    SystemsUpkeepApi(
            SystemsDesk desk,
            UserRolesDesk roles,
            UpkeepDesk upkeep,
            AccountsList accounts,
            LongList list,
            Clock clock) {
        super(clock);
        this.desk = desk;
        this.roles = roles;
        this.upkeep = upkeep;
        this.accounts = accounts;
        this.list = list;
    }

    @GetMapping("/itsystem")
    List<SystemsAnswer.System> all() {
        return desk.all();
    }

    @PostMapping("/itsystem")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires("roles.itsystem.create")
    SystemsAnswer.System create(@RequestBody SystemsAnswer.System said) {
        return desk.create(said);
    }

    @GetMapping("/itsystem/{system}")
    SystemsAnswer.System one(@PathVariable String system) {
        return desk.one(system);
    }

    @GetMapping("/itsystem/{system}/userroles")
    List<UserRolesAnswer> userRoles(@PathVariable String system) {
        return roles.of(desk.system(system));
    }

    @GetMapping("/itsystem/{system}/systemroles")
    List<SystemsAnswer.SystemRole> systemRoles(@PathVariable String system) {
        return desk.rights(system);
    }

    @PostMapping("/itsystem/{system}/systemroles")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(UpkeepApi.UPDATE)
    SystemsAnswer.SystemRole create(
            @PathVariable String system,
            @RequestBody SystemsAnswer.SystemRole said,
            @RequestParam(required = false) @Nullable String adGroupType,
            @RequestParam(defaultValue = "false") boolean universal) {
        return desk.create(system, said, adGroupType, universal);
    }

    @PutMapping("/itsystem/{system}/systemroles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(UpkeepApi.UPDATE)
    void change(@PathVariable String system, @PathVariable long id, @RequestBody SystemsAnswer.SystemRole said) {
        desk.change(system, id, said);
    }

    @DeleteMapping("/itsystem/{system}/systemroles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(UpkeepApi.UPDATE)
    void delete(@PathVariable String system, @PathVariable long id) {
        desk.delete(system, id);
    }

    @GetMapping("/itsystem/{system}/users")
    void users(
            @PathVariable String system,
            @RequestParam(required = false) @Nullable String domain,
            HttpServletResponse response)
            throws IOException {
        long id = upkeep.id(system);
        long in = upkeep.domain(domain);
        list.<AccountsList.Account>write(
                response, taking -> accounts.each(AccountsList.Of.SYSTEM, id, in, false, taking));
    }

    @PostMapping("/itsystem/{system}/touch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(UpkeepApi.UPDATE)
    void touch(@PathVariable String system) {
        desk.touch(system);
    }

    @GetMapping("/constraint")
    List<SystemsAnswer.Constraint> constraints() {
        return desk.constraints();
    }

    @GetMapping("/constraint/{id}")
    SystemsAnswer.Constraint constraint(@PathVariable long id) {
        return desk.constraint(id);
    }

    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return broken.key().endsWith(".taken") ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
    }
}
