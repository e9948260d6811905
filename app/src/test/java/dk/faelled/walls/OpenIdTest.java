package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.SigningKeys;
import dk.faelled.identity.provider.claims.Claim;
import dk.faelled.identity.provider.claims.Claims;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Systems sign people in through us by OpenID Connect (IDP-21), over HTTP: what is decided, and what each gets. */
@Walls
class OpenIdTest {
    private static final String HOST = "own.example";
    private static final String BACK = "https://fag.example/retur";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OidcClients clients;

    @Autowired
    private ServiceProviders providers;

    @Autowired
    private Claims claims;

    @Autowired
    private OwnPasswords passwords;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private Clock clock;

    private UUID provider = new UUID(0, 0);

    private RelyingSystem system(Algorithm algorithm) {
        return system(algorithm, null, one -> one);
    }

    private RelyingSystem system(
            Algorithm algorithm, @Nullable String backchannel, UnaryOperator<ServiceProvider> terms) {
        provider = UUID.randomUUID();
        var id = "https://fag.example/" + provider;
        var client = new OidcClient(
                provider,
                false,
                false,
                null,
                List.of(BACK),
                List.of("https://fag.example/ud"),
                backchannel,
                algorithm,
                true,
                true,
                false,
                List.of(),
                "",
                OidcClient.Loa.NUMBER);
        var secret = Tenant.call(
                two.own(),
                () -> clients.add(
                        terms.apply(ServiceProvider.of(provider, id, "Fagsystemet", Protocol.OIDC10)), client));
        return RelyingSystem.atRoot(two.wire(), HOST, id, secret, BACK);
    }

    private void account(String name) {
        Tenant.run(
                two.own(), () -> accounts.keep(name, "Anna Bente Jensen", PASSWORD, Set.of(BuiltInRole.READER), null));
    }

    private Visitor visitor() {
        return new Visitor(two.wire(), HOST);
    }

    private Visitor signedIn(String name) {
        account(name);
        var visitor = visitor();
        assertThat(visitor.signIn(OWN, name, PASSWORD).status()).isLessThan(400);
        return visitor;
    }

    private static String location(Answer answer) {
        return String.valueOf(answer.header("Location")).replaceFirst("^http://[^/]*", "");
    }

    /** The page that goes on by itself, and where it goes. */
    private static String onward(Visitor visitor, String path) {
        assertThat(path).startsWith("/sso/on/");
        var page = visitor.open(path);
        assertThat(page.status()).isEqualTo(200);
        var refresh = String.valueOf(page.header("Refresh"));
        assertThat(refresh).startsWith("0; url=/oauth2/authorize?resume=");
        assertThat(page.body()).contains("Fagsystemet");
        return refresh.substring("0; url=".length());
    }

    @ParameterizedTest
    @EnumSource
    void somebodySignsInOnTheWayAndTheSystemIsToldWhoItIs(Algorithm algorithm) throws ParseException {
        var system = system(algorithm);
        account("oidc-" + algorithm);
        var visitor = visitor();
        var asked = visitor.open(system.request(Map.of()));
        assertThat(asked.status()).isEqualTo(302);
        var next = location(asked);
        assertThat(next).startsWith("/sign-in?next=%2Fsso%2Fon%2F").doesNotContain("fag.example");
        visitor.open(next);
        var in = visitor.post(next, Map.of("name", "oidc-" + algorithm, "password", PASSWORD));
        var resume = onward(visitor, location(in));
        var back = visitor.open(resume);
        assertThat(back.header("Location")).startsWith(BACK + "?");
        var got = RelyingSystem.parameters(String.valueOf(back.header("Location")));
        assertThat(got).containsEntry("state", "st+at/e=1").containsEntry("iss", "http://" + HOST);
        // the key counts once
        assertThat(location(visitor.open(resume))).isEqualTo("/sso/invalid/used");

        var tokens = system.redeem(String.valueOf(got.get("code")));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        assertThat(tokens.header("Cache-Control")).contains("no-store");
        assertThat(tokens.json().get("expires_in").asInt()).isBetween(290, 300);
        var id = system.verified(tokens.json().get("id_token").asString());
        assertThat(id.getIssuer()).isEqualTo("http://" + HOST);
        assertThat(id.getAudience()).containsExactly(system.id());
        assertThat(id.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(id.getStringClaim("name")).isEqualTo("Anna Bente Jensen");
        assertThat(id.getStringClaim("family_name")).isEqualTo("Jensen");
        assertThat(id.getStringListClaim("amr")).containsExactly("pwd");
        assertThat(id.getStringClaim("loa")).isEqualTo("2");
        assertThat(id.getStringClaim("acr")).endsWith("PasswordProtectedTransport");
        assertThat(id.getDateClaim("auth_time")).isNotNull();
        var access = system.verified(tokens.json().get("access_token").asString());
        assertThat(access.getSubject()).isEqualTo(id.getSubject());
        assertThat(access.getStringClaim("sid")).isEqualTo(id.getStringClaim("sid"));
        assertThat(access.getStringClaim("scope")).isEqualTo("email openid profile");
        var known = system.userinfo(tokens.json().get("access_token").asString());
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.json().get("sub").asString()).isEqualTo(id.getSubject());
        assertThat(known.json().get("preferred_username").asString())
                .isEqualTo("oidc-" + algorithm.name().toLowerCase(java.util.Locale.ROOT));
        // who is in is not asked again, and it is the same session
        var again = system.redeem(system.code(visitor, Map.of()));
        assertThat(system.verified(again.json().get("id_token").asString()).getStringClaim("sid"))
                .isEqualTo(id.getStringClaim("sid"));
    }

    @Test
    void whatIsMappedForTheSystemStandsInItsTokensAndWhatMustBeThereStopsWhoLacksIt() throws ParseException {
        var system = system(Algorithm.ES256);
        var own = provider;
        Tenant.run(two.own(), () -> {
            claims.add(claim(own, "afdeling", Claim.Kind.STATIC, "Skole", false));
            claims.add(claim(own, "afdeling", Claim.Kind.STATIC, "Børn", false));
            claims.add(claim(own, "kort", Claim.Kind.ADVANCED, "UPPER(VALUE(user.userId))", false));
        });
        var visitor = signedIn("oidc-mapped");
        var tokens = system.redeem(system.code(visitor, Map.of()));
        var id = system.verified(tokens.json().get("id_token").asString());
        assertThat(id.getStringListClaim("afdeling")).containsExactlyInAnyOrder("Skole", "Børn");
        assertThat(id.getStringClaim("kort")).isEqualTo("OIDC-MAPPED");
        Tenant.run(two.own(), () -> claims.add(claim(own, "nummer", Claim.Kind.DYNAMIC, "employeeNo", true)));
        var refused = system.redeem(system.code(visitor, Map.of()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isEqualTo("server_error");
    }

    private static Claim claim(UUID provider, String name, Claim.Kind kind, String value, boolean required) {
        return new Claim(UUID.randomUUID(), provider, name, kind, value, null, null, null, required);
    }

    @Test
    void whoeverHasSeveralValuesOfWhatIsToBeOneChoosesEachTime() throws ParseException {
        var system = system(Algorithm.ES256);
        var id = provider;
        Tenant.run(
                two.own(),
                () -> claims.add(new Claim(
                        UUID.randomUUID(),
                        id,
                        "rolle",
                        Claim.Kind.STATIC,
                        "læser; skriver;",
                        null,
                        null,
                        null,
                        true,
                        true)));
        var visitor = signedIn("oidc-choice");
        assertThat(RelyingSystem.parameters(String.valueOf(
                        visitor.open(system.request(Map.of("prompt", "none"))).header("Location"))))
                .containsEntry("error", "interaction_required");
        var page = location(visitor.open(system.request(Map.of())));
        assertThat(page).startsWith("/sso/choose/");
        assertThat(visitor.open(page).body()).contains("Fagsystemet", "rolle", "læser", "skriver");
        var wrong = visitor.post(page, Map.of("choice0", "ejer"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Vælg en af mulighederne");
        var chosen = visitor.post(page, Map.of("choice0", "skriver"));
        var back = visitor.open(onward(visitor, location(chosen)));
        var code = RelyingSystem.parameters(String.valueOf(back.header("Location")))
                .get("code");
        var tokens = system.redeem(String.valueOf(code)).json();
        assertThat(system.verified(tokens.get("id_token").asString()).getStringClaim("rolle"))
                .isEqualTo("skriver");
        assertThat(system.userinfo(tokens.get("access_token").asString())
                        .json()
                        .get("rolle")
                        .asString())
                .isEqualTo("skriver");
        var renewed = system.renew(tokens.get("refresh_token").asString()).json();
        assertThat(system.verified(renewed.get("access_token").asString()).getStringClaim("rolle"))
                .isEqualTo("skriver");
        // what was chosen counted for that once
        assertThat(location(visitor.open(system.request(Map.of())))).startsWith("/sso/choose/");
        assertThat(visitor().open(page).header("Location")).endsWith("/sso/invalid/used");
    }

    @Test
    void whoTriesASystemsSettingsSeesTheWholeTokens() {
        var system = system(Algorithm.ES256);
        var id = provider;
        Tenant.run(
                two.own(),
                () -> claims.add(new Claim(
                        UUID.randomUUID(),
                        id,
                        "rolle",
                        Claim.Kind.STATIC,
                        "læser;skriver",
                        null,
                        null,
                        null,
                        false,
                        true)));
        account("oidc-tried");
        var administrator = visitor();
        administrator.signIn(OWN, "ADMINISTRATOR", PASSWORD);
        administrator.open("/identity/providers/" + id + "/claims");
        var tried = administrator.post("/identity/providers/" + id + "/claims/trial", Map.of("person", "oidc-tried"));
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.body())
                .contains("personen vælger mellem læser, skriver")
                .contains("\"id_token\"", "\"access_token\"", "\"alg\" : \"ES256\"", "\"typ\" : \"at+jwt\"")
                .contains("\"iss\" : \"http://" + HOST + "\"", "\"rolle\" : \"læser\"", "\"amr\" : [ \"pwd\" ]")
                .contains(system.id());
    }

    @Test
    void whoMustHaveAnotherPasswordOnTheWayGoesOnToTheSystemAfterwards() {
        var system = system(Algorithm.ES256);
        var account = Tenant.call(
                two.own(),
                () -> accounts.keep("oidc-password", "Bo Madsen", PASSWORD, Set.of(BuiltInRole.READER), null));
        var visitor = visitor();
        assertThat(visitor.signIn(OWN, "oidc-password", PASSWORD).status()).isLessThan(400);
        Tenant.run(two.own(), () -> passwords.force(account, null));
        var page = location(visitor.open(system.request(Map.of())));
        assertThat(page).startsWith("/me/security/password?next=");
        var form = visitor.open(page);
        var next = String.valueOf(RelyingSystem.parameters(page).get("next"));
        assertThat(form.body()).contains("name=\"next\" value=\"" + next + "\"");
        var other = "en helt anden adgangskode";
        var wrong = visitor.post(
                "/me/security/password",
                Map.of("current", PASSWORD, "password", other, "repeat", "noget andet", "next", next));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("name=\"next\" value=\"" + next + "\"");
        var changed = visitor.post(
                "/me/security/password", Map.of("current", PASSWORD, "password", other, "repeat", other, "next", next));
        var back = visitor.open(onward(visitor, location(changed)));
        assertThat(back.header("Location")).startsWith(BACK + "?code=");
        assertThat(visitor.post(
                                "/me/security/password",
                                Map.of(
                                        "current",
                                        other,
                                        "password",
                                        "en tredje adgangskode her",
                                        "repeat",
                                        "en tredje adgangskode her",
                                        "next",
                                        "https://ond.example"))
                        .header("Location"))
                .doesNotContain("ond.example");
    }

    @Test
    void whoMustNotBeAskedIsNotAsked() {
        var system = system(Algorithm.ES256);
        var silent = system.request(Map.of("prompt", "none"));
        var nobody =
                RelyingSystem.parameters(String.valueOf(visitor().open(silent).header("Location")));
        assertThat(nobody).containsEntry("error", "login_required").containsEntry("state", "st+at/e=1");
        var visitor = signedIn("oidc-silent");
        assertThat(system.code(visitor, Map.of("prompt", "none"))).isNotEmpty();
        var high = system.request(Map.of("acr_values", "High"));
        assertThat(RelyingSystem.parameters(String.valueOf(visitor.open(high).header("Location"))))
                .containsEntry("error", "unmet_authentication_requirements");
        var both = system.request(Map.of("prompt", "none login"));
        assertThat(RelyingSystem.parameters(String.valueOf(visitor.open(both).header("Location"))))
                .containsEntry("error", "invalid_request");
    }

    @Test
    void aSystemMayWantThePasswordAgainAndASecondFactorIsNoPassword() throws ParseException {
        var system = system(Algorithm.ES256);
        var visitor = signedIn("oidc-anew");
        var first = system.redeem(system.code(visitor, Map.of()));
        for (var wish : List.of(Map.of("prompt", "login"), Map.of("max_age", "0"))) {
            var page = location(visitor.open(system.request(wish)));
            assertThat(page).startsWith("/sso/anew/");
            assertThat(visitor.open(page).body()).contains("Fagsystemet beder dig logge ind igen");
            assertThat(visitor.post(page, Map.of("password", "forkert kodeord")).status())
                    .isEqualTo(422);
            var proved = visitor.post(page, Map.of("password", PASSWORD));
            var back = visitor.open(onward(visitor, location(proved)));
            var code = RelyingSystem.parameters(String.valueOf(back.header("Location")))
                    .get("code");
            var again = system.verified(
                    system.redeem(String.valueOf(code)).json().get("id_token").asString());
            var before = system.verified(first.json().get("id_token").asString());
            assertThat(again.getDateClaim("auth_time")).isAfterOrEqualTo(before.getDateClaim("auth_time"));
            assertThat(again.getStringClaim("sid")).isEqualTo(before.getStringClaim("sid"));
        }
    }

    @Test
    void aSecondFactorIsAskedForByItselfWhereTheSystemWantsOne() throws ParseException, SQLException {
        var system = system(Algorithm.ES256);
        var visitor = signedIn("oidc-mfa");
        var app = Authenticator.addedBy(visitor, clock);
        Authenticator.codesMayComeAgain();
        // without it, the password that was shown is enough
        assertThat(system.code(visitor, Map.of())).isNotEmpty();
        var page = location(visitor.open(system.request(Map.of("acr_values", "mfa"))));
        assertThat(page).startsWith("/sign-in/second?next=%2Fsso%2Fon%2F");
        visitor.open(page);
        var shown = visitor.post(page.replace("/sign-in/second?", "/sign-in/second/code?"), Map.of("code", app.code()));
        var back = visitor.open(onward(visitor, location(shown)));
        var code = RelyingSystem.parameters(String.valueOf(back.header("Location")))
                .get("code");
        var id = system.verified(
                system.redeem(String.valueOf(code)).json().get("id_token").asString());
        assertThat(id.getStringClaim("acr")).isEqualTo("mfa");
        assertThat(id.getStringListClaim("amr")).containsExactly("pwd", "otp", "mfa");
        assertThat(id.getStringClaim("loa")).isEqualTo("3");
    }

    @Test
    void whoDoesNotMeetTheTermsIsToldWhyUnderACode() {
        var known = system(Algorithm.ES256, null, one -> one.on(List.of(), List.of(), true));
        var visitor = signedIn("oidc-terms");
        refused(visitor, known, "kun bruges fra myndighedens egne netværk");
        var level = system(
                Algorithm.ES256,
                null,
                one -> one.demanding(NsisLevel.SUBSTANTIAL, SecondFactorPolicy.DEPENDS, List.of(), null, null));
        refused(visitor, level, "du må ikke få en");
        var second = system(
                Algorithm.ES256,
                null,
                one -> one.demanding(NsisLevel.NONE, SecondFactorPolicy.ALWAYS, List.of(), null, null));
        refused(visitor, second, "du har ingen, der kan bruges");
        var closed = system(Algorithm.ES256, null, one -> one.general("Fagsystemet", "", false));
        var page = visitor.open(closed.request(Map.of()));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("ikke oprettet her");
    }

    private static void refused(Visitor visitor, RelyingSystem system, String why) {
        var answer = visitor.open(system.request(Map.of()));
        assertThat(location(answer)).isEqualTo("/sso/refused");
        var page = visitor.open("/sso/refused");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains(why, "Fagsystemet")
                .containsPattern("<code>[A-Z2-9]{6}</code>")
                .doesNotContain("??");
    }

    @Test
    void whereALevelIsDemandedTheTermsAreAcceptedOnTheWay() throws SQLException, ParseException {
        var system = system(Algorithm.ES256);
        var visitor = signedIn("oidc-level");
        try (var superuser = TestDatabase.database().superuser()) {
            for (var statement : List.of(
                    "insert into identity_terms (tenant_id, id, kind, version, danish, english, published_at)"
                            + " values ('%1$s', gen_random_uuid(), 'EMPLOYEE', 1, 'Pas på.', 'Take care.', now())"
                            + " on conflict do nothing",
                    "update identity_person set allowed = true where tenant_id = '%1$s' and user_name = 'oidc-level'",
                    "insert into identity_proofing (tenant_id, id, person_id, level, document, document_end, state,"
                            + " registrant, registrant_name, at) select tenant_id, gen_random_uuid(), id, 'LOW',"
                            + " 'PASSPORT', 'A1B2', 'GRANTED', gen_random_uuid(), 'Rita', now() from identity_person"
                            + " where tenant_id = '%1$s' and user_name = 'oidc-level'"))
                Twin.run(superuser, statement.formatted(two.own().value()));
        }
        var low = "https://data.gov.dk/concept/core/nsis/loa/Low";
        var page = location(visitor.open(system.request(Map.of("acr_values", low))));
        assertThat(page).startsWith("/vilkaar/godkendt?next=%2Fsso%2Fon%2F");
        var shown = visitor.open(page).body();
        var version = Pattern.compile("name=\"version\" value=\"([^\"]+)\"").matcher(shown);
        assertThat(version.find()).as(shown).isTrue();
        var accepted = visitor.post(page, Map.of("version", version.group(1)));
        var back = visitor.open(onward(visitor, location(accepted)));
        var code = RelyingSystem.parameters(String.valueOf(back.header("Location")))
                .get("code");
        var id = system.verified(
                system.redeem(String.valueOf(code)).json().get("id_token").asString());
        assertThat(id.getStringClaim("acr")).isEqualTo(low);
        // more than the person has is refused, and said why
        assertThat(location(visitor.open(system.request(Map.of("acr_values", "Substantial")))))
                .isEqualTo("/sso/refused");
        assertThat(visitor.open("/sso/refused").body()).contains("et højere NSIS-niveau");
    }

    @Test
    void aKeyIsReplacedWithoutAnySignInThatFails() {
        var system = system(Algorithm.RS256);
        var visitor = signedIn("oidc-keys");
        var before = system.redeem(system.code(visitor, Map.of()))
                .json()
                .get("id_token")
                .asString();
        Tenant.run(two.own(), () -> keys.prepare(Algorithm.RS256));
        var between = system.redeem(system.code(visitor, Map.of()))
                .json()
                .get("id_token")
                .asString();
        Tenant.run(two.own(), () -> keys.rollOver(Algorithm.RS256));
        var after = system.redeem(system.code(visitor, Map.of()))
                .json()
                .get("id_token")
                .asString();
        assertThat(kid(after)).isNotEqualTo(kid(before));
        assertThat(kid(between)).isEqualTo(kid(before));
        for (var token : List.of(before, between, after))
            assertThat(system.verified(token)).isNotNull();
    }

    private static String kid(String token) {
        try {
            return com.nimbusds.jwt.SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void aTokenIsLookedIntoAndWithdrawn() {
        var system = system(Algorithm.ES256);
        var tokens =
                system.redeem(system.code(signedIn("oidc-revoke"), Map.of())).json();
        var access = tokens.get("access_token").asString();
        var known = system.post("/introspect", Map.of("token", access)).json();
        assertThat(known.get("active").asBoolean()).isTrue();
        assertThat(known.get("client_id").asString()).isEqualTo(system.id());
        assertThat(system.post("/revoke", Map.of("token", access)).status()).isEqualTo(200);
        assertThat(system.post("/introspect", Map.of("token", access))
                        .json()
                        .get("active")
                        .asBoolean())
                .isFalse();
        assertThat(system.userinfo(access).status()).isEqualTo(401);
        var refresh = tokens.get("refresh_token").asString();
        assertThat(system.post("/revoke", Map.of("token", refresh)).status()).isEqualTo(200);
        assertThat(system.renew(refresh).json().get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aFormOfAnotherSiteComesWithoutTheSessionAndFindsItAgain() {
        var system = system(Algorithm.ES256);
        var visitor = signedIn("oidc-post");
        var form = RelyingSystem.parameters(system.request(Map.of()));
        var posted = two.wire().send(Call.form("/oauth2/authorize", form).with("Host: " + HOST));
        assertThat(posted.status()).isEqualTo(303);
        assertThat(location(posted)).startsWith("/oauth2/authorize?resume=");
        assertThat(visitor.open(location(posted)).header("Location")).startsWith(BACK + "?code=");
    }
}
