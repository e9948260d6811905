package dk.faelled.walls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.onelogin.saml2.util.Util;
import dk.faelled.identity.saml.message.Assertion;
import dk.faelled.identity.saml.message.Attribute;
import dk.faelled.identity.saml.message.NameFormat;
import dk.faelled.identity.saml.message.Responses;
import dk.faelled.identity.saml.message.Signer;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers that are forged, replayed, or meant for somebody else bring nobody in, whichever protocol they speak. */
@Walls
class LoginSourceAbuseTest extends AnotherProvider {
    private static final String FORGED = "https://forged.example/saml";
    private static final SamlSystem.Keys KEYS = SamlSystem.Keys.made();
    private static final SamlSystem.Keys OTHERS = SamlSystem.Keys.made();

    @Autowired
    private Clock clock;

    @BeforeEach
    void somebody() {
        account("anna", BuiltInRole.READER);
    }

    private static String state(String begun) {
        return String.valueOf(RelyingSystem.parameters(begun).get("state"));
    }

    private static String back(UUID source, String state) {
        return path(source) + "/back?code=c&state=" + encoded(state);
    }

    private UUID opened(ForgedProvider forged) {
        var source = oidc(forged.issuer(), "hemmelig");
        meaning(source, Map.of());
        opened(source, Map.of());
        return source;
    }

    @Test
    void aTokenThatIsNotTheProvidersForUsAndNowBringsNobodyIn() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = opened(forged);
            var now = clock.instant();
            var wrong = new LinkedHashMap<String, UnaryOperator<JWTClaimsSet.Builder>>();
            wrong.put("NONCE 2 said=nonce", one -> one.claim("nonce", "another"));
            wrong.put("TOKEN 2 said=azp", one -> one.audience(List.of("kilde-" + cvr, "other")));
            wrong.put("TOKEN 2 said=iat", one -> one.issueTime(Date.from(now.minusSeconds(3600))));
            for (var each : wrong.entrySet())
                assertThat(answered(source, forged, each.getValue())).isEqualTo(each.getKey());
            assertThat(answered(source, forged, one -> one.claim("nonce", null)))
                    .startsWith("NONCE");
            assertThat(answered(source, forged, one -> one.claim("azp", "other")))
                    .startsWith("TOKEN");
            for (UnaryOperator<JWTClaimsSet.Builder> each : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                    one -> one.issuer("https://other.example"),
                    one -> one.audience("other"),
                    one -> one.expirationTime(Date.from(now.minusSeconds(600))),
                    one -> one.expirationTime(null),
                    one -> one.subject(null),
                    one -> one.issueTime(null)))
                assertThat(answered(source, forged, each)).startsWith("TOKEN");
            // as it should be, it does
            var visitor = visitor();
            var begun = begun(visitor, source, "");
            forged.tells(forged.signed(forged.claims(begun, "anna").build()));
            assertThat(location(visitor.open(back(source, state(begun))))).isEqualTo("/me/security");
        }
    }

    private String answered(UUID source, ForgedProvider forged, UnaryOperator<JWTClaimsSet.Builder> how)
            throws SQLException {
        var visitor = visitor();
        var begun = begun(visitor, source, "");
        forged.tells(forged.signed(how.apply(forged.claims(begun, "anna")).build()));
        return refusal(visitor, location(visitor.open(back(source, state(begun)))));
    }

    @Test
    void aTokenThatAnotherHasSignedOrNobodyBringsNobodyIn() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = opened(forged);
            var stranger = new RSAKeyGenerator(2048).keyID("one").generate();
            for (var how : List.of("none", "hmac", "stranger", "cut")) {
                var visitor = visitor();
                var begun = begun(visitor, source, "");
                var claims = forged.claims(begun, "anna").build();
                forged.tells(
                        switch (how) {
                            case "none" -> new PlainJWT(claims).serialize();
                            case "hmac" -> {
                                var jwt = new SignedJWT(
                                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                                .keyID("one")
                                                .build(),
                                        claims);
                                jwt.sign(new MACSigner(
                                        forged.key.toRSAPublicKey().getEncoded()));
                                yield jwt.serialize();
                            }
                            case "stranger" -> {
                                var jwt = new SignedJWT(
                                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                                .keyID("one")
                                                .jwk(stranger.toPublicJWK())
                                                .build(),
                                        claims);
                                jwt.sign(new RSASSASigner(stranger));
                                yield jwt.serialize();
                            }
                            default -> forged.signed(claims).replaceFirst("[^.]*$", "");
                        });
                assertThat(refusal(visitor, location(visitor.open(back(source, state(begun))))))
                        .as(how)
                        .startsWith("TOKEN");
            }
        }
    }

    @Test
    void anAnswerCountsOnceAndInTheBrowserThatAskedForIt() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = opened(forged);
            var attacker = visitor();
            var begun = begun(attacker, source, "");
            forged.tells(forged.signed(forged.claims(begun, "anna").build()));
            // login CSRF: somebody else is led to the attacker's answer
            var victim = visitor();
            begun(victim, source, "");
            assertThat(refusal(victim, location(victim.open(back(source, state(begun))))))
                    .isEqualTo("STATE 2 said=state");
            assertThat(victim.open("/me/security").header("Location")).contains("/sign-in");
            assertThat(refusal(victim, location(victim.open(path(source) + "/back?code=c"))))
                    .startsWith("STATE");
            // another provider speaks
            assertThat(refusal(
                            attacker,
                            location(attacker.open(
                                    back(source, state(begun)) + "&iss=" + encoded("https://other.example")))))
                    .startsWith("ISSUER");
            // a state is worth nothing once it was shown
            assertThat(refusal(attacker, location(attacker.open(back(source, state(begun))))))
                    .startsWith("STATE");
            var said = begun(attacker, source, "");
            assertThat(refusal(
                            attacker,
                            location(attacker.open(
                                    path(source) + "/back?error=access_denied&state=" + encoded(state(said))))))
                    .isEqualTo("SAID_NO 2 said=access_denied");
            // and nobody is sent anywhere but here
            var away = attacker.open(path(source) + "?next=https://evil.example/");
            var on = refresh(away);
            forged.tells(forged.signed(forged.claims(on, "anna").build()));
            assertThat(location(attacker.open(back(source, state(on))))).isEqualTo("/");
        }
    }

    @Test
    void whoIsToSignInAnewMustHaveDoneSo() throws Exception {
        try (var forged = new ForgedProvider(clock)) {
            var source = opened(forged);
            var visitor = visitor();
            var begun = begun(visitor, source, "");
            var long_ago = clock.instant().minusSeconds(5 * 3600).getEpochSecond();
            forged.tells(forged.signed(
                    forged.claims(begun, "anna").claim("auth_time", long_ago).build()));
            // too old for us: it is asked to do it once more
            var again = location(visitor.open(back(source, state(begun))));
            assertThat(again).isEqualTo(path(source) + "?anew=yes&next=%2Fme%2Fsecurity");
            var anew = refresh(visitor.open(again));
            assertThat(anew).contains("prompt=login", "max_age=0");
            forged.tells(forged.signed(
                    forged.claims(anew, "anna").claim("auth_time", long_ago).build()));
            assertThat(refusal(visitor, location(visitor.open(back(source, state(anew))))))
                    .startsWith("TOO_OLD");
            var last = begun(visitor, source, "&anew=yes");
            forged.tells(forged.signed(forged.claims(last, "anna")
                    .claim("auth_time", clock.instant().getEpochSecond())
                    .build()));
            assertThat(location(visitor.open(back(source, state(last))))).isEqualTo("/me/security");
            // who is in proves it once more, and stays in the same session
            var more = begun(visitor, source, "&anew=yes");
            forged.tells(forged.signed(forged.claims(more, "anna").build()));
            assertThat(location(visitor.open(back(source, state(more))))).isEqualTo("/me/security");
            assertThat(visitor.open("/me/security").status()).isEqualTo(200);
        }
    }

    private UUID forgedSaml() {
        var metadata = """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s"><md:IDPSSODescriptor \
                protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing">\
                <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>%s\
                </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService \
                Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s/login"/>\
                </md:IDPSSODescriptor></md:EntityDescriptor>""".formatted(FORGED, KEYS.base64(), FORGED);
        var source = saml(Map.of("xml", metadata));
        meaning(source, Map.of("claim", "NameID"));
        opened(source, Map.of());
        return source;
    }

    private static String requested(String begun) {
        try {
            var xml = Util.base64decodedInflated(
                    String.valueOf(RelyingSystem.parameters(begun).get("SAMLRequest")));
            return xml.replaceFirst("(?s).*? ID=\"([^\"]*)\".*", "$1");
        } catch (RuntimeException wrong) {
            throw new AssertionError(begun, wrong);
        }
    }

    private Assertion assertion(UUID source, String request, String name) {
        var base = "http://" + host + path(source);
        return new Assertion(
                FORGED,
                request,
                base + "/acs",
                base + "/metadata",
                NameFormat.UNSPECIFIED,
                name,
                clock.instant(),
                clock.instant(),
                "_s",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
                List.of(new Attribute("amr", "urn:oasis:names:tc:SAML:2.0:attrname-format:basic", List.of("mfa"))));
    }

    private static Signer signer(SamlSystem.Keys keys) {
        return new Signer(keys.key(), keys.certificate());
    }

    private String posted(UUID source, String xml, String begun) {
        var form = Map.of(
                "SAMLResponse",
                Base64.getEncoder().encodeToString(xml.getBytes(UTF_8)),
                "RelayState",
                String.valueOf(RelyingSystem.parameters(begun).get("RelayState")));
        Answer answer = two.wire().send(Call.form(path(source) + "/acs", form).with("Host: " + host));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        assertThat(answer.all("Set-Cookie")).isEmpty();
        return location(answer);
    }

    @Test
    void aMessageThatIsNotTheProvidersForUsAndNowBringsNobodyIn() throws Exception {
        var source = forgedSaml();
        var visitor = visitor();
        var begun = begun(visitor, source, "");
        assertThat(begun).startsWith(FORGED + "/login?SAMLRequest=");
        var good = assertion(source, requested(begun), "anna");
        var xml = Responses.of(good, signer(KEYS), null, false);
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("UNSIGNED", Responses.unsigned(good));
        wrong.put("SIGNATURE", Responses.of(good, signer(OTHERS), null, true));
        wrong.put("DESTINATION", xml.replaceFirst("Destination=\"[^\"]*", "Destination=\"https://evil.example/acs"));
        wrong.put("UNKNOWN_ISSUER", xml.replace(FORGED, "https://other.example"));
        wrong.put("UNSOLICITED", xml.replaceFirst(" InResponseTo=\"[^\"]*\"", ""));
        wrong.put("DOCTYPE", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + xml);
        wrong.put("NOT_XML", "anna");
        for (var each : wrong.entrySet())
            assertThat(refusal(visitor, posted(source, each.getValue(), begun)))
                    .as(each.getKey())
                    .startsWith("MESSAGE 2 said=" + each.getKey());
        // an assertion for another authority of the same program
        var elsewhere = new Assertion(
                FORGED,
                good.inResponseTo(),
                good.returnTo(),
                "http://own.example" + path(source) + "/metadata",
                good.nameFormat(),
                "anna",
                good.at(),
                good.provedAt(),
                "_s",
                good.context(),
                good.attributes());
        assertThat(refusal(visitor, posted(source, Responses.of(elsewhere, signer(KEYS), null, true), begun)))
                .startsWith("MESSAGE 2 said=AUDIENCE");
        // wrapped: the one that was signed stands beside another
        var evil = xml.replaceFirst("(?s).*(<saml:Assertion .*</saml:Assertion>).*", "$1")
                .replaceFirst("<dsig:Signature.*</dsig:Signature>", "")
                .replaceFirst(" ID=\"", " ID=\"_evil")
                .replace(">anna<", ">vera<");
        assertThat(refusal(
                        visitor,
                        posted(source, xml.replaceFirst("(<saml:Assertion )", evil.replace("$", "\\$") + "$1"), begun)))
                .startsWith("MESSAGE 2 said=");
        // as it should be, it does; and no second time
        var on = posted(source, xml, begun);
        assertThat(refusal(visitor, posted(source, xml, begun))).startsWith("MESSAGE 2 said=REPLAYED");
        assertThat(location(visitor.open(on))).isEqualTo("/me/security");
        assertThat(location(visitor.open(on))).contains("/refused/");
    }

    @Test
    void aMessageForAnotherBrowserIsNothingHere() throws Exception {
        var source = forgedSaml();
        var attacker = visitor();
        var theirs = begun(attacker, source, "");
        var on = posted(
                source, Responses.of(assertion(source, requested(theirs), "anna"), signer(KEYS), null, false), theirs);
        var victim = visitor();
        var own = begun(victim, source, "");
        assertThat(refusal(victim, location(victim.open(on)))).isEqualTo("STATE 2 said=state");
        assertThat(victim.open("/me/security").header("Location")).contains("/sign-in");
        // with the state of the one and the request of the other
        var mixed = posted(
                source, Responses.of(assertion(source, requested(theirs), "anna"), signer(KEYS), null, false), own);
        assertThat(refusal(victim, location(victim.open(mixed)))).isEqualTo("STATE 2 said=InResponseTo");
        assertThat(refusal(victim, location(victim.open(path(source) + "/on?key=none"))))
                .isEqualTo("STATE 2 said=answer");
    }
}
