package dk.faelled.identity.radius;

import dk.faelled.identity.factor.UsedOnce;
import dk.faelled.platform.Sealer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a client brings back with a code (attribute State): who has shown a password, to which system, and when. Sealed under
 * the authority's key, so that any node can go on; counts once, and for five minutes.
 */
@Component
@Transactional
class RadiusStates {
    private static final Duration LIFE = Duration.ofMinutes(5);
    /** So that nothing else that is sealed can be taken for one. */
    private static final String MARK = "radius-state/1";

    private static final Pattern FORM =
            Pattern.compile(MARK + "\\|([0-9a-f-]{36})\\|([0-9a-f-]{36})\\|(\\d{1,15})\\|([01])");
    private final Sealer sealer;
    private final UsedOnce used;
    private final Clock clock;

    /** @param second the client had asked where a second factor is always needed */
    record State(UUID provider, UUID account, Instant passwordAt, boolean second) {}

    RadiusStates(Sealer sealer, UsedOnce used, Clock clock) {
        this.sealer = sealer;
        this.used = used;
        this.clock = clock;
    }

    byte[] seal(State state) {
        return sealer.sealSecret(String.join(
                "|",
                MARK,
                state.provider().toString(),
                state.account().toString(),
                Long.toString(state.passwordAt().toEpochMilli()),
                state.second() ? "1" : "0"));
    }

    /** Empty for one that is none of ours, too old, or was taken before. */
    Optional<State> take(byte[] sealed) {
        var state = open(sealed)
                .filter(one -> clock.instant().isBefore(one.passwordAt().plus(LIFE)));
        return state.filter(_ -> used.take(MARK + Base64.getEncoder().encodeToString(sealed)));
    }

    private Optional<State> open(byte[] sealed) {
        String text;
        try {
            text = sealer.openSecret(sealed);
        } catch (IllegalArgumentException | IllegalStateException notOurs) {
            return Optional.empty();
        }
        var found = FORM.matcher(text);
        if (!found.matches()) return Optional.empty();
        return Optional.of(new State(
                UUID.fromString(found.group(1)),
                UUID.fromString(found.group(2)),
                Instant.ofEpochMilli(Long.parseLong(found.group(3))),
                found.group(4).equals("1")));
    }
}
