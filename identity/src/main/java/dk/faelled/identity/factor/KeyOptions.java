package dk.faelled.identity.factor;

import dk.faelled.platform.AccountKept;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What a page hands to the browser, in the JSON forms of WebAuthn level 3 (section 5.1.8 and 5.1.9). */
final class KeyOptions {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MILLISECONDS = 300_000;
    private static final int HANDLE = 2 * 2 * Long.BYTES;

    /** Whose a key is: it says so itself when it signs in with nothing else. */
    record Handle(UUID tenant, UUID account) {
        byte[] bytes() {
            return ByteBuffer.allocate(HANDLE)
                    .putLong(tenant.getMostSignificantBits())
                    .putLong(tenant.getLeastSignificantBits())
                    .putLong(account.getMostSignificantBits())
                    .putLong(account.getLeastSignificantBits())
                    .array();
        }

        static Optional<Handle> of(byte[] bytes) {
            if (bytes.length != HANDLE) return Optional.empty();
            var all = ByteBuffer.wrap(bytes);
            return Optional.of(
                    new Handle(new UUID(all.getLong(), all.getLong()), new UUID(all.getLong(), all.getLong())));
        }
    }

    private KeyOptions() {}

    /** @param known of the account: an authenticator that holds one of them makes no other */
    static String toMake(Site site, String authority, AccountKept account, List<Passkey> known, Challenge challenge) {
        return JSON.writeValueAsString(Map.of(
                "rp",
                Map.of("id", site.host(), "name", authority),
                "user",
                Map.of(
                        "id",
                        text(new Handle(account.tenant().value(), account.account()).bytes()),
                        "name",
                        account.userName(),
                        "displayName",
                        account.displayName()),
                "challenge",
                challenge.text(),
                "pubKeyCredParams",
                Ceremony.ALGORITHMS.stream()
                        .map(algorithm -> Map.of("type", "public-key", "alg", algorithm))
                        .toList(),
                "timeout",
                MILLISECONDS,
                "excludeCredentials",
                credentials(known),
                "authenticatorSelection",
                Map.of("residentKey", "preferred", "userVerification", "preferred"),
                "attestation",
                "none"));
    }

    /** @param allowed none where the key itself is to say whose it is */
    static String toSign(Site site, List<Passkey> allowed, Challenge challenge, boolean verified) {
        return JSON.writeValueAsString(Map.of(
                "challenge",
                challenge.text(),
                "rpId",
                site.host(),
                "timeout",
                MILLISECONDS,
                "allowCredentials",
                credentials(allowed),
                "userVerification",
                verified ? "required" : "preferred"));
    }

    private static List<Map<String, String>> credentials(List<Passkey> keys) {
        return keys.stream()
                .map(key -> Map.of("type", "public-key", "id", text(key.credentialId())))
                .toList();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
