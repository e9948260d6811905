package dk.faelled.walls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

/** A provider of OpenID Connect that a test has made, which answers with whatever token it is told. */
final class ForgedProvider implements AutoCloseable {
    final RSAKey key;
    private final HttpServer server;
    private final Clock clock;
    private volatile String token = "";
    private volatile String user = "{}";
    private volatile String login = "/login";
    private volatile String calledItself = "";

    ForgedProvider(Clock clock) throws IOException, JOSEException {
        this.clock = clock;
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(AnotherProvider.PROVIDER, 0), 0);
        answer("/.well-known/openid-configuration", () ->
                """
                {"issuer":"%1$s","authorization_endpoint":"%2$s%3$s","token_endpoint":"%2$s/token","jwks_uri":"%2$s/keys",\
                "userinfo_endpoint":"%2$s/user","end_session_endpoint":"%2$s/out"}""".formatted(calledItself.isEmpty() ? issuer() : calledItself, issuer(), login));
        answer("/keys", () -> new JWKSet(key).toString());
        answer("/user", () -> user);
        server.createContext("/token", exchange -> {
            var body = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}".formatted(token);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    private void answer(String path, Supplier<String> answer) {
        server.createContext(path, exchange -> {
            var body = answer.get();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
            exchange.close();
        });
    }

    String issuer() {
        return "http://" + AnotherProvider.PROVIDER + ":" + server.getAddress().getPort();
    }

    /** As it should be, for a sign-in that was begun at that address. */
    JWTClaimsSet.Builder claims(String begun, String userName) {
        var asked = RelyingSystem.parameters(begun);
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(asked.get("client_id"))
                .subject("s-" + userName)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", asked.get("nonce"))
                .claim("preferred_username", userName + "@dalby.example")
                .claim("acr", "urn:two")
                .claim("amr", List.of("pwd"));
    }

    String signed(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** On its page about the user. */
    void tellsOfUser(String json) {
        user = json;
    }

    /** From now on people sign in there. */
    void movesTo(String path) {
        login = path;
    }

    /** What it says that it is called; empty for as it is. */
    void callsItself(String issuer) {
        calledItself = issuer;
    }

    void tells(String idToken) {
        token = idToken;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
