package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.oidc.OidcClient;
import dk.faelled.identity.oidc.OidcClients;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.SigningKey;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** For which level an app counts, and what a system that demands one makes of it (MFA-03, identity 4.11), over HTTP. */
@Walls
class FactorLevelsTest extends Registering {
    @Autowired
    private OidcClients clients;

    @Autowired
    private Clock clock;

    private Visitor withCode(String name, Authenticator app) throws SQLException {
        return withCode(two.visitor(), name, app);
    }

    private Visitor withCode(Visitor visitor, String name, Authenticator app) throws SQLException {
        Authenticator.codesMayComeAgain();
        signIn(visitor, name);
        visitor.open("/sign-in/second");
        var code = Map.of("code", app.code());
        assertThat(visitor.post("/sign-in/second/code", code).status()).isLessThan(400);
        return visitor;
    }

    @Test
    void whatTheRegistrantWasShownCountsForTheLevelAndWhatIsAddedAfterwardsForThatOfTheSession() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("asta");
        var phone = Authenticator.addedBy(signedIn("asta"), clock);
        var app = ask("select id::text from identity_app where tenant_id = '%s'");
        var path = "/identity/registration/" + person;
        assertThat(rita.open(path).body()).contains("Authenticator-app Min telefon (nu: Ingen)");
        var form = Map.of("level", "SUBSTANTIAL", "document", "PASSPORT", "end", "a1b2", "factor", app);
        var strange = new java.util.HashMap<>(form);
        strange.put("factor", UUID.randomUUID().toString());
        assertThat(rita.post(path, strange).status()).isEqualTo(422);
        assertThat(rita.post(path, form).status()).isLessThan(400);
        var asta = withCode("asta", phone);
        assertThat(asta.open("/me/security").body())
                .as("terms not accepted yet")
                .doesNotContain("som Betydelig");
        accept(asta);
        var again = withCode("asta", phone);
        assertThat(again.open("/me/security").body()).contains("tæller som Betydelig");

        Authenticator.addedBy(again, clock);
        assertThat(ask("select string_agg(level, ' ' order by created_at) from identity_app where tenant_id = '%s'"))
                .isEqualTo("SUBSTANTIAL SUBSTANTIAL");
        assertThat(act(person, "forbid").status()).isLessThan(400);
        assertThat(ask("select string_agg(level, ' ' order by created_at) from identity_app where tenant_id = '%s'"))
                .isEqualTo("NONE NONE");
        assertThat(withCode("asta", phone).open("/me/security").body()).doesNotContain("tæller som");
    }

    @Test
    void whatIsAddedUnderAPasswordAloneIsLowAtMost() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("elna");
        register(rita, person, "SUBSTANTIAL");
        var elna = two.visitor();
        signIn(elna, "elna");
        accept(elna);
        var phone = Authenticator.addedBy(elna, clock);
        assertThat(ask("select level from identity_app where tenant_id = '%s'")).isEqualTo("LOW");
        assertThat(withCode("elna", phone).open("/me/security").body()).contains("tæller som Lav");
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
        var phone = Authenticator.addedBy(inga, clock);

        var low = withCode(new Visitor(two.wire(), host), "inga", phone);
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
        var sure = withCode(new Visitor(two.wire(), host), "inga", phone);
        var tokens = system.redeem(system.code(sure, Map.of()));
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        var said = system.verified(tokens.json().get("id_token").asString());
        assertThat(said.getStringClaim("loa")).isEqualTo("https://data.gov.dk/concept/core/nsis/loa/Substantial");
    }
}
