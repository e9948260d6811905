package dk.faelled.secondfactor.connector;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.NsisLevel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A login provider asks for an address at which one of its persons adds a device (identity 5.2). */
@RestController
@Requires(ConnectorRights.LOGIN_PROVIDER)
class HandoffApi {
    private final Handoffs handoffs;

    record Whom(@Nullable String cpr, @Nullable String nsisLevel) {
        @Override
        public String toString() {
            return "Whom[" + nsisLevel + "]";
        }
    }

    HandoffApi(Handoffs handoffs) {
        this.handoffs = handoffs;
    }

    /** The address as plain text; it opens within five minutes, and serves once. */
    @PostMapping("/os2faktor/api/login/authenticateUser")
    ResponseEntity<String> begin(@RequestParam(defaultValue = "") String type, @RequestBody Whom whom) {
        var kind = HandoffKind.of(type);
        if (kind.isEmpty()) return refused("type: " + HandoffKind.words());
        var level = level(whom.nsisLevel());
        if (level.isEmpty()) return refused("nsisLevel: NONE, LOW, SUBSTANTIAL, HIGH");
        var cpr = Cpr.parse(whom.cpr() == null ? "" : whom.cpr());
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(handoffs.begin(kind.get(), cpr, level.get()));
    }

    private static Optional<NsisLevel> level(@Nullable String said) {
        return said == null || said.isBlank()
                ? Optional.of(NsisLevel.NONE)
                : Arrays.stream(NsisLevel.values())
                        .filter(one -> one.name().equals(said))
                        .findAny();
    }

    private static ResponseEntity<String> refused(String what) {
        return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body(what);
    }

    @ExceptionHandler
    ResponseEntity<String> wrong(RuleBroken broken) {
        return refused(Messages.text(broken));
    }
}
