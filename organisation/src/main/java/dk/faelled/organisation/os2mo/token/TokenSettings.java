package dk.faelled.organisation.os2mo.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens count, for each authority: {@code faelled.organisation.tokens.issuers.<CVR number>.jwks=...}. An authority
 * that is not named takes none.
 */
@ConfigurationProperties("faelled.organisation.tokens")
public record TokenSettings(@DefaultValue Map<String, Issuer> issuers) {
    /**
     * @param issuer the claim {@code iss}
     * @param jwks address of the issuer's public keys
     * @param audience that tokens must name; null: none
     */
    public record Issuer(
            String issuer, String jwks, @Nullable String audience) {}
}
