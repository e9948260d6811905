package dk.faelled.organisation;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.DynamicPropertyRegistry;

/** An issuer of tokens that one authority trusts. */
@TestComponent
class TokenIssuer implements DynamicPropertyRegistrar, DisposableBean {
    static final String CVR = "29000017";
    private static final String ISSUER = "https://login.example/auth/realms/mo";
    private final RSAKey key;
    private final HttpServer server;

    TokenIssuer() throws JOSEException, IOException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/certs", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var out = exchange.getResponseBody()) {
                out.write(keys);
            }
        });
        server.start();
    }

    @Override
    public void accept(DynamicPropertyRegistry properties) {
        var issuer = "faelled.organisation.tokens.issuers." + CVR;
        properties.add(issuer + ".issuer", () -> ISSUER);
        properties.add(
                issuer + ".jwks",
                () -> "http://localhost:" + server.getAddress().getPort() + "/certs");
    }

    /** A token of somebody who is let in until then, with these roles. */
    String token(UUID who, Instant until, String... roles) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .expirationTime(Date.from(until))
                .claim("uuid", who.toString())
                .claim("preferred_username", "eva")
                .claim("realm_access", Map.of("roles", List.of(roles)));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void destroy() {
        server.stop(0);
    }
}
