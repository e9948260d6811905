package dk.faelled.roles.giving;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.giving.GivingDesk.Kind;
import dk.faelled.roles.lookup.Answering;
import java.time.Clock;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Assignments on units, version 2: kind is {@code userrole} or {@code rolegroup}. */
@RestController
@RequestMapping("/os2rollekatalog/api/v2/organisation")
class PlacingApi extends Answering {
    private final PlacingDesk desk;

    PlacingApi(PlacingDesk desk, Clock clock) {
        super(clock);
        this.desk = desk;
    }

    @GetMapping("/{unit}/assignment/{kind}")
    @Requires(HeldApi.READ)
    List<PlacedAnswer> on(@PathVariable UUID unit, @PathVariable String kind) {
        return desk.on(unit, Kind.of(kind));
    }

    /** @param combine {@code all}: any scopes together */
    @PostMapping("/assignment/{kind}")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(GivingApi.ON_UNITS)
    PlacedAnswer place(
            @PathVariable String kind,
            @RequestBody PlacedAnswer said,
            @RequestParam(defaultValue = "") String combine) {
        return desk.place(said, Kind.of(kind), combine.equals("all"));
    }

    @GetMapping("/assignment/{kind}/{id}")
    @Requires(HeldApi.READ)
    PlacedAnswer one(@PathVariable String kind, @PathVariable long id) {
        return desk.one(id, Kind.of(kind));
    }

    @PutMapping("/assignment/{kind}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(GivingApi.ON_UNITS)
    void change(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestBody PlacedAnswer said,
            @RequestParam(defaultValue = "") String combine) {
        desk.change(id, said, Kind.of(kind), combine.equals("all"));
    }

    @DeleteMapping("/assignment/{kind}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(GivingApi.ON_UNITS)
    void remove(@PathVariable String kind, @PathVariable long id) {
        desk.remove(id, Kind.of(kind));
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
