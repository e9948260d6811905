package dk.faelled.identity.oidc;

import dk.faelled.identity.provider.Chosen;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Who has signed in, as the library carries it from the code to the tokens. Its name is what the system is told: {@code sub}. */
final class Proven extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;
    private final transient Facts facts;
    private transient @Nullable Map<String, Object> told;

    /**
     * @param provider for which system
     * @param session what it is called outside
     * @param second a second factor was shown, and counted
     * @param acr how the sign-in was, in the words of the system where it asked
     * @param amr with what
     * @param chosen of claims that have one value alone
     */
    record Facts(
            UUID provider,
            UUID account,
            UUID session,
            String subject,
            Instant at,
            NsisLevel level,
            boolean second,
            String acr,
            List<String> amr,
            Chosen chosen) {
        Facts {
            amr = List.copyOf(amr);
        }
    }

    Proven(Facts facts) {
        super(List.of());
        this.facts = facts;
        setAuthenticated(true);
    }

    Facts facts() {
        return facts;
    }

    /** What all tokens of one answer say, made for the first of them. */
    Map<String, Object> told(Supplier<Map<String, Object>> made) {
        if (told == null) told = Map.copyOf(made.get());
        return told;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return facts.subject();
    }

    @Override
    public String getName() {
        return facts.subject();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Proven proven && facts.equals(proven.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }
}
