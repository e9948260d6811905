package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelogin.saml2.authn.AuthnRequestParams;
import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.util.Util;
import dk.faelled.identity.provider.claims.Claim;
import dk.faelled.identity.provider.claims.Claims;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Systems sign people in through us by SAML 2.0 (IDP-20), over HTTP, with a library on their side that others wrote. */
@Walls
class SamlTest {
    private static final String HOST = "own.example";
    private static final String MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Claims claims;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private Visitor visitor() {
        return new Visitor(two.wire(), HOST);
    }

    private Visitor signedIn(String name) {
        if (!name.equals("ADMINISTRATOR")) account(name);
        var visitor = visitor();
        assertThat(visitor.signIn(OWN, name, PASSWORD).status()).isLessThan(400);
        return visitor;
    }

    private void account(String name) {
        Tenant.run(
                two.own(), () -> accounts.keep(name, "Anna Bente Jensen", PASSWORD, Set.of(BuiltInRole.READER), null));
    }

    private SamlSystem system(boolean encrypted) {
        return SamlSystem.connected(signedIn("ADMINISTRATOR"), two.wire(), HOST, encrypted);
    }

    private static String location(Answer answer) {
        return String.valueOf(answer.header("Location")).replaceFirst("^http://[^/]*", "");
    }

    private static String refresh(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return String.valueOf(answer.header("Refresh")).replaceFirst("^0; url=", "");
    }

    private static SamlResponse valid(SamlSystem system, Answer page, String id) throws Exception {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        var read = system.read(page);
        assertThat(read.isValid(id)).as(read.getError()).isTrue();
        return read;
    }

    private static String status(Answer page) throws Exception {
        var message =
                Base64.getDecoder().decode(String.valueOf(SamlSystem.form(page).get("SAMLResponse")));
        var told = SamlResponse.getStatus(Util.loadXML(new String(message, UTF_8)));
        return String.valueOf(told.getSubStatusCode()).replaceFirst(".*:", "");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void somebodySignsInOnTheWayAndTheSystemIsToldWhoItIs(boolean encrypted) throws Exception {
        var system = system(encrypted);
        var name = "saml-" + encrypted;
        account(name);
        var visitor = visitor();
        var asked = system.request(SamlSystem.plainly());
        var next = location(visitor.open(asked.target()));
        assertThat(next).startsWith("/sign-in?next=%2Fsso%2Fon%2F").doesNotContain("fag.example");
        visitor.open(next);
        var in = visitor.post(next, Map.of("name", name, "password", PASSWORD));
        var page = visitor.open(refresh(visitor.open(location(in))));
        var form = SamlSystem.form(page);
        assertThat(form).containsEntry("action", system.acs()).containsEntry("RelayState", "st/at+e");
        assertThat(page.header("Content-Security-Policy"))
                .contains("form-action 'self' https:;", "script-src 'self'")
                .doesNotContain("fag.example");
        assertThat(page.body()).contains("/assets/onward.js");
        var xml = new String(Base64.getDecoder().decode(String.valueOf(form.get("SAMLResponse"))), UTF_8);
        assertThat(xml.contains("EncryptedAssertion")).isEqualTo(encrypted);
        var read = valid(system, page, asked.id());
        assertThat(read.getNameId()).matches(UUID.pattern());
        assertThat(read.getSessionIndex()).startsWith("_");
        assertThat(read.getIssuers()).containsOnly("http://" + HOST);
        // who is in is not asked again, and is told of under the same name and session
        var again = system.request(SamlSystem.plainly());
        var second = valid(system, visitor.open(again.target()), again.id());
        assertThat(second.getNameId()).isEqualTo(read.getNameId());
        assertThat(second.getSessionIndex()).isEqualTo(read.getSessionIndex());
    }

    @Test
    void whoeverHasSeveralValuesOfWhatIsToBeOneChoosesOnTheWay() throws Exception {
        var system = system(false);
        Tenant.run(
                two.own(),
                () -> claims.add(new Claim(
                        java.util.UUID.randomUUID(),
                        system.provider(),
                        "rolle",
                        Claim.Kind.STATIC,
                        "læser;skriver",
                        null,
                        null,
                        null,
                        true,
                        true)));
        var visitor = signedIn("saml-choice");
        var passive = system.request(new AuthnRequestParams(false, true, true));
        assertThat(status(visitor.open(passive.target()))).isEqualTo("NoPassive");
        var asked = system.request(SamlSystem.plainly());
        var page = location(visitor.open(asked.target()));
        assertThat(page).startsWith("/sso/choose/");
        assertThat(visitor.open(page).body()).contains("rolle", "skriver");
        var on = visitor.open(location(visitor.post(page, Map.of("choice0", "skriver"))));
        var read = valid(system, visitor.open(refresh(on)), asked.id());
        assertThat(read.getAttributes().get("rolle")).containsExactly("skriver");
        var administrator = signedIn("ADMINISTRATOR");
        var path = "/identity/providers/" + system.provider() + "/claims";
        administrator.open(path);
        assertThat(administrator
                        .post(path + "/trial", Map.of("person", "saml-choice"))
                        .body())
                .contains("personen vælger mellem læser, skriver", "saml:Assertion", "læser&lt;/saml:AttributeValue")
                .doesNotContain("SignatureValue");
    }

    @Test
    void aFormOfAnotherSiteComesWithoutTheSessionAndFindsItAgain() throws Exception {
        var system = system(true);
        var visitor = signedIn("saml-post");
        var xml = Util.addSign(
                Util.loadXML(system.xml(SamlSystem.plainly())),
                system.keys().key(),
                system.keys().certificate(),
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmlenc#sha256");
        var form =
                Map.of("SAMLRequest", Base64.getEncoder().encodeToString(xml.getBytes(UTF_8)), "RelayState", "st/at+e");
        var posted = two.wire().send(Call.form("/sso/saml/login", form).with("Host: " + HOST));
        assertThat(posted.status()).isEqualTo(303);
        assertThat(location(posted)).startsWith("/sso/saml/login?resume=");
        valid(
                system,
                visitor.open(location(posted)),
                Util.loadXML(xml).getDocumentElement().getAttribute("ID"));
        // the key counts once, and so does the message
        assertThat(location(visitor.open(location(posted)))).isEqualTo("/sso/invalid/used");
        // an answer to a form without the session must not bring another session
        var again = two.wire().send(Call.form("/sso/saml/login", form).with("Host: " + HOST));
        assertThat(location(again)).isEqualTo("/sso/saml/refused/REPLAYED");
        assertThat(again.all("Set-Cookie")).isEmpty();
        assertThat(visitor.open(location(again)).body()).contains("<code>REPLAYED</code>");
        // a message that was changed is not acted upon
        var changed = xml.replace(system.acs(), "https://evil.example/acs");
        var evil = Map.of("SAMLRequest", Base64.getEncoder().encodeToString(changed.getBytes(UTF_8)));
        assertThat(location(two.wire().send(Call.form("/sso/saml/login", evil).with("Host: " + HOST))))
                .isEqualTo("/sso/saml/refused/SIGNATURE");
    }

    @Test
    void whoMustNotBeAskedIsNotAskedAndWhoMustIsAskedAgain() throws Exception {
        var system = system(true);
        var silent = new AuthnRequestParams(false, true, true);
        assertThat(status(visitor().open(system.request(silent).target()))).isEqualTo("NoPassive");
        var visitor = signedIn("saml-anew");
        var asked = system.request(silent);
        valid(system, visitor.open(asked.target()), asked.id());
        assertThat(status(visitor.open(
                        system.request(new AuthnRequestParams(true, true, true)).target())))
                .isEqualTo("RequestUnsupported");
        var anew = system.request(new AuthnRequestParams(true, false, true));
        var page = location(visitor.open(anew.target()));
        assertThat(page).startsWith("/sso/anew/");
        visitor.open(page);
        var proved = visitor.post(page, Map.of("password", PASSWORD));
        valid(system, visitor.open(refresh(visitor.open(location(proved)))), anew.id());
    }

    @Test
    void aSecondFactorIsAskedForByItselfWhereTheSystemWantsOne() throws Exception {
        var system = system(true);
        var visitor = signedIn("saml-mfa");
        var app = Authenticator.addedBy(visitor, clock);
        Authenticator.codesMayComeAgain();
        var plain = system.request(SamlSystem.plainly());
        valid(system, visitor.open(plain.target()), plain.id());
        var asked = system.request(SamlSystem.plainly(), MULTIPLE);
        var page = location(visitor.open(asked.target()));
        assertThat(page).startsWith("/sign-in/second?next=%2Fsso%2Fon%2F");
        visitor.open(page);
        var shown = visitor.post(page.replace("/sign-in/second?", "/sign-in/second/code?"), Map.of("code", app.code()));
        valid(system, visitor.open(refresh(visitor.open(location(shown)))), asked.id());
        // what nobody here can do, the system is told
        assertThat(status(visitor.open(system.request(SamlSystem.plainly(), "https://data.gov.dk/eid/Person")
                        .target())))
                .isEqualTo("NoAuthnContext");
    }

    @Test
    void whatIsNotRightLeadsToAPageAndNeverToAnAddressThatNobodyRegistered() {
        var system = system(true);
        var visitor = signedIn("saml-wrong");
        var target = system.request(SamlSystem.plainly()).target();
        assertThat(visitor.open(target).status()).isEqualTo(200);
        refused(visitor, target, "REPLAYED");
        refused(visitor, target.replaceFirst("&SigAlg.*", ""), "UNSIGNED");
        refused(visitor, target.replace("RelayState=", "RelayState=x"), "SIGNATURE");
        refused(visitor, "/sso/saml/login?SAMLRequest=abc", "ENCODING");
        refused(visitor, "/sso/saml/login", "QUERY");
        var other = SamlSystem.connected(signedIn("ADMINISTRATOR"), two.wire(), HOST, false);
        var stranger = new SamlSystem(system.settings(), system.provider(), HOST, other.keys());
        refused(visitor, stranger.request(SamlSystem.plainly()).target(), "SIGNATURE");
        // on a host that is nobody's there is nothing, whatever its name
        for (var path : new String[] {"/sso/saml/metadata", target, "/sso/saml/primaryCert"})
            assertThat(two.wire()
                            .send(Call.get(path).with("Host: unknown.example"))
                            .status())
                    .as(path)
                    .isEqualTo(404);
        // closed, it is not answered
        var administrator = signedIn("ADMINISTRATOR");
        administrator.open("/identity/providers/" + system.provider());
        administrator.post("/identity/providers/" + system.provider(), Map.of("name", "Fagsystemet"));
        assertThat(visitor.open(system.request(SamlSystem.plainly()).target()).body())
                .doesNotContain("SAMLResponse");
    }

    private static void refused(Visitor visitor, String target, String why) {
        var page = visitor.open(target);
        assertThat(page.status()).as(target).isEqualTo(400);
        assertThat(page.body()).contains("<code>" + why + "</code>").doesNotContain("??", "data-onward");
        assertThat(page.header("Location")).isNull();
    }

    @Test
    void aLogoutFromASystemLeadsThroughTheOthersAndBack() throws Exception {
        var one = system(true);
        var other = system(false);
        var visitor = signedIn("saml-out");
        var first = one.request(SamlSystem.plainly());
        var told = valid(one, visitor.open(first.target()), first.id());
        var second = other.request(SamlSystem.plainly());
        valid(other, visitor.open(second.target()), second.id());

        var out = one.logout(told.getSessionIndex(), told.getNameId());
        var on = refresh(visitor.open(out.target()));
        assertThat(on).startsWith(other.settings().getSpSingleLogoutServiceUrl() + "?SAMLRequest=");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        var back = other.answered(on);
        var done = refresh(visitor.open(back));
        assertThat(done).startsWith(one.settings().getSpSingleLogoutServiceUrl() + "?SAMLResponse=");
        assertThat(SamlSystem.parameters(done)).containsEntry("RelayState", "ud");
        assertThat(one.acceptsAnswer(done, out.id())).isTrue();
        refused(visitor, back, "REPLAYED");
    }

    @Test
    void whoSignsOutHereIsLedThroughTheSystems() throws Exception {
        var system = system(true);
        var visitor = signedIn("saml-out-here");
        var asked = system.request(SamlSystem.plainly());
        valid(system, visitor.open(asked.target()), asked.id());
        visitor.open("/");
        var next = location(visitor.post("/sign-out", Map.of()));
        assertThat(next).startsWith("/sso/saml/logout/on?resume=");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        var back = system.answered(refresh(visitor.open(next)));
        assertThat(location(visitor.open(back))).isEqualTo("/sign-in");
    }

    @Test
    void aSystemEndsOnlySessionsThatItWasToldOf() throws Exception {
        var one = system(true);
        var other = system(true);
        var visitor = signedIn("saml-theirs");
        var asked = one.request(SamlSystem.plainly());
        var told = valid(one, visitor.open(asked.target()), asked.id());
        var out = other.logout(told.getSessionIndex(), told.getNameId());
        assertThat(refresh(visitor().open(out.target()))).contains("SAMLResponse=");
        assertThat(visitor.open("/").status()).isEqualTo(200);
        // from a browser that knows nothing of it, its own system may
        var own = one.logout(told.getSessionIndex(), told.getNameId());
        assertThat(refresh(visitor().open(own.target()))).contains("SAMLResponse=");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
    }

    @Test
    void aSessionThatIsEndedElsewhereOrExpiresIsEndedAtTheSystemsByItsOwnBrowser() throws Exception {
        var system = system(true);
        var visitor = signedIn("saml-behind");
        told(system, visitor);
        var other = visitor();
        other.signIn(OWN, "saml-behind", PASSWORD);
        assertThat(other.open("/me/security").body()).contains("Fagsystemet (får besked");
        other.post("/me/security/sessions/end-others", Map.of());
        var page = "/sign-in?next=%2Fme%2Fsecurity";
        assertThat(visitor().open(page).status()).isEqualTo(200);
        assertThat(ledThrough(system, visitor, page)).isEqualTo(page);
        assertThat(visitor.open(page).status()).isEqualTo(200);
        // the same where nobody has ended it
        visitor.signIn(OWN, "saml-behind", PASSWORD);
        told(system, visitor);
        assertThat(visitor.open(page).header("Location")).endsWith("/me/security");
        assertThat(visitor.cookies().remove("faelled")).isNotNull();
        assertThat(ledThrough(system, visitor, page)).isEqualTo(page);
    }

    private static void told(SamlSystem system, Visitor visitor) throws Exception {
        var asked = system.request(SamlSystem.plainly());
        valid(system, visitor.open(asked.target()), asked.id());
    }

    private static String ledThrough(SamlSystem system, Visitor visitor, String page) {
        var next = location(visitor.open(page));
        assertThat(next).startsWith("/sso/saml/logout/on?resume=");
        return location(visitor.open(system.answered(refresh(visitor.open(next)))));
    }

    @Test
    void aSystemThatTakesNoLogoutIsNamedToWhoSignsOutAndToTheServiceDesk() throws Exception {
        var system = system(true);
        var administrator = signedIn("ADMINISTRATOR");
        var tab = "/identity/providers/" + system.provider() + "/saml";
        administrator.open(tab);
        var deaf = system.settings().getSPMetadata().replaceAll("<md:SingleLogoutService[^>]*/>", "");
        assertThat(administrator.post(tab + "/describe", Map.of("xml", deaf)).status())
                .isEqualTo(302);
        var visitor = signedIn("saml-missed");
        told(system, visitor);
        visitor.open("/");
        var end = visitor.open(location(visitor.post("/sign-out", Map.of())));
        assertThat(end.status()).isEqualTo(200);
        assertThat(end.body()).contains("Logget ud, men ikke alle steder", "<li>Fagsystemet</li>");

        visitor.signIn(OWN, "saml-missed", PASSWORD);
        told(system, visitor);
        var person = "/identity/persons/" + person("saml-missed");
        assertThat(administrator.open(person).body()).contains("Fagsystemet (kan ikke få besked");
        administrator.open(person + "/sessions");
        administrator.post(person + "/sessions", Map.of("reason", "Telefonen er tabt"));
        assertThat(administrator.open(person).body()).contains("fortsætter: Fagsystemet");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
    }

    private String person(String name) throws java.sql.SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(
                            superuser,
                            "select p.id from identity_person p join account a on a.id = p.account_id where a.user_name = '%s' and p.tenant_id = '%s'"
                                    .formatted(name, two.own()))
                    .getFirst();
        }
    }
}
