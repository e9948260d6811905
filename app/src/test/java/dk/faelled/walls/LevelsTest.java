package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.Totp;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Registrants, terms and NSIS levels (IDP-06, identity 4.11), over HTTP. */
@Walls
class LevelsTest {
    private static final String TERMS = "/identity/terms/employee";
    private static final String ACCEPT = "/vilkaar/godkendt";
    private static final Pattern SECRET = Pattern.compile("<code class=\"f-secret\">([A-Z2-7 ]+)</code>");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9a-f-]{36})\"");

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OidcClients clients;

    @Autowired
    private Clock clock;

    private final String cvr = Integer.toString(ThreadLocalRandom.current().nextInt(40_000_000, 90_000_000));
    private TenantId tenant = new TenantId(new UUID(0, 0));
    private Visitor vera = new Visitor(new dk.faelled.platform.wire.Wire(0), "");
    private Visitor rita = vera;

    @BeforeEach
    void anAuthorityWithARegistrant() throws SQLException {
        tenant = tenants.create(cvr, "", "Niveauby " + cvr, TenantInfo.Kind.MUNICIPALITY)
                .id();
        account("vera", "Vera Vestergaard", BuiltInRole.ADMINISTRATOR.name());
        vera = signedIn("vera");
        var system = ask("select id::text from role_system where tenant_id = '%s' and 'OURS' = any(flags)");
        var right =
                ask("select id::text from system_role where tenant_id = '%s' and identifier = 'identity.registrant'");
        vera.open("/roles/userroles/new?system=" + system);
        assertThat(vera.post(
                                "/roles/userroles/new?system=" + system,
                                Map.of("name", "Registrator", "identifier", "REGISTRATOR", "right", right))
                        .header("Location"))
                .contains("/roles/userroles/");
        account("rita", "Rita Registrator", "REGISTRATOR");
        rita = signedIn("rita");
    }

    private UUID account(String name, String displayName, String role) {
        return Tenant.call(tenant, () -> accounts.keepWith(name, displayName, PASSWORD, Set.of(role), null));
    }

    private UUID person(String name) {
        return account(name, "Karen " + name, BuiltInRole.READER.name());
    }

    private Visitor signedIn(String name) {
        var visitor = two.visitor();
        assertThat(visitor.signIn(cvr, name, PASSWORD).header("Location"))
                .as(name)
                .endsWith("/");
        return visitor;
    }

    private Answer signIn(Visitor visitor, String name) {
        visitor.open("/sign-in");
        return visitor.post("/sign-in", Map.of("authority", cvr, "name", name, "password", PASSWORD));
    }

    private String ask(String query) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(superuser, query.formatted(tenant)).getFirst();
        }
    }

    private String level(UUID person) throws SQLException {
        return ask("select level from identity_person where tenant_id = '%s' and id = '" + person + "'");
    }

    private void publish(String path, String danish) {
        vera.open(path);
        assertThat(vera.post(path, Map.of("danish", danish, "english", "In English: " + danish))
                        .header("Location"))
                .endsWith(path + "/publish");
        assertThat(vera.open(path + "/publish").body()).contains(danish);
        assertThat(vera.post(path + "/publish", Map.of()).header("Location")).endsWith("/identity/terms");
    }

    private Answer act(UUID person, String act) {
        vera.open("/identity/persons/" + person + "/" + act);
        return vera.post("/identity/persons/" + person + "/" + act, Map.of("reason", "Aftalt"));
    }

    private Answer register(Visitor registrant, UUID person, String level) {
        return register(registrant, person, level, "PASSPORT", "a1b2");
    }

    private Answer register(Visitor registrant, UUID person, String level, String document, String end) {
        registrant.open("/identity/registration/" + person);
        return registrant.post(
                "/identity/registration/" + person, Map.of("level", level, "document", document, "end", end));
    }

    private UUID allowed(String name) {
        var person = person(name);
        assertThat(act(person, "allow").status()).isLessThan(400);
        return person;
    }

    private void accept(Visitor visitor) {
        var version = VERSION.matcher(visitor.open(ACCEPT).body());
        assertThat(version.find()).isTrue();
        assertThat(visitor.post(ACCEPT, Map.of("version", version.group(1))).header("Location"))
                .endsWith("/");
    }

    @Test
    void whoWasSeenByARegistrantHasTheLevelFromTheNextSignInOnceTheTermsAreAccepted() throws SQLException {
        var person = allowed("karen");
        assertThat(register(rita, person, "SUBSTANTIAL").body()).contains("ikke udgivet nogen vilkår");
        publish(TERMS, "Pas godt på din identitet.");
        var inside = signedIn("karen");
        assertThat(rita.open("/identity/registration?q=karen").body()).contains("/identity/registration/" + person);
        assertThat(register(rita, person, "SUBSTANTIAL").header("Location")).endsWith("/" + person);
        assertThat(rita.open("/identity/registration/" + person).body())
                .contains("Betydelig", "Pas …A1B2", "Rita Registrator", "næste login");
        inside.open("/");
        assertThat(level(person)).as("not before the next sign-in").isEqualTo("NONE");

        var karen = two.visitor();
        assertThat(signIn(karen, "karen").header("Location")).endsWith(ACCEPT);
        assertThat(karen.open("/").header("Location")).as("not in yet").contains("/sign-in");
        assertThat(karen.open(ACCEPT).body()).contains("Pas godt på din identitet.", "Ikke nu");
        assertThat(karen.post(ACCEPT + "/later", Map.of()).header("Location")).endsWith("/");
        assertThat(karen.open("/").status()).isEqualTo(200);
        assertThat(level(person)).as("put off").isEqualTo("NONE");

        var again = two.visitor();
        assertThat(signIn(again, "karen").header("Location")).endsWith(ACCEPT);
        again.cookies().put("lang", "en");
        assertThat(again.open(ACCEPT).body()).contains("In English: Pas godt på", "I accept the terms");
        again.cookies().put("lang", "da");
        accept(again);
        assertThat(again.open("/me/security").body()).contains("Dit NSIS-niveau: Betydelig");
        assertThat(level(person)).isEqualTo("SUBSTANTIAL");
        assertThat(again.open(ACCEPT).body()).contains("Du godkendte vilkårene");
        assertThat(signedIn("karen").open("/").status())
                .as("no more is asked the next time")
                .isEqualTo(200);
        assertThat(vera.open("/audit").body())
                .contains("Vilkår godkendt", "NSIS-niveau ændret", "Legitimation set af registrator", "Karen karen");
        assertThat(vera.open("/identity/persons/" + person).body()).contains("Betydelig", "Vilkår godkendt");
    }

    @Test
    void anotherVersionHasToBeAcceptedBeforeTheLevelCountsAgainAndTrustedEmployeesHaveTheirOwn() throws SQLException {
        publish(TERMS, "Første udgave.");
        var person = allowed("bo");
        register(rita, person, "LOW");
        var bo = two.visitor();
        signIn(bo, "bo");
        accept(bo);
        assertThat(level(person)).isEqualTo("LOW");
        publish(TERMS, "Anden udgave.");
        var again = two.visitor();
        assertThat(signIn(again, "bo").header("Location")).endsWith(ACCEPT);
        var shown = VERSION.matcher(again.open(ACCEPT).body());
        assertThat(shown.find()).isTrue();
        publish(TERMS, "Tredje udgave.");
        var stale = again.post(ACCEPT, Map.of("version", shown.group(1)));
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.body()).contains("kommet en ny udgave", "Tredje udgave.");
        accept(again);

        publish("/identity/terms/trusted", "Du er betroet.");
        signedIn("bo");
        assertThat(act(person, "trust").status()).isLessThan(400);
        var trusted = two.visitor();
        assertThat(signIn(trusted, "bo").header("Location")).endsWith(ACCEPT);
        assertThat(trusted.open(ACCEPT).body()).contains("Du er betroet.");
        accept(trusted);
        assertThat(vera.open("/identity/terms/employee").body())
                .contains("Udgave 1", "Udgave 2", "Udgave 3")
                .doesNotContain("??");
    }

    @Test
    void whereTwoAreDemandedASecondRegistrantConfirmsAndTheFirstCannot() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("ida");
        vera.open("/identity/assurance");
        assertThat(vera.post("/identity/assurance", Map.of("cap", "NONE")).body())
                .contains("lav, betydelig eller høj");
        assertThat(vera.post("/identity/assurance", Map.of("cap", "LOW", "fourEyes", "true"))
                        .header("Location"))
                .endsWith("/identity/assurance");
        var over = register(rita, person, "SUBSTANTIAL");
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.body()).contains("Højeste niveau, en registrator kan give her, er Lav");
        assertThat(register(rita, person, "LOW").status()).isLessThan(400);
        var path = "/identity/registration/" + person;
        assertThat(rita.open(path).body()).contains("En anden registrator skal godkende");
        assertThat(rita.post(path + "/confirm", Map.of()).status()).isEqualTo(422);
        assertThat(register(rita, person, "LOW").body()).contains("venter allerede");
        signedIn("ida");
        assertThat(level(person)).as("nobody has confirmed").isEqualTo("NONE");

        account("rolf", "Rolf Registrator", "REGISTRATOR");
        var rolf = signedIn("rolf");
        assertThat(rolf.open(path).body()).contains("Rita Registrator", "Godkend");
        assertThat(rolf.post(path + "/confirm", Map.of()).status()).isLessThan(400);
        assertThat(rolf.post(path + "/confirm", Map.of()).body()).contains("venter ikke noget");
        var ida = two.visitor();
        assertThat(signIn(ida, "ida").header("Location")).endsWith(ACCEPT);
        accept(ida);
        assertThat(level(person)).isEqualTo("LOW");
        assertThat(rolf.open(path).body()).contains("Rita Registrator og Rolf Registrator");

        rolf.open(path + "/withdraw");
        assertThat(rolf.post(path + "/withdraw", Map.of("reason", "")).status()).isEqualTo(422);
        assertThat(rolf.post(path + "/withdraw", Map.of("reason", "Forkert person"))
                        .status())
                .isLessThan(400);
        assertThat(level(person)).isEqualTo("NONE");
        assertThat(ida.open("/").header("Location")).as("signed out").contains("/sign-in");
    }

    @Test
    void whatIsWrongIsSaidAndNobodyRaisesHimselfNorARobotNorWhoMayNot() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = person("ulla");
        assertThat(register(rita, person, "LOW").body()).contains("må ikke få en NSIS-identitet");
        act(person, "allow");
        assertThat(register(rita, person, "LOW", "PASSPORT", "12345678").body()).contains("de sidste 4 tegn");
        assertThat(register(rita, person, "LOW", "PASSPORT", "æøå1").body()).contains("de sidste 4 tegn");
        assertThat(register(rita, person, "LOW", "TATTOO", "1234").body()).contains("Vælg, hvilken legitimation");
        assertThat(register(rita, person, "NONE").status()).isEqualTo(422);
        assertThat(register(rita, person, "EXTREME").body()).contains("Vælg et niveau");
        var herself = UUID.fromString(
                ask("select id::text from identity_person where tenant_id = '%s' and user_name = 'rita'"));
        act(herself, "allow");
        assertThat(register(rita, herself, "LOW").body()).contains("ikke gøre ved dig selv");

        register(rita, person, "LOW");
        assertThat(act(person, "robot").status()).isLessThan(400);
        assertThat(act(person, "allow").body()).contains("aldrig få en NSIS-identitet");
        assertThat(register(rita, person, "LOW").body()).contains("aldrig få en NSIS-identitet");
        signedIn("ulla");
        assertThat(level(person)).as("what was granted before is dropped").isEqualTo("NONE");
        try (var superuser = TestDatabase.database().superuser()) {
            assertThatThrownBy(() -> Twin.run(
                            superuser, "update identity_person set allowed = true where id = '" + person + "'"))
                    .hasMessageContaining("identity_person_robot");
            assertThatThrownBy(() ->
                            Twin.run(superuser, "update identity_person set level = 'LOW' where id = '" + person + "'"))
                    .hasMessageContaining("identity_person_level");
        }
        vera.open(TERMS);
        assertThat(vera.post(TERMS, Map.of("danish", "Kun dansk", "english", " "))
                        .body())
                .contains("både dansk og engelsk", "Kun dansk");
        assertThat(vera.post(TERMS + "/publish", Map.of()).body()).contains("ikke noget udkast");
        assertThat(vera.open("/identity/registration").status())
                .as("an administrator is no registrant")
                .isEqualTo(403);
    }

    @Test
    void aTakenAwayRightTakesTheLevelAndNobodyNextDoorSeesAnyOfIt() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("mona");
        register(rita, person, "SUBSTANTIAL");
        var mona = two.visitor();
        signIn(mona, "mona");
        accept(mona);
        var next = two.signedIn(NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        var version = ask("select id::text from identity_terms where tenant_id = '%s'");
        assertThat(vera.open("/identity/terms/versions/" + version).status()).isEqualTo(200);
        assertThat(next.open("/identity/terms/versions/" + version).status()).isEqualTo(404);
        assertThat(next.open("/identity/persons/" + person).status()).isEqualTo(404);
        assertThat(act(person, "forbid").status()).isLessThan(400);
        assertThat(level(person)).isEqualTo("NONE");
        assertThat(mona.open("/").header("Location")).as("signed out").contains("/sign-in");
    }

    /** @return the secret of the app */
    private byte[] withApp(Visitor visitor) {
        var found = SECRET.matcher(visitor.open("/me/security/app").body());
        assertThat(found.find()).isTrue();
        var secret = Base32.decode(found.group(1));
        var added = visitor.post(
                "/me/security/app",
                Map.of("name", "Min telefon", "code", Totp.code(secret, Totp.step(clock.instant()))));
        assertThat(added.header("Location")).endsWith("/me/security");
        return secret;
    }

    private Visitor withCode(String name, byte[] secret) throws SQLException {
        return withCode(two.visitor(), name, secret);
    }

    private Visitor withCode(Visitor visitor, String name, byte[] secret) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, "update identity_app set last_step = -1 where tenant_id = '" + tenant + "'");
        }
        signIn(visitor, name);
        visitor.open("/sign-in/second");
        var code = Map.of("code", Totp.code(secret, Totp.step(clock.instant())));
        assertThat(visitor.post("/sign-in/second/code", code).status()).isLessThan(400);
        return visitor;
    }

    @Test
    void whatTheRegistrantWasShownCountsForTheLevelAndWhatIsAddedAfterwardsForThatOfTheSession() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("asta");
        var secret = withApp(signedIn("asta"));
        var app = ask("select id::text from identity_app where tenant_id = '%s'");
        var path = "/identity/registration/" + person;
        assertThat(rita.open(path).body()).contains("Authenticator-app Min telefon (nu: Ingen)");
        var form = Map.of("level", "SUBSTANTIAL", "document", "PASSPORT", "end", "a1b2", "factor", app);
        var strange = new java.util.HashMap<>(form);
        strange.put("factor", UUID.randomUUID().toString());
        assertThat(rita.post(path, strange).status()).isEqualTo(422);
        assertThat(rita.post(path, form).status()).isLessThan(400);
        var asta = withCode("asta", secret);
        assertThat(asta.open("/me/security").body())
                .as("terms not accepted yet")
                .doesNotContain("som Betydelig");
        accept(asta);
        var again = withCode("asta", secret);
        assertThat(again.open("/me/security").body()).contains("tæller som Betydelig");

        withApp(again);
        assertThat(ask("select string_agg(level, ' ' order by created_at) from identity_app where tenant_id = '%s'"))
                .isEqualTo("SUBSTANTIAL SUBSTANTIAL");
        assertThat(act(person, "forbid").status()).isLessThan(400);
        assertThat(ask("select string_agg(level, ' ' order by created_at) from identity_app where tenant_id = '%s'"))
                .isEqualTo("NONE NONE");
        assertThat(withCode("asta", secret).open("/me/security").body()).doesNotContain("tæller som");
    }

    @Test
    void whatIsAddedUnderAPasswordAloneIsLowAtMost() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("elna");
        register(rita, person, "SUBSTANTIAL");
        var elna = two.visitor();
        signIn(elna, "elna");
        accept(elna);
        var secret = withApp(elna);
        assertThat(ask("select level from identity_app where tenant_id = '%s'")).isEqualTo("LOW");
        assertThat(withCode("elna", secret).open("/me/security").body()).contains("tæller som Lav");
    }

    private RelyingSystem demanding(NsisLevel level, String host) {
        var provider = UUID.randomUUID();
        var id = "https://fag.example/" + provider;
        var client = new OidcClient(
                provider,
                false,
                false,
                null,
                List.of("https://fag.example/retur"),
                List.of(),
                null,
                SigningKey.Algorithm.ES256,
                true,
                false,
                false,
                List.of(),
                "",
                OidcClient.Loa.URI);
        var terms = ServiceProvider.of(provider, id, "Fagsystemet", ServiceProvider.Protocol.OIDC10)
                .demanding(level, SecondFactorPolicy.DEPENDS, List.of(), null, null);
        var secret = Tenant.call(tenant, () -> clients.add(terms, client));
        return RelyingSystem.atRoot(two.wire(), host, id, secret, "https://fag.example/retur");
    }

    @Test
    void aSystemThatDemandsSubstantialTakesWhoHasProvedItAndTellsTheOthersWhatIsMissing() throws Exception {
        publish(TERMS, "Vilkår.");
        var host = "niveau-" + cvr + ".example";
        tenants.bind(host, tenant);
        var system = demanding(NsisLevel.SUBSTANTIAL, host);
        var person = allowed("inga");
        register(rita, person, "SUBSTANTIAL");
        var inga = two.visitor();
        signIn(inga, "inga");
        accept(inga);
        var secret = withApp(inga);

        var low = withCode(new Visitor(two.wire(), host), "inga", secret);
        assertThat(low.open(system.request(Map.of("prompt", "none"))).header("Location"))
                .contains("error=");
        low.open(system.request(Map.of()));
        assertThat(low.open("/sso/refused").body()).contains("Fagsystemet", "du har ingen, der kan bruges");

        var app = ask("select id::text from identity_app where tenant_id = '%s'");
        rita.open("/identity/registration/" + person);
        assertThat(rita.post(
                                "/identity/registration/" + person,
                                Map.of("level", "SUBSTANTIAL", "document", "PASSPORT", "end", "a1b2", "factor", app))
                        .status())
                .isLessThan(400);
        var sure = withCode(new Visitor(two.wire(), host), "inga", secret);
        var tokens = system.redeem(system.code(sure, Map.of()));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        var said = system.verified(tokens.json().get("id_token").asString());
        assertThat(said.getStringClaim("loa")).isEqualTo("https://data.gov.dk/concept/core/nsis/loa/Substantial");
    }
}
