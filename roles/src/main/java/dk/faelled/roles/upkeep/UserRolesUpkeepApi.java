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

/** User roles and role groups, version 2. */
@RestController
@RequestMapping("/os2rollekatalog/api/v2")
@Requires(UpkeepApi.READ)
class UserRolesUpkeepApi extends Answering {
    private final UserRolesDesk roles;
    private final GroupsDesk groups;
    private final UpkeepDesk upkeep;
    private final AccountsList accounts;
    private final LongList list;

    UserRolesUpkeepApi(
            UserRolesDesk roles,
            GroupsDesk groups,
            UpkeepDesk upkeep,
            AccountsList accounts,
            LongList list,
            Clock clock) {
        super(clock);
        this.roles = roles;
        this.groups = groups;
        this.upkeep = upkeep;
        this.accounts = accounts;
        this.list = list;
    }

    @GetMapping("/userrole")
    List<UserRolesAnswer> roles() {
        return roles.all();
    }

    @PostMapping("/userrole")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires("roles.userrole.create")
    UserRolesAnswer create(@RequestBody UserRolesAnswer said) {
        return roles.create(said);
    }

    @GetMapping("/userrole/{id}")
    UserRolesAnswer role(@PathVariable long id) {
        return roles.one(id);
    }

    @PutMapping("/userrole/{id}")
    @Requires("roles.userrole.update")
    UserRolesAnswer change(@PathVariable long id, @RequestBody UserRolesAnswer said) {
        return roles.change(id, said);
    }

    @DeleteMapping("/userrole/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires("roles.userrole.delete")
    void deleteRole(@PathVariable long id) {
        roles.delete(id);
    }

    @GetMapping("/userrole/{id}/users")
    void usersOfRole(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String domain,
            HttpServletResponse response)
            throws IOException {
        roles.one(id);
        users(AccountsList.Of.USER_ROLE, id, domain, response);
    }

    @GetMapping("/rolegroup")
    List<GroupsAnswer> groups() {
        return groups.all();
    }

    @PostMapping("/rolegroup")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires("roles.rolegroup.create")
    GroupsAnswer create(@RequestBody GroupsAnswer said) {
        return groups.create(said);
    }

    @GetMapping("/rolegroup/{id}")
    GroupsAnswer group(@PathVariable long id) {
        return groups.one(id);
    }

    @PutMapping("/rolegroup/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires("roles.rolegroup.update")
    void change(@PathVariable long id, @RequestBody GroupsAnswer said) {
        groups.change(id, said);
    }

    @DeleteMapping("/rolegroup/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires("roles.rolegroup.delete")
    void deleteGroup(@PathVariable long id) {
        groups.delete(id);
    }

    @GetMapping("/rolegroup/{id}/users")
    void usersOfGroup(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String domain,
            HttpServletResponse response)
            throws IOException {
        groups.one(id);
        users(AccountsList.Of.GROUP, id, domain, response);
    }

    private void users(AccountsList.Of what, long id, @Nullable String domain, HttpServletResponse response)
            throws IOException {
        long in = upkeep.domain(domain);
        list.<AccountsList.Account>write(response, taking -> accounts.each(what, id, in, false, taking));
    }

    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return broken.key().endsWith(".taken") ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
    }
}
