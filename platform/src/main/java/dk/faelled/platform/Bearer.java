package dk.faelled.platform;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls by a bearer token that is no API key, and what its issuer says of them.
 *
 * @param held ids of the permissions that the token stands for
 * @param roles as the token names them
 */
public record Bearer(
        TenantId tenant,
        Actor actor,
        Set<String> held,
        @Nullable String userName,
        @Nullable String email,
        List<String> roles) {
    /** The request attribute that holds it. */
    public static final String ATTRIBUTE = "faelled.bearer";

    /** The request attribute that says why a token was not taken, where the caller may know. */
    public static final String REFUSED = "faelled.bearer-refused";

    /** Knows issuers of tokens, and reads theirs. Under the prefixes of interfaces that we keep for others. */
    public interface Reader {
        /** @throws Unreadable for a token that is not, or no longer, to be believed */
        Bearer read(String token);
    }

    /** A token that is not to be believed; the reason is told to the caller where it is of use there. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final @Nullable String reason;

        public Unreadable(@Nullable String reason) {
            super("unreadable token");
            this.reason = reason;
        }

        public @Nullable String reason() {
            return reason;
        }
    }
}
