package dk.faelled.organisation.os2mo.token;

import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens count, for each authority: {@code faelled.organisation.tokens.issuers.<CVR number>.jwks=...}. An authority
 * that is not named takes none.
 *
 * @param development by CVR number, the secret that the well-known clients get tokens with where integrations are developed;
 *     empty in operation
 */
@ConfigurationProperties("faelled.organisation.tokens")
public record TokenSettings(
        @DefaultValue Map<String, Issuer> issuers,
        @DefaultValue Map<String, String> development) {
    private static final int SHORTEST = 12;

    /** @throws IllegalArgumentException where an issuer does not tell one authority, or its keys are not named */
    public TokenSettings {
        if (development.values().stream().anyMatch(secret -> secret.length() < SHORTEST))
            throw new IllegalArgumentException(
                    "A secret for tokens of development has " + SHORTEST + " characters or more");
        if (development.values().stream().distinct().count() < development.size())
            throw new IllegalArgumentException("Each authority has a secret for tokens of development of its own");
        var seen = new HashSet<String>();
        issuers.forEach((cvr, trusted) -> {
            if (!seen.add(trusted.issuer()))
                throw new IllegalArgumentException("The issuer of " + cvr + " is another authority's already");
        });
    }

    /**
     * @param issuer the claim {@code iss}
     * @param jwks address of the issuer's public keys
     * @param audience that tokens must name; null: none
     */
    public record Issuer(
            String issuer, String jwks, @Nullable String audience) {
        public Issuer {
            if (isBlank(issuer) || isBlank(jwks))
                throw new IllegalArgumentException("An issuer of tokens needs both issuer and jwks");
        }

        private static boolean isBlank(@Nullable String text) {
            return text == null || text.isBlank();
        }
    }
}
