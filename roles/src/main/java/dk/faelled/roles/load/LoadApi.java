package dk.faelled.roles.load;

import dk.faelled.platform.Requires;
import dk.faelled.roles.load.OrganisationSaid.UserSaid;
import dk.faelled.roles.lookup.Answering;
import dk.faelled.roles.lookup.Fault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisation, loaded as loaders do it into an OS2rollekatalog: whole, or user by user. */
@RestController
@RequestMapping("/os2rollekatalog/api")
@Requires(LoadApi.LOAD)
class LoadApi extends Answering {
    static final String LOAD = "roles.key.organisation";
    private final Loading loading;
    private final LoadedReading reading;
    private final UnitCodes codes;
    private final LoadedNames names;
    private final LoadReports reports;
    private final Clock clock;

    /** As all faults are told, and each of them. */
    record Refusal(String timestamp, int status, String error, String message, String path, List<String> faults) {}

    LoadApi(
            Loading loading,
            LoadedReading reading,
            UnitCodes codes,
            LoadedNames names,
            LoadReports reports,
            Clock clock) {
        super(clock);
        this.loading = loading;
        this.reading = reading;
        this.codes = codes;
        this.names = names;
        this.reports = reports;
        this.clock = clock;
    }

    @PostMapping("/organisation/v3")
    LoadCounts whole(@RequestBody OrganisationSaid said, @RequestParam(required = false) @Nullable String domain) {
        return loading.whole(said, domain);
    }

    @PostMapping("/organisation/v3/delta")
    LoadCounts some(@RequestBody List<UserSaid> said, @RequestParam(required = false) @Nullable String domain) {
        return loading.some(OrganisationSaid.known(said), domain);
    }

    @PostMapping("/organisation/v2")
    LoadCounts old(@RequestBody OldOrganisationSaid said, @RequestParam(required = false) @Nullable String domain) {
        return loading.whole(said.today(), domain);
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

    @GetMapping("/title")
    List<LoadedNames.Named> titles() {
        return names.active(LoadedNames.Kind.TITLE);
    }

    @PostMapping("/title")
    void titles(@RequestBody List<LoadedNames.Named> said) {
        names.replace(LoadedNames.Kind.TITLE, OrganisationSaid.known(said));
    }

    @GetMapping("/v2/function")
    List<LoadedNames.Named> functions() {
        return names.active(LoadedNames.Kind.FUNCTION);
    }

    @PostMapping("/v2/function/sync")
    void functions(@RequestBody List<LoadedNames.Named> said) {
        names.replace(LoadedNames.Kind.FUNCTION, OrganisationSaid.known(said));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(LoadRefused refused, HttpServletRequest request) {
        reports.refused(refused.faults());
        var status = refused.status();
        return ResponseEntity.status(status)
                .body(new Refusal(
                        clock.instant().toString(),
                        status.value(),
                        status.getReasonPhrase(),
                        refused.faults().getFirst(),
                        request.getRequestURI(),
                        refused.faults()));
    }

    /** What was read is not repeated: it may be anything. */
    @ExceptionHandler
    ResponseEntity<Fault> notJson(HttpMessageNotReadableException wrong, HttpServletRequest request) {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof IOException)
                return fault(HttpStatus.CONTENT_TOO_LARGE, "The body is too large, or was broken off", request);
        return fault(HttpStatus.BAD_REQUEST, "The body is not the JSON that is expected here", request);
    }

    /** Another load is still running. */
    @Override
    protected HttpStatus refusal() {
        return HttpStatus.CONFLICT;
    }
}
