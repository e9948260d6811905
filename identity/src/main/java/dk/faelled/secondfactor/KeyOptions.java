package dk.faelled.secondfactor;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a page hands to the browser, in the JSON forms of WebAuthn level 3 (section 5.1.8 and 5.1.9). */
public final class KeyOptions {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MILLISECONDS = 300_000;

    /**
     * Whose a key is to be.
     *
     * @param handle what the key tells when it signs in with nothing else, at most 64 bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record User(byte[] handle, String name, String displayName) {}

    private KeyOptions() {}

    /** @param known ids of keys of the same owner: an authenticator that holds one of them makes no other @param challenge as base64url */
    public static String toMake(Site site, String authority, User user, List<byte[]> known, String challenge) {
        return JSON.writeValueAsString(Map.of(
                "rp",
                Map.of("id", site.host(), "name", authority),
                "user",
                Map.of("id", text(user.handle()), "name", user.name(), "displayName", user.displayName()),
                "challenge",
                challenge,
                "pubKeyCredParams",
                KeyCeremony.ALGORITHMS.stream()
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

    /** @param allowed ids; none where the key itself is to say whose it is @param challenge as base64url */
    public static String toSign(Site site, List<byte[]> allowed, String challenge, boolean verified) {
        return JSON.writeValueAsString(Map.of(
                "challenge",
                challenge,
                "rpId",
                site.host(),
                "timeout",
                MILLISECONDS,
                "allowCredentials",
                credentials(allowed),
                "userVerification",
                verified ? "required" : "preferred"));
    }

    private static List<Map<String, String>> credentials(List<byte[]> keys) {
        return keys.stream()
                .map(key -> Map.of("type", "public-key", "id", text(key)))
                .toList();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
