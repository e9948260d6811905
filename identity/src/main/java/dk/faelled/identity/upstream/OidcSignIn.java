package dk.faelled.identity.upstream;

import com.nimbusds.jwt.JWTClaimsSet;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends people to a provider of OpenID Connect, and asks it who has come back: code, PKCE, state and nonce. */
@Component
class OidcSignIn {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTHING = "";
    private final OidcSources sources;
    private final SourceCalls calls;
    private final IdTokens tokens;

    OidcSignIn(OidcSources sources, SourceCalls calls, IdTokens tokens) {
        this.sources = sources;
        this.calls = calls;
        this.tokens = tokens;
    }

    /** Where it sends people back: an address for each provider, so that one cannot answer for another. */
    static String returnTo(String base, UUID source) {
        return base + dk.faelled.identity.session.LoginOrigin.path(source) + "/back";
    }

    /** The address where the browser goes. */
    String address(Journey journey) {
        var source = sources.get(journey.source());
        var all = new LinkedHashMap<String, String>();
        all.put("response_type", "code");
        all.put("client_id", source.clientId());
        all.put("redirect_uri", returnTo(journey.base(), source.source()));
        all.put("scope", String.join(" ", source.scopes()));
        all.put("state", journey.state());
        all.put("nonce", journey.nonce());
        all.put("code_challenge", challenge(journey.verifier()));
        all.put("code_challenge_method", "S256");
        if (!source.classes().isEmpty()) all.put("acr_values", String.join(" ", source.classes()));
        if (journey.anew()) {
            all.put("prompt", "login");
            all.put("max_age", "0");
        }
        var address = source.discovery().authorization();
        return address
                + (address.contains("?") ? "&" : "?")
                + all.entrySet().stream()
                        .map(one -> one.getKey() + "=" + SourceCalls.encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    /** What came back with the browser. @param issuer whose answer it says that it is; empty for nothing said */
    record Returned(String code, String error, String issuer) {}

    /** @throws SourceRefused where the provider says no, or cannot be believed */
    Said said(Returned returned, Journey journey) {
        var source = sources.get(journey.source());
        // RFC 9207: else one provider could hand us the code of another
        if (returned.issuer().isEmpty()
                ? source.discovery().namesIssuer()
                : !returned.issuer().equals(source.issuer())) throw new SourceRefused(Fault.ISSUER, "iss");
        if (!returned.error().isEmpty()) throw new SourceRefused(Fault.SAID_NO, word(returned.error()));
        if (returned.code().isEmpty()) throw new SourceRefused(Fault.SAID_NO, "code");
        try {
            var answer = redeemed(source, returned.code(), journey);
            var claims = tokens.verified(answer.path("id_token").asString(NOTHING), source, journey.nonce());
            var all = new LinkedHashMap<String, List<String>>();
            if (source.userinfo())
                all.putAll(known(source, answer.path("access_token").asString(NOTHING), claims.getSubject()));
            // what is signed counts before what is not
            all.putAll(texts(JSON.valueToTree(claims.toJSONObject())));
            return new Said(all, provedAt(claims), null);
        } catch (RuleBroken broken) {
            throw new SourceRefused(Fault.UNREACHABLE, broken.key());
        } catch (JacksonException unreadable) {
            throw new SourceRefused(Fault.UNREACHABLE, "json");
        }
    }

    private JsonNode redeemed(OidcSource source, String code, Journey journey) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", returnTo(journey.base(), source.source()));
        form.put("code_verifier", journey.verifier());
        var secret = source.secret();
        boolean basic = secret != null && source.discovery().basic();
        if (!basic) form.put("client_id", source.clientId());
        if (secret != null && !basic) form.put("client_secret", secret);
        var answer = calls.post(
                source.discovery().token(), form, basic && secret != null ? basic(source.clientId(), secret) : null);
        var told = JSON.readTree(answer.body());
        if (!answer.isGood() || told.path("id_token").asString(NOTHING).isEmpty())
            throw new SourceRefused(Fault.SAID_NO, word(told.path("error").asString("id_token")));
        return told;
    }

    /** RFC 6749 2.3.1 */
    private static String basic(String clientId, String secret) {
        var both = SourceCalls.encoded(clientId) + ":" + SourceCalls.encoded(secret);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, List<String>> known(OidcSource source, String token, String subject) {
        var address = source.discovery().userinfo();
        if (address == null || token.isEmpty()) throw new SourceRefused(Fault.UNREACHABLE, "userinfo");
        var answer = calls.get(address, token);
        if (!answer.isGood() || !answer.type().startsWith("application/json"))
            throw new SourceRefused(Fault.UNREACHABLE, "userinfo " + answer.status());
        var told = JSON.readTree(answer.body());
        if (!told.path("sub").asString(NOTHING).equals(subject)) throw new SourceRefused(Fault.TOKEN, "userinfo sub");
        return texts(told);
    }

    /** Texts, numbers and truths, alone or in a list; nothing deeper. */
    private static Map<String, List<String>> texts(JsonNode told) {
        var all = new LinkedHashMap<String, List<String>>();
        told.properties().forEach(one -> {
            var values = new ArrayList<String>();
            if (one.getValue().isArray()) one.getValue().forEach(each -> add(values, each));
            else add(values, one.getValue());
            if (!values.isEmpty()) all.put(one.getKey(), values);
        });
        return all;
    }

    private static void add(List<String> values, JsonNode one) {
        if (one.isValueNode() && !one.isNull()) values.add(one.asString());
    }

    private static @Nullable Instant provedAt(JWTClaimsSet claims) {
        try {
            var at = claims.getDateClaim("auth_time");
            return at == null ? null : at.toInstant();
        } catch (ParseException wrong) {
            throw new SourceRefused(Fault.TOKEN, "auth_time");
        }
    }

    /** What a protocol calls an error; nothing else is repeated. */
    private static String word(String told) {
        return told.matches("[A-Za-z0-9_.-]{1,60}") ? told : NOTHING;
    }
}
