package dk.faelled.organisation.os2mo.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dk.faelled.platform.Bearer;
import dk.faelled.platform.OwnIssuer;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

/** Tokens of an issuer that an authority trusts, and others. */
class IssuedTokensTest {
    private static final String ISSUER = "https://login.example/auth/realms/mo";
    private static final UUID WHO = UUID.fromString("7f1c0000-1234-4567-8000-000000000009");
    private final TenantInfo tenant = new TenantInfo(
            new TenantId(UUID.randomUUID()),
            "12345678",
            "Søndby",
            TenantInfo.Kind.MUNICIPALITY,
            TenantInfo.Status.ACTIVE);
    private RSAKey key;
    private HttpServer server;

    IssuedTokensTest() throws JOSEException, IOException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void publishKeys() {
        var keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/certs", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var out = exchange.getResponseBody()) {
                out.write(keys);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private IssuedTokens tokens(String cvr) {
        var jwks = "http://localhost:" + server.getAddress().getPort() + "/certs";
        var settings = new TokenSettings(Map.of(cvr, new TokenSettings.Issuer(ISSUER, jwks, "mo")), Map.of());
        return new IssuedTokens(
                settings,
                new Tenants() {
                    @Override
                    public List<TenantInfo> active() {
                        return List.of(tenant);
                    }

                    @Override
                    public Optional<TenantInfo> find(TenantId id) {
                        return Optional.of(tenant);
                    }

                    @Override
                    public Optional<String> code(TenantId id) {
                        return Optional.empty();
                    }

                    @Override
                    public TenantInfo create(String number, String code, String name, TenantInfo.Kind kind) {
                        throw new AssertionError("reading a token changes nothing");
                    }

                    @Override
                    public void bind(String host, TenantId bound) {
                        throw new AssertionError("reading a token changes nothing");
                    }
                },
                new DevelopmentTokens(settings, java.time.Clock.systemUTC()),
                new ObjectProvider<>() {
                    @Override
                    public Stream<OwnIssuer> stream() {
                        return Stream.empty();
                    }
                });
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("mo")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("uuid", WHO.toString())
                .claim("preferred_username", "ida")
                .claim("realm_access", Map.of("roles", List.of("reader", "create_org_unit", "unheard-of")));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void theIssuerTellsTheAuthorityAndTheRolesWhatIsAllowed() throws JOSEException {
        var bearer = tokens("12345678").read(signed(key, claims().build()));
        assertThat(bearer.tenant()).isEqualTo(tenant.id());
        assertThat(bearer.actor().id()).isEqualTo(WHO);
        assertThat(bearer.actor().name()).isEqualTo("ida");
        assertThat(bearer.held())
                .contains("organisation.org_unit.read", "organisation.org_unit.create", "organisation.read")
                .doesNotContain("organisation.org_unit.update", "organisation.edit", "platform.cpr.read");
        assertThat(bearer.roles()).contains("unheard-of");
    }

    @Test
    void aMachineReadsNumbersAndTheIdMayComeAsADirectoryWritesIt() throws JOSEException {
        var bearer = tokens("12345678")
                .read(signed(
                        key,
                        claims().claim("preferred_username", "service-account-dipex")
                                .claim("uuid", "AAAcfzQSZ0WAAAAAAAAACQ==")
                                .build()));
        assertThat(bearer.actor().id()).isEqualTo(WHO);
        assertThat(bearer.held()).contains("platform.cpr.read");
    }

    @Test
    void whatIsExpiredForgedOrFromElsewhereIsNotBelieved() throws JOSEException {
        var past = claims().expirationTime(Date.from(Instant.now().minusSeconds(600)))
                .build();
        assertThatThrownBy(() -> tokens("12345678").read(signed(key, past)))
                .isInstanceOfSatisfying(
                        Bearer.Unreadable.class, e -> assertThat(e.reason()).isEqualTo("Signature has expired"));
        var forger = new RSAKeyGenerator(2048).keyID("one").generate();
        for (var token : List.of(
                signed(forger, claims().build()),
                signed(key, claims().issuer("https://other.example").build()),
                signed(key, claims().audience("other").build()),
                "no.token.atall",
                "x"))
            assertThatThrownBy(() -> tokens("12345678").read(token))
                    .isInstanceOfSatisfying(
                            Bearer.Unreadable.class, e -> assertThat(e.reason()).isNull());
        var elsewhere = signed(key, claims().build());
        assertThatThrownBy(() -> tokens("87654321").read(elsewhere)).isInstanceOf(Bearer.Unreadable.class);
    }

    @Test
    void anIssuerTellsOneAuthorityOnlyAndWhereItsKeysAre() {
        var issuer = new TokenSettings.Issuer(ISSUER, "http://localhost/certs", null);
        assertThatThrownBy(() -> new TokenSettings(Map.of("12345678", issuer, "87654321", issuer), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenSettings.Issuer(ISSUER, " ", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jwks");
    }
}
