package dk.faelled.identity.saml.message;

import java.util.Collection;
import java.util.Optional;

/**
 * Where somebody takes messages about logout.
 *
 * @param answers where answers to our requests do not go: the address for answers of its own
 */
public record LogoutPlace(Binding binding, String requests, String answers) {
    /** Through the address of the browser before a form, as no script is needed for that. */
    static Optional<LogoutPlace> best(Collection<LogoutPlace> all) {
        return all.stream()
                .filter(each -> each.binding() == Binding.REDIRECT)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }
}
