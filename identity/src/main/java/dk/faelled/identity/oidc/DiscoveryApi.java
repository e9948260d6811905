package dk.faelled.identity.oidc;

import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what there is here and where (OpenID Connect Discovery 1.0). */
@RestController
@Public("read by systems before anybody signs in")
class DiscoveryApi {
    private static final List<String> SECRET = List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");

    @GetMapping({"/.well-known/openid-configuration", "/auth/realms/{realm}/.well-known/openid-configuration"})
    Map<String, Object> configuration() {
        var issuer = Place.issuer();
        if (issuer.isEmpty()) throw new NotFound("issuer");
        var told = new LinkedHashMap<String, Object>();
        told.put("issuer", issuer);
        told.putAll(Place.isRealm() ? inRealm(issuer + Place.IN_REALM) : atRoot(issuer));
        told.put("response_types_supported", List.of("code"));
        told.put("response_modes_supported", List.of("query", "fragment"));
        told.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        told.put("subject_types_supported", List.of("public"));
        told.put("id_token_signing_alg_values_supported", List.of("ES256", "RS256"));
        told.put("token_endpoint_auth_methods_supported", METHODS);
        told.put("token_endpoint_auth_signing_alg_values_supported", ClientAssertions.algorithms());
        told.put("pushed_authorization_request_endpoint", Place.pushed(issuer));
        told.put("require_pushed_authorization_requests", false);
        told.put("introspection_endpoint_auth_methods_supported", SECRET);
        told.put("introspection_endpoint_auth_signing_alg_values_supported", ClientAssertions.algorithms());
        told.put("revocation_endpoint_auth_methods_supported", METHODS);
        told.put("revocation_endpoint_auth_signing_alg_values_supported", ClientAssertions.algorithms());
        told.put("code_challenge_methods_supported", List.of("S256"));
        told.put("scopes_supported", Scopes.ALL);
        told.put("prompt_values_supported", List.of("none", "login"));
        told.put(
                "acr_values_supported",
                List.of(
                        "https://data.gov.dk/concept/core/nsis/loa/Low",
                        "https://data.gov.dk/concept/core/nsis/loa/Substantial",
                        "https://data.gov.dk/concept/core/nsis/loa/High",
                        "mfa"));
        told.put(
                "claims_supported",
                List.of(
                        "sub",
                        "iss",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "acr",
                        "amr",
                        "loa",
                        "sid",
                        "nonce",
                        "azp",
                        "name",
                        "given_name",
                        "family_name",
                        "preferred_username",
                        "email"));
        told.put("ui_locales_supported", List.of("da", "en"));
        told.put("claims_parameter_supported", true);
        told.put("request_parameter_supported", false);
        told.put("request_uri_parameter_supported", false);
        told.put("authorization_response_iss_parameter_supported", true);
        told.put("backchannel_logout_supported", true);
        told.put("backchannel_logout_session_supported", true);
        return told;
    }

    private static Map<String, Object> atRoot(String base) {
        return addresses(
                base + "/oauth2/authorize",
                base + "/oauth2/token",
                base + "/oauth2/jwks",
                base + "/userinfo",
                base + "/connect/logout",
                base + "/oauth2/introspect",
                base + "/oauth2/revoke");
    }

    private static Map<String, Object> inRealm(String base) {
        var all = addresses(
                base + "/auth",
                base + "/token",
                base + "/certs",
                base + "/userinfo",
                base + "/logout",
                base + "/introspect",
                base + "/revoke");
        all.put("check_session_iframe", base + FramePages.STATUS);
        return all;
    }

    private static Map<String, Object> addresses(
            String authorize,
            String token,
            String keys,
            String userinfo,
            String logout,
            String introspect,
            String revoke) {
        var all = new LinkedHashMap<String, Object>();
        all.put("authorization_endpoint", authorize);
        all.put("token_endpoint", token);
        all.put("jwks_uri", keys);
        all.put("userinfo_endpoint", userinfo);
        all.put("end_session_endpoint", logout);
        all.put("introspection_endpoint", introspect);
        all.put("revocation_endpoint", revoke);
        return all;
    }
}
