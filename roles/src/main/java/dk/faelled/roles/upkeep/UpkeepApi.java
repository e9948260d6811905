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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** IT systems that keep their own roles in the catalogue, version 1 of the interface. */
@RestController
@RequestMapping("/os2rollekatalog/api/itsystem")
class UpkeepApi extends Answering {
    static final String READ = "roles.key.read";
    static final String UPDATE = "roles.itsystem.update";
    private final UpkeepDesk desk;
    private final AccountsList accounts;
    private final LongList list;

    UpkeepApi(UpkeepDesk desk, AccountsList accounts, LongList list, Clock clock) {
        super(clock);
        this.desk = desk;
        this.accounts = accounts;
        this.list = list;
    }

    @GetMapping("/all")
    @Requires(READ)
    List<ManagedSystem.Line> all() {
        return desk.all();
    }

    @GetMapping("/manage")
    @Requires(UPDATE)
    List<ManagedSystem.Line> managed() {
        return desk.managed();
    }

    /** The account names of those who hold a role of the system and can sign in. */
    @GetMapping("/{system}/users")
    @Requires(READ)
    void users(
            @PathVariable String system,
            @RequestParam(required = false) @Nullable String domain,
            HttpServletResponse response)
            throws IOException {
        long id = desk.id(system);
        long in = desk.domain(domain);
        list.<String>write(
                response,
                taking -> accounts.each(
                        AccountsList.Of.SYSTEM, id, in, true, account -> taking.accept(account.userId())));
    }

    @GetMapping("/manage/{system}")
    @Requires(UPDATE)
    ManagedSystem read(@PathVariable String system, @RequestParam(required = false) @Nullable String domain) {
        return desk.read(system, domain);
    }

    /**
     * @param updateUserAssignments the users that are named have the roles afterwards, and nobody else
     * @param maintainDescriptionAndName names follow what is said here
     */
    @PostMapping("/manage/{system}")
    @Requires(UPDATE)
    void write(
            @PathVariable String system,
            @RequestBody ManagedSystem said,
            @RequestParam(defaultValue = "false") boolean updateUserAssignments,
            @RequestParam(defaultValue = "true") boolean maintainDescriptionAndName,
            @RequestParam(required = false) @Nullable String domain) {
        desk.write(system, said, updateUserAssignments, maintainDescriptionAndName, domain);
    }

    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return HttpStatus.BAD_REQUEST;
    }
}
