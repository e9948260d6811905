package dk.faelled.secondfactor.challenge;

import dk.faelled.platform.Public;
import dk.faelled.platform.limit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A browser asks whether its challenge was answered (identity 5.2); nothing else is told by the key that it has. */
@RestController
class PollApi {
    private static final int LONGEST_WAIT = 25;
    private static final double GUESSES_A_SECOND = 20;
    private static final int GUESSES_AT_ONCE = 200;
    private final ChallengeDesk desk;
    private final RateLimits limits;

    record Poll(boolean stateChange) {}

    PollApi(ChallengeDesk desk, RateLimits limits) {
        this.desk = desk;
        this.limits = limits;
    }

    /** @param wait seconds until it is answered, at most 25; 0 answers at once */
    @GetMapping("/os2faktor/api/notification/{pollingKey}/poll")
    @Public("a browser that is signing in; its random key is all it has")
    ResponseEntity<Poll> poll(
            @PathVariable String pollingKey, @RequestParam(defaultValue = "0") int wait, HttpServletRequest request) {
        var key = key(pollingKey);
        if (key.isEmpty()) return ResponseEntity.ok(new Poll(true));
        boolean guessed = !desk.knows(key.get());
        if (guessed && !limits.take("poll " + request.getRemoteAddr(), GUESSES_A_SECOND, GUESSES_AT_ONCE))
            return tooMany();
        return desk.poll(key.get(), Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT)))
                .map(changed -> ResponseEntity.ok(new Poll(changed)))
                .orElseGet(PollApi::tooMany);
    }

    private static ResponseEntity<Poll> tooMany() {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("Retry-After", "1")
                .build();
    }

    private static Optional<UUID> key(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
