package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What the settings of OS2mo's interface change for those who call it. */
@DeskTest
@TestPropertySource(
        properties = {
            "faelled.organisation.references=lenient",
            "faelled.organisation.graphql.budget=3000",
            "faelled.organisation.tokens.development.29000025=let-me-in-while-i-develop"
        })
class GraphqlSettingsTest extends Taught {
    private static final String REALM = "/os2mo/auth/realms/mo";
    private static final String TOKEN = REALM + "/protocol/openid-connect/token";

    @Autowired
    Tenants tenants;

    @LocalServerPort
    int port;

    @Test
    void lenientReferencesLetAnUpdateReferToWhatIsNotThereButNotACreation() {
        var nowhere = UUID.randomUUID().toString();
        var brief = authority.unit(
                "Projekt", null, Validity.between(AuthorityFixture.START, AuthorityFixture.START.plusYears(2)));
        mo.write("engagement_update", input("uuid", job, "job_function", nowhere, "validity", from("2024-01-01")));
        mo.write("engagement_update", input("uuid", job, "org_unit", brief, "validity", from("2024-01-01")));
        var all = mo.validities("engagements", job.toString(), "job_function_uuid org_unit_uuid");
        assertThat(each(all, "job_function_uuid").getLast()).isEqualTo(nowhere);
        assertThat(each(all, "org_unit_uuid").getLast()).isEqualTo(brief.toString());
        var made = input(
                "person", ida,
                "org_unit", school,
                "engagement_type", authority.aClass("engagement_type", "Ansat"),
                "job_function", nowhere,
                "validity", from("2024-01-01"));
        assertThat(mo.refused("engagement_create", made).path("message").asString())
                .isEqualTo("ErrorCodes.E_CLASS_NOT_FOUND");
        // persons and parents are never left open
        assertThat(mo.refused(
                                "engagement_update",
                                input("uuid", job, "person", nowhere, "validity", from("2024-01-01")))
                        .path("message")
                        .asString())
                .isEqualTo("ErrorCodes.E_USER_NOT_FOUND");
        assertThat(mo.refused("org_unit_update", input("uuid", school, "parent", brief, "validity", from("2024-01-01")))
                        .path("message")
                        .asString())
                .isEqualTo("ErrorCodes.V_DATE_OUTSIDE_ORG_UNIT_RANGE");
    }

    @Test
    void whatAsksForTooMuchIsRefusedBeforeItIsAnswered() {
        for (int i = 0; i < 60; i++) authority.aClass("engagement_job_function", "Stilling " + i);
        mo.ask("{ facets { objects { current { user_key classes { name } } } } }");
        var nested = "{ facets { objects { current " + "{ classes { facet ".repeat(6) + "{ name: user_key }"
                + " } }".repeat(6) + " } } }";
        var errors = mo.errors("v30", nested, Map.of());
        assertThat(errors).hasSize(1);
        assertThat(errors.at("/0/message").asString())
                .contains("3,000 are allowed", "Ask for fewer objects at a time (limit and cursor, or a filter)");
        mo.ask(
                "{ facets(limit: 1) { objects { current { classes(limit: 2) { facet { classes(limit: 2) { name } } } } } } }");
        var parameters =
                "query($l: int = 500) { classes(limit: $l) { objects { current { name user_key scope published } } } }";
        assertThat(mo.errors("v30", parameters, Map.of("l", 5))).isEmpty();
    }

    @Test
    void theHistoryOfSomeObjectsCountsTheirRegistrationsAndNotTheWholeAuthority() {
        for (int i = 0; i < 60; i++) authority.aClass("engagement_job_function", "Titel " + i);
        var history = """
                query ($u: [UUID!]) { registrations(filter: {uuids: $u}) { objects { uuid start actor_object { uuid }
                  ... on OrganisationUnitRegistration { validities { name unit_type { name } parent { name } } }
                  ... on EngagementRegistration { validities { job_function { name } person { name } org_unit { name } } }
                  ... on PersonRegistration { validities { given_name surname } } } } }
                """;
        assertThat(mo.errors("v30", history, Map.of("u", List.of(ida.toString(), school.toString(), job.toString()))))
                .isEmpty();
        var named = """
                { facets(filter: {user_keys: "engagement_job_function"}) { objects { current {
                  classes(filter: {user_keys: ["a", "b"]}) { name facet { classes(limit: 2) { name } } } } } } }
                """;
        assertThat(mo.errors("v30", named, Map.of())).isEmpty();
    }

    private Answer token(String body) {
        return new Wire(port)
                .send(new Call("POST", TOKEN, List.of("Content-Type: application/x-www-form-urlencoded"), body));
    }

    @Test
    void aWellKnownClientGetsATokenWithWhichItReadsAndWrites() {
        var developing = tenants.create("29000025", "102", "Udviklingsby", TenantInfo.Kind.MUNICIPALITY);
        var configuration = new Wire(port)
                .send(Call.get(REALM + "/.well-known/openid-configuration"))
                .json();
        assertThat(configuration.path("token_endpoint").asString()).endsWith(TOKEN);
        assertThat(new Wire(port)
                        .send(Call.get(REALM + "/protocol/openid-connect/certs"))
                        .json()
                        .at("/keys/0/kty")
                        .asString())
                .isEqualTo("RSA");
        var given = "&client_secret=let-me-in-while-i-develop";
        var answer =
                token("grant_type=client_credentials&client_id=dipex" + given).json();
        assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(300);
        var dipex = answer.path("access_token").asString();
        Tenant.run(developing.id(), () -> {
            var me = mo.send("v25", dipex, "{ me { username roles } org { name } }", Map.of())
                    .json()
                    .path("data");
            assertThat(me.at("/me/username").asString()).isEqualTo("service-account-dipex");
            assertThat(me.at("/org/name").asString()).isEqualTo("Udviklingsby");
            var facet = Map.of("i", input("user_key", "ny", "validity", from("2020-01-01")));
            assertThat(mo.send("v25", dipex, Mo.document("facet_create", "uuid"), facet)
                            .body())
                    .doesNotContain("errors");
            var chart = token("grant_type=client_credentials&client_id=orgviewer" + given)
                    .json()
                    .path("access_token")
                    .asString();
            assertThat(mo.send("v22", chart, "{ org_units { objects { current { name } } } }", Map.of())
                            .body())
                    .doesNotContain("errors");
            assertThat(mo.send("v22", chart, Mo.document("facet_create", "uuid"), facet)
                            .body())
                    .contains("No policy approved the access");
        });
        assertThat(mo.ask("{ org { name } }").at("/org/name").asString()).isNotEqualTo("Udviklingsby");
    }

    @Test
    void whoDoesNotKnowTheSecretGetsNone() {
        var wrong = token("grant_type=client_credentials&client_id=dipex&client_secret=let-me-in");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("error").asString()).isEqualTo("invalid_client");
        assertThat(token("grant_type=client_credentials&client_id=dipex").status())
                .isEqualTo(401);
        var unknown = token("grant_type=client_credentials&client_id=nobody&client_secret=let-me-in-while-i-develop");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.json().path("error_description").asString()).contains("dipex", "orgviewer");
        var password = token("grant_type=password&client_id=dipex&username=x&password=y");
        assertThat(password.status()).isEqualTo(400);
        assertThat(password.json().path("error").asString()).isEqualTo("unsupported_grant_type");
        assertThat(new Wire(port)
                        .send(Call.get("/os2mo/auth/realms/other/.well-known/openid-configuration"))
                        .status())
                .isEqualTo(404);
    }
}
