package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a provider tells, in whichever way, and whom it means by that (IDP-15): encrypted, by number, by UUID, by its page about the user. */
@Walls
class LoginSourceMatchTest extends AnotherProvider {
    private static final String WITH_ACCOUNT =
            "select count(*) from identity_person where tenant_id = '%s' and user_name = 'karen' and account_id is not null";

    @Autowired
    private Clock clock;

    @Autowired
    private List<Schedule> schedules;

    private String arrivedBy(
            Visitor visitor,
            UUID source,
            ForgedProvider forged,
            String name,
            Function<JWTClaimsSet.Builder, String> token) {
        var begun = begun(visitor, source, "");
        forged.tells(token.apply(forged.claims(begun, name)));
        return location(visitor.open(path(source) + "/back?code=c&state="
                + encoded(String.valueOf(RelyingSystem.parameters(begun).get("state")))));
    }

    private static String sealed(Payload told, RSAKey to, JWEAlgorithm way) {
        try {
            var header = new JWEHeader.Builder(way, EncryptionMethod.A256GCM)
                    .contentType("JWT")
                    .keyID(to.getKeyID())
                    .build();
            var token = new JWEObject(header, told);
            token.encrypt(new RSAEncrypter(to));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void aTokenThatIsEncryptedToUsIsReadAndNoOther() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            meaning(source, Map.of());
            opened(source, Map.of());
            account("nogen", BuiltInRole.READER);
            var told = two.wire().send(Call.get(path(source) + "/keys").with("Host: " + host));
            assertThat(told.status()).isEqualTo(200);
            var ours = JWKSet.parse(told.body()).getKeys().getFirst().toRSAKey();
            assertThat(ours.isPrivate()).isFalse();
            assertThat(ours.getKeyUse()).isEqualTo(KeyUse.ENCRYPTION);
            assertThat(administrator
                            .open("/identity/sources/" + source + "/oidc")
                            .body())
                    .contains("http://" + host + path(source) + "/keys");
            var way = JWEAlgorithm.RSA_OAEP_256;
            var in = visitor();
            assertThat(arrivedBy(
                            in,
                            source,
                            forged,
                            "nogen",
                            claims -> sealed(new Payload(forged.signed(claims.build())), ours, way)))
                    .isEqualTo("/me/security");
            assertThat(in.open("/me/security").body()).contains("Karen nogen");
            var others = new RSAKeyGenerator(2048).keyID(ours.getKeyID()).generate();
            var out = visitor();
            assertThat(refusal(
                            out,
                            arrivedBy(
                                    out,
                                    source,
                                    forged,
                                    "nogen",
                                    claims -> sealed(new Payload(forged.signed(claims.build())), others, way))))
                    .as("to a key of somebody else")
                    .startsWith("TOKEN");
            assertThat(refusal(
                            out,
                            arrivedBy(
                                    out,
                                    source,
                                    forged,
                                    "nogen",
                                    claims -> sealed(new Payload(claims.build().toJSONObject()), ours, way))))
                    .as("nobody has signed it")
                    .startsWith("TOKEN");
            assertThat(refusal(
                            out,
                            arrivedBy(
                                    out,
                                    source,
                                    forged,
                                    "nogen",
                                    claims -> sealed(
                                            new Payload(forged.signed(claims.build())),
                                            ours,
                                            JWEAlgorithm.RSA_OAEP_512))))
                    .as("in a way that is not ours")
                    .startsWith("TOKEN");
            assertThat(two.wire()
                            .send(Call.get(path(source) + "/keys").with("Host: own.example"))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoWasLoadedComesInByNumberAndByUuidAndSomebodyOfTheOrganisationGetsAnAccount() throws Exception {
        domain("dalby.example", "");
        var key = key();
        call(key, "POST", CORE + "/full", body("dalby.example", persons(0, 2)));
        choosePassword("bruger0", "gul turist over broen");
        try (var forged = new ForgedProvider(clock)) {
            var source = oidc(forged.issuer(), "hemmelig");
            meaning(source, Map.of("by", "CPR", "claim", "cpr"));
            opened(source, Map.of());
            var number = cpr(0).replaceFirst("(\\d{6})", "$1-");
            var in = visitor();
            assertThat(arrivedBy(
                            in,
                            source,
                            forged,
                            "nogen",
                            claims -> forged.signed(claims.claim("cpr", number).build())))
                    .isEqualTo("/me/security");
            assertThat(in.open("/me/security").body()).contains("Anna Bente bruger0");
            var out = visitor();
            assertThat(refusal(
                            out,
                            arrivedBy(
                                    out,
                                    source,
                                    forged,
                                    "nogen",
                                    claims -> forged.signed(
                                            claims.claim("cpr", cpr(1)).build()))))
                    .startsWith("NO_ACCOUNT");
            meaning(source, Map.of("by", "UUID", "claim", "oid"));
            var again = visitor();
            assertThat(arrivedBy(
                            again,
                            source,
                            forged,
                            "nogen",
                            claims -> forged.signed(
                                    claims.claim("oid", "{" + uuid("bruger0").toUpperCase(java.util.Locale.ROOT) + "}")
                                            .build())))
                    .isEqualTo("/me/security");
            assertThat(again.open("/me/security").body()).contains("Anna Bente bruger0");
            assertThat(refusal(
                            out,
                            arrivedBy(
                                    out,
                                    source,
                                    forged,
                                    "nogen",
                                    claims -> forged.signed(claims.claim(
                                                    "oid", UUID.randomUUID().toString())
                                            .build()))))
                    .startsWith("UNKNOWN");

            two.organisation(tenant, "6101501001", "6201501001");
            call(key, "POST", CORE + "/delta", body("dalby.example", List.of(person("karen", "6101501001"))));
            assertThat(ask(WITH_ACCOUNT)).isEqualTo("0");
            meaning(source, Map.of("by", "CPR", "claim", "cpr"));
            assertThat(refusal(
                            out,
                            arrivedBy(
                                    out,
                                    source,
                                    forged,
                                    "nogen",
                                    claims -> forged.signed(
                                            claims.claim("cpr", "6101501001").build()))))
                    .startsWith("NO_ACCOUNT");
            meaning(source, Map.of("by", "CPR", "claim", "cpr", "creates", "yes"));
            var made = visitor();
            assertThat(arrivedBy(
                            made,
                            source,
                            forged,
                            "nogen",
                            claims -> forged.signed(
                                    claims.claim("cpr", "6101501001").build())))
                    .isEqualTo("/me/security");
            assertThat(made.open("/me/security").body()).contains("Anna Bente karen");
            assertThat(ask(WITH_ACCOUNT)).isEqualTo("1");
        }
    }

    @Test
    void whatThePageAboutTheUserTellsCountsAndWhatAProviderSaysOfItselfIsReadAgain() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var form = new java.util.HashMap<>(oidcForm(forged.issuer(), "hemmelig"));
            form.put("userinfo", "yes");
            administrator.open("/identity/sources/oidc/new");
            var source = added(administrator.post("/identity/sources/oidc/new", form));
            meaning(source, Map.of("claim", "upn"));
            opened(source, Map.of());
            account("ulla", BuiltInRole.READER);
            forged.tellsOfUser("{\"sub\":\"s-ulla\",\"upn\":\"ulla@dalby.example\"}");
            var in = visitor();
            assertThat(arrivedBy(in, source, forged, "ulla", claims -> forged.signed(claims.build())))
                    .isEqualTo("/me/security");
            assertThat(in.open("/me/security").body()).contains("Karen ulla");
            forged.tellsOfUser("{\"sub\":\"s-anden\",\"upn\":\"ulla@dalby.example\"}");
            var out = visitor();
            assertThat(refusal(out, arrivedBy(out, source, forged, "ulla", claims -> forged.signed(claims.build()))))
                    .as("of another user")
                    .startsWith("TOKEN");

            forged.movesTo("/nyt");
            assertThat(begun(out, source, "")).startsWith(forged.issuer() + "/login?");
            hourly();
            assertThat(begun(out, source, "")).startsWith(forged.issuer() + "/nyt?");
            forged.movesTo("/ond");
            forged.callsItself("https://ond.example");
            hourly();
            assertThat(begun(out, source, "")).as("the last good one counts").startsWith(forged.issuer() + "/nyt?");
            assertThat(administrator
                            .open("/identity/sources/" + source + "/oidc")
                            .body())
                    .contains("Udbyderens beskrivelse kunne ikke læses");
            forged.callsItself("");
            hourly();
            assertThat(begun(out, source, "")).startsWith(forged.issuer() + "/ond?");
            assertThat(administrator
                            .open("/identity/sources/" + source + "/oidc")
                            .body())
                    .doesNotContain("Udbyderens beskrivelse kunne ikke læses");
        }
    }

    private void hourly() throws Exception {
        var schedule = schedules.stream()
                .filter(one -> one.name().equals("identity.source.read"))
                .findAny()
                .orElseThrow();
        Tenant.<Exception>run(tenant, () -> schedule.work().run());
    }
}
