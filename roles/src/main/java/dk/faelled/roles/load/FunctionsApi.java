package dk.faelled.roles.load;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.load.LoadedNames.Kind;
import dk.faelled.roles.load.LoadedNames.Named;
import dk.faelled.roles.lookup.Answering;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Honorary functions (tillidsfunktioner): by name alone, as older loaders know them, and each by its UUID. */
@RestController
@RequestMapping("/os2rollekatalog/api")
@Requires(LoadApi.LOAD)
class FunctionsApi extends Answering {
    private final LoadedNames names;
    private final Refusals refusals;

    FunctionsApi(LoadedNames names, Refusals refusals, Clock clock) {
        super(clock);
        this.names = names;
        this.refusals = refusals;
    }

    @GetMapping("/function")
    List<String> names() {
        return names.active(Kind.FUNCTION).stream()
                .map(Named::name)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @PostMapping("/function")
    void names(@RequestBody List<String> said) {
        names.replaceNames(Kind.FUNCTION, OrganisationSaid.known(said));
    }

    @GetMapping("/v2/function")
    List<Named> all() {
        return names.active(Kind.FUNCTION);
    }

    @PostMapping("/v2/function")
    @ResponseStatus(HttpStatus.CREATED)
    Named add(@RequestBody Named said) {
        return names.add(Kind.FUNCTION, said);
    }

    @PostMapping("/v2/function/sync")
    void all(@RequestBody List<Named> said) {
        names.replace(Kind.FUNCTION, OrganisationSaid.known(said));
    }

    @GetMapping("/v2/function/{id}")
    Named one(@PathVariable UUID id) {
        return names.one(Kind.FUNCTION, id);
    }

    @PutMapping("/v2/function/{id}")
    Named rename(@PathVariable UUID id, @RequestBody Named said) {
        return names.rename(Kind.FUNCTION, id, said);
    }

    @DeleteMapping("/v2/function/{id}")
    void remove(@PathVariable UUID id) {
        names.remove(Kind.FUNCTION, id);
    }

    @ExceptionHandler
    ResponseEntity<Refusals.Refusal> refused(LoadRefused refused, HttpServletRequest request) {
        return refusals.answer(refused, request);
    }

    /** Another load is still running. */
    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return HttpStatus.CONFLICT;
    }
}
