package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Systems that prove who they are by a key, and systems that say beforehand what they ask for (BEY-06): used and misused. */
@Walls
class OpenIdKeysTest {
    private static final String HOST = "own.example";
    private static final String BACK = "https://fag.example/retur";
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OidcClients clients;

    @Autowired
    private Clock clock;

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("fag").generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private RelyingSystem system(@Nullable ECKey key, boolean pushed) {
        var provider = UUID.randomUUID();
        var id = "https://fag.example/" + provider;
        var client = new OidcClient(
                provider,
                false,
                false,
                null,
                List.of(BACK),
                List.of(),
                null,
                Algorithm.ES256,
                true,
                true,
                false,
                List.of(),
                "",
                OidcClient.Loa.URI,
                key == null ? null : new JWKSet(key.toPublicJWK()).toString(),
                pushed);
        var secret = Tenant.call(
                two.own(), () -> clients.add(ServiceProvider.of(provider, id, "Fagsystemet", Protocol.OIDC10), client));
        assertThat(secret.isEmpty()).isEqualTo(key != null);
        return RelyingSystem.atRoot(two.wire(), HOST, id, secret, BACK);
    }

    private Visitor signedIn(String name) {
        Tenant.run(two.own(), () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
        var visitor = new Visitor(two.wire(), HOST);
        assertThat(visitor.signIn(OWN, name, PASSWORD).status()).isLessThan(400);
        return visitor;
    }

    private JWTClaimsSet.Builder claims(RelyingSystem system) {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(system.id())
                .subject(system.id())
                .audience("http://" + HOST + "/oauth2/token")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private static String signed(ECKey key, JWTClaimsSet.Builder claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, String> shown(String assertion) {
        return Map.of("client_assertion_type", TYPE, "client_assertion", assertion);
    }

    private static void notKnown(Answer answer, String why) {
        assertThat(answer.status()).as(why + ": " + answer.body()).isEqualTo(401);
        assertThat(answer.json().get("error").asString()).as(why).isEqualTo("invalid_client");
    }

    @Test
    void aSystemProvesByItsKeyWhoItIsAndEachProofCountsOnce() {
        var key = key();
        var system = system(key, false);
        var visitor = signedIn("keys-good");
        var proof = signed(key, claims(system));
        var code = system.code(visitor, Map.of());
        var tokens = system.redeem(code, shown(proof));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        var renewing = new HashMap<>(shown(proof));
        renewing.put("grant_type", "refresh_token");
        renewing.put("refresh_token", tokens.json().get("refresh_token").asString());
        notKnown(system.token(renewing), "shown before");
        // the issuer is as good a name for us as the address (RFC 7523 3)
        renewing.putAll(shown(signed(key, claims(system).audience("http://" + HOST))));
        assertThat(system.token(renewing).status()).isEqualTo(200);
        var told = two.wire()
                .send(Call.get("/.well-known/openid-configuration").with("Host: " + HOST))
                .json();
        assertThat(told.get("token_endpoint_auth_methods_supported").toString()).contains("private_key_jwt");
        assertThat(told.get("pushed_authorization_request_endpoint").asString())
                .isEqualTo("http://" + HOST + "/oauth2/par");
    }

    @Test
    void whatIsNotSignedByItsKeyForUsAndNowProvesNothing() throws JOSEException {
        var key = key();
        var system = system(key, false);
        var visitor = signedIn("keys-bad");
        Instant now = clock.instant();
        var wrong = new LinkedHashMap<String, UnaryOperator<JWTClaimsSet.Builder>>();
        wrong.put("for another", all -> all.audience("https://anden.example/oauth2/token"));
        wrong.put("for nobody", all -> all.audience(List.of()));
        wrong.put("of another issuer", all -> all.issuer("https://anden.example"));
        wrong.put("about another", all -> all.subject("https://anden.example"));
        wrong.put("too old", all -> all.expirationTime(Date.from(now.minusSeconds(120))));
        wrong.put("for too long", all -> all.expirationTime(Date.from(now.plusSeconds(3600))));
        wrong.put("for ever", all -> all.expirationTime(null));
        wrong.put("from tomorrow", all -> all.issueTime(Date.from(now.plusSeconds(86_400))));
        wrong.put("without a name", all -> all.jwtID(null));
        wrong.forEach((why, how) -> notKnown(
                system.redeem(system.code(visitor, Map.of()), shown(signed(key, how.apply(claims(system))))), why));
        var code = system.code(visitor, Map.of());
        notKnown(system.redeem(code, shown(signed(key(), claims(system)))), "by another key of the same name");
        notKnown(system.redeem(code, shown(new PlainJWT(claims(system).build()).serialize())), "by nobody");
        var byWord = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("fag").build(),
                claims(system).build());
        byWord.sign(new MACSigner(key.toPublicJWK().toJSONString()));
        notKnown(system.redeem(code, shown(byWord.serialize())), "by what everybody knows");
        notKnown(system.called(system.id(), "gættet").redeem(code), "by a secret");
        var neighbour = new RelyingSystem(two.wire(), "neighbour.example", system.id(), "", BACK, "/oauth2");
        notKnown(neighbour.redeem(code, shown(signed(key, claims(system)))), "at the neighbour's");
        assertThat(system.redeem(code, shown(signed(key, claims(system)))).status())
                .as("the code is still good")
                .isEqualTo(200);
    }

    private Map<String, String> wish(RelyingSystem system, Map<String, String> more) {
        var all = new LinkedHashMap<>(RelyingSystem.parameters(system.request(more)));
        all.remove("client_id");
        return all;
    }

    private static String named(RelyingSystem system, Answer pushed) {
        assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);
        assertThat(pushed.json().get("expires_in").asInt()).isEqualTo(600);
        return "/oauth2/authorize?client_id=" + RelyingSystem.encoded(system.id()) + "&request_uri="
                + RelyingSystem.encoded(pushed.json().get("request_uri").asString());
    }

    @Test
    void whatWasSaidBeforehandIsWhatIsAskedForAndCountsOnce() {
        var system = system(null, true);
        var visitor = signedIn("pushed");
        var address = named(system, system.post("/par", wish(system, Map.of())));
        // what the browser adds is not heard
        var back = visitor.open(address + "&redirect_uri=https%3A%2F%2Fond.example&state=andet");
        var got = RelyingSystem.parameters(String.valueOf(back.header("Location")));
        assertThat(back.header("Location")).startsWith(BACK + "?");
        assertThat(got).containsEntry("state", "st+at/e=1");
        assertThat(system.redeem(String.valueOf(got.get("code"))).status()).isEqualTo(200);
        assertThat(visitor.open(address).header("Location")).endsWith("/sso/invalid/used");
        // who is nobody yet signs in on the way
        var nobody = new Visitor(two.wire(), HOST);
        var asked = nobody.open(named(system, system.post("/par", wish(system, Map.of()))));
        assertThat(asked.header("Location")).contains("/sign-in?next=%2Fsso%2Fon%2F");
        var next = String.valueOf(asked.header("Location")).replaceFirst("^http://[^/]*", "");
        nobody.open(next);
        var in = nobody.post(next, Map.of("name", "pushed", "password", PASSWORD));
        var on = nobody.open(String.valueOf(in.header("Location")).replaceFirst("^http://[^/]*", ""));
        var resumed = nobody.open(String.valueOf(on.header("Refresh")).replaceFirst("^0; url=", ""));
        assertThat(resumed.header("Location")).startsWith(BACK + "?code=");
        // by the browser alone it may ask for nothing
        assertThat(RelyingSystem.parameters(
                        String.valueOf(visitor.open(system.request(Map.of())).header("Location"))))
                .containsEntry("error", "invalid_request")
                .containsEntry("error_description", "OAuth 2.0 Parameter: request_uri");
    }

    @Test
    void aRequestThatWouldBeRefusedIsNotTakenAndNobodyUsesAnothers() {
        var system = system(null, false);
        var visitor = signedIn("pushed-bad");
        for (var wrong : List.of(
                Map.of("redirect_uri", "https://ond.example"),
                Map.of("response_type", "token"),
                Map.of("scope", "openid alt"),
                Map.of("code_challenge", ""),
                Map.of("code_challenge_method", "plain"),
                Map.of("request_uri", "urn:x"))) {
            var answer = system.post("/par", wish(system, wrong));
            assertThat(answer.status()).as(wrong + " " + answer.body()).isEqualTo(400);
            assertThat(answer.json().get("error").asString()).isEqualTo("invalid_request");
        }
        notKnown(system.called(system.id(), "gættet").post("/par", wish(system, Map.of())), "by a wrong secret");
        notKnown(system.called(system.id(), "").post("/par", wish(system, Map.of())), "without a secret");
        var other = system(null, false);
        var address = named(system, system.post("/par", wish(system, Map.of())));
        assertThat(visitor.open(address.replace(RelyingSystem.encoded(system.id()), RelyingSystem.encoded(other.id())))
                        .header("Location"))
                .as("of another system")
                .endsWith("/sso/invalid/used");
        assertThat(visitor.open(system.request(Map.of("request_uri", "https://ond.example/request")))
                        .header("Location"))
                .as("at an address")
                .endsWith("/sso/invalid/request");
        var neighbours = named(system, system.post("/par", wish(system, Map.of())));
        assertThat(new Visitor(two.wire(), "neighbour.example").open(neighbours).header("Location"))
                .as("at the neighbour's")
                .contains("/sso/invalid/");
        // by the browser, as ever
        assertThat(system.code(visitor, Map.of())).isNotEmpty();
    }

    @Test
    void keysAreGivenOnThePageAndASecretCountsNoMore() {
        var administrator = new Visitor(two.wire(), HOST);
        administrator.signIn(OWN, "ADMINISTRATOR", PASSWORD);
        var system = system(null, false);
        var visitor = signedIn("keys-page");
        var provider = system.id().replaceFirst(".*/", "");
        var path = "/identity/providers/" + provider + "/oidc";
        administrator.open(path);
        var key = key();
        var form = new HashMap<>(Map.of("redirects", BACK, "algorithm", "ES256", "pkce", "yes", "loa", "URI"));
        form.put("keys", new JWKSet(key).toString(false));
        var secret = administrator.post(path, form);
        assertThat(secret.status()).isEqualTo(422);
        assertThat(secret.body()).contains("Der er en privat nøgle imellem");
        form.put("keys", "{}");
        assertThat(administrator.post(path, form).body()).contains("Det er ikke et JWKS");
        form.put("keys", new JWKSet(key.toPublicJWK()).toString());
        assertThat(administrator.post(path, form).status()).isEqualTo(302);
        assertThat(administrator.open(path).body()).contains("beviser med sin egen nøgle");
        var code = system.code(visitor, Map.of());
        notKnown(system.redeem(code), "by the secret that was");
        var keyed = system.called(system.id(), "");
        assertThat(keyed.redeem(code, shown(signed(key, claims(system)))).status())
                .isEqualTo(200);
        assertThat(administrator.post(path + "/secret", Map.of()).status()).isEqualTo(422);
        form.put("keys", "");
        assertThat(administrator.post(path, form).status()).isEqualTo(302);
        assertThat(administrator.post(path + "/secret", Map.of()).body()).contains("f-secret");
    }
}
