package dk.faelled.roles.load;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import dk.faelled.roles.lookup.Answering;
import dk.faelled.roles.lookup.Fault;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** The organisation, loaded as loaders do it into an OS2rollekatalog: whole, or user by user. */
@RestController
@RequestMapping("/os2rollekatalog/api")
@Requires(LoadApi.LOAD)
class LoadApi extends Answering {
    static final String LOAD = "roles.key.organisation";
    private final SaidReader said;
    private final Loading loading;
    private final LoadedReading reading;
    private final UnitCodes codes;
    private final LoadedNames names;
    private final Refusals refusals;

    LoadApi(
            SaidReader said,
            Loading loading,
            LoadedReading reading,
            UnitCodes codes,
            LoadedNames names,
            Refusals refusals,
            Clock clock) {
        super(clock);
        this.said = said;
        this.loading = loading;
        this.reading = reading;
        this.codes = codes;
        this.names = names;
        this.refusals = refusals;
    }

    @PostMapping("/organisation/v3")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = OrganisationSaid.class)))
    LoadCounts whole(InputStream body, @RequestParam(required = false) @Nullable String domain) {
        return loading.whole(said.whole(body), domain);
    }

    @PostMapping("/organisation/v3/delta")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = UserSaid.class))))
    LoadCounts some(InputStream body, @RequestParam(required = false) @Nullable String domain) {
        return loading.some(said.users(body), domain);
    }

    @PostMapping("/organisation/v2")
    LoadCounts old(@RequestBody OldOrganisationSaid old, @RequestParam(required = false) @Nullable String domain) {
        return loading.whole(old.today(), domain);
    }

    @PostMapping("/organisation")
    LoadCounts oldest() {
        throw new LoadRefused(
                HttpStatus.BAD_REQUEST, "This version is no longer taken. Use /api/organisation/v3 instead");
    }

    /** Written as it is read: it may be large. */
    @GetMapping("/organisation/v3")
    void read(@RequestParam(required = false) @Nullable String domain, HttpServletResponse response)
            throws IOException {
        var known = reading.domain(domain);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        reading.write(known, response.getOutputStream());
    }

    @PostMapping("/orgunit/kle/{unit}")
    void replaceCodes(@PathVariable String unit, @RequestBody UnitCodes.Said said) {
        codes.replace(unit, said);
    }

    /** Once, while no unit has codes. */
    @PostMapping("/kleload")
    void firstCodes(@RequestBody List<FirstCodes.Said> said) {
        codes.first(OrganisationSaid.known(said));
    }

    @GetMapping("/title")
    List<LoadedNames.Named> titles() {
        return names.active(LoadedNames.Kind.TITLE);
    }

    @PostMapping("/title")
    void titles(@RequestBody List<LoadedNames.Named> said) {
        names.replace(LoadedNames.Kind.TITLE, OrganisationSaid.known(said));
    }

    @ExceptionHandler
    ResponseEntity<Refusals.Refusal> refused(LoadRefused refused, HttpServletRequest request) {
        return refusals.answer(refused, request);
    }

    @ExceptionHandler
    ResponseEntity<Fault> notRead(JacksonException wrong, HttpServletRequest request) {
        return notJson(wrong, request);
    }

    /** Another load is still running. */
    @Override
    protected HttpStatus refusal(RuleBroken broken) {
        return HttpStatus.CONFLICT;
    }
}
