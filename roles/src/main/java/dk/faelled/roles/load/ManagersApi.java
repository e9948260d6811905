package dk.faelled.roles.load;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.load.ManagersAnswer.Leader;
import dk.faelled.roles.load.ManagersAnswer.Manager;
import dk.faelled.roles.load.ManagersAnswer.Standing;
import dk.faelled.roles.lookup.Answering;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Managers and their substitutes (stedfortrædere), versions 1 and 2; a manager is named by account or UUID. */
@RestController
@RequestMapping("/os2rollekatalog/api")
class ManagersApi extends Answering {
    private static final String UPDATE = "roles.manager.update";
    private final ManagersDesk desk;

    ManagersApi(ManagersDesk desk, Clock clock) {
        super(clock);
        this.desk = desk;
    }

    @GetMapping("/manager")
    @Requires(LoadApi.LOAD)
    List<Manager> managers() {
        return desk.managers();
    }

    @PostMapping("/manager")
    @Requires(UPDATE)
    ResponseEntity<Void> name(@RequestBody Manager said) {
        return done(desk.name(said));
    }

    @DeleteMapping("/manager")
    @Requires(UPDATE)
    ResponseEntity<Void> release(@RequestBody Manager said) {
        return done(desk.release(said));
    }

    @GetMapping("/v2/manager")
    @Requires(LoadApi.LOAD)
    List<Leader> leaders() {
        return desk.leaders();
    }

    @GetMapping("/v2/manager/{manager}")
    @Requires(LoadApi.LOAD)
    List<Standing> of(@PathVariable String manager) {
        return desk.of(manager);
    }

    @PostMapping("/v2/manager")
    @Requires(UPDATE)
    void add(@RequestBody Standing said) {
        desk.name(null, said);
    }

    @PutMapping("/v2/manager/{manager}")
    @Requires(UPDATE)
    void add(@PathVariable String manager, @RequestBody Standing said) {
        desk.name(manager, said);
    }

    @DeleteMapping("/v2/manager/{manager}")
    @Requires(UPDATE)
    void remove(@PathVariable String manager, @RequestBody Standing said) {
        desk.release(manager, said);
    }

    private static ResponseEntity<Void> done(boolean changed) {
        return ResponseEntity.status(changed ? HttpStatus.OK : HttpStatus.NOT_MODIFIED)
                .build();
    }

    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return broken.key().equals("roles.busy") ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
    }
}
