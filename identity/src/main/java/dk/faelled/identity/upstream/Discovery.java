package dk.faelled.identity.upstream;

import dk.faelled.identity.saml.message.Loopback;
import dk.faelled.platform.RuleBroken;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider of OpenID Connect says of itself (Discovery 1.0).
 *
 * @param userinfo null where it has none, as {@code endSession} (RP-Initiated Logout 1.0)
 * @param basic it takes a client's secret in a header; else in the form
 * @param namesIssuer it says in each answer that it is its own (RFC 9207)
 */
record Discovery(
        String issuer,
        String authorization,
        String token,
        String keys,
        @Nullable String userinfo,
        @Nullable String endSession,
        boolean basic,
        boolean namesIssuer) {
    static final String PATH = "/.well-known/openid-configuration";
    private static final int LONGEST = 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /** Where it stands. */
    static String address(String issuer) {
        return issuer.replaceFirst("/+$", "") + PATH;
    }

    /** @param issuer as somebody wrote it @throws RuleBroken at the field {@code issuer}, where it is another's or incomplete */
    static Discovery read(byte[] body, String issuer) {
        JsonNode told;
        try {
            told = JSON.readTree(body);
        } catch (JacksonException unreadable) {
            throw new RuleBroken("identity.source.discovery.none", address(issuer)).at("issuer");
        }
        var said = told.path("issuer").asString("");
        if (said.isEmpty()) throw new RuleBroken("identity.source.discovery.none", address(issuer)).at("issuer");
        if (!said.equals(issuer)) throw new RuleBroken("identity.source.issuer.other", said).at("issuer");
        var methods = told.path("token_endpoint_auth_methods_supported");
        return new Discovery(
                said,
                needed(told, "authorization_endpoint"),
                needed(told, "token_endpoint"),
                needed(told, "jwks_uri"),
                optional(told, "userinfo_endpoint"),
                optional(told, "end_session_endpoint"),
                !methods.isArray() || has(methods, "client_secret_basic"),
                told.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    private static boolean has(JsonNode all, String wanted) {
        for (var one : all) if (one.asString("").equals(wanted)) return true;
        return false;
    }

    private static String needed(JsonNode told, String name) {
        var address = optional(told, name);
        if (address == null) throw new RuleBroken("identity.source.discovery.missing", name).at("issuer");
        return address;
    }

    private static @Nullable String optional(JsonNode told, String name) {
        var text = told.path(name).asString("");
        if (text.isEmpty()) return null;
        try {
            var uri = new URI(text);
            if (Loopback.orHttps(uri) && uri.getRawFragment() == null && text.length() <= LONGEST) return text;
        } catch (URISyntaxException wrong) {
            // as any other that is none
        }
        throw new RuleBroken("identity.source.discovery.address", name).at("issuer");
    }

    static Discovery kept(String json) {
        return JSON.readValue(json, Discovery.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
