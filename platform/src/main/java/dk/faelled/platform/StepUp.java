package dk.faelled.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** Has people prove anew who they are before a sensitive act. At most one bean, of the module that knows of proofs. */
public interface StepUp {
    /** How old a proof may be for what is {@link Sensitive}, or demands a permission that is. */
    Duration FRESH = Duration.ofMinutes(15);

    /**
     * The path where who is signed in proves it; it takes {@code next}, the page to come back to. Empty where the proof is
     * fresh enough, and for who has nothing but a password and proves no more than that.
     */
    Optional<String> needed(HttpServletRequest request, Duration maxAge);
}
