package dk.faelled.identity.oidc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From what somebody shows to what he is given in one transaction, committed before he is answered. What was written of a
 * refusal, such as that a code was shown twice, stays.
 */
final class InOneTransaction implements AuthenticationProvider {
    private final AuthenticationProvider library;
    private final Runnable before;
    private final TransactionTemplate transaction;

    private record Outcome(
            @Nullable Authentication given, @Nullable OAuth2AuthenticationException refused) {}

    /** @param before what needs a connection of its own, and so may not wait for one while this holds one */
    InOneTransaction(AuthenticationProvider library, Runnable before, TransactionTemplate transaction) {
        this.library = library;
        this.before = before;
        this.transaction = transaction;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        before.run();
        var outcome = Objects.requireNonNull(transaction.execute(_ -> {
            try {
                return new Outcome(library.authenticate(authentication), null);
            } catch (OAuth2AuthenticationException refused) {
                return new Outcome(null, refused);
            }
        }));
        if (outcome.refused() != null) throw outcome.refused();
        return outcome.given();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return library.supports(authentication);
    }
}
