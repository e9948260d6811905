package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.key.IssueKey;
import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An authority that does without a module (PLT-06), while its neighbour uses it. */
@Walls
class ModuleSwitchTest extends OneAuthority {
    private static final String PATH = "/modules";

    @Autowired
    private KeyRegister keys;

    /** @param modules separated by commas */
    private Answer use(String modules) {
        vera.open(PATH);
        return vera.post(PATH, Map.of("modules", modules));
    }

    @Test
    void allAreInUseFromTheFirstDay() {
        assertThat(vera.open(PATH).body())
                .containsPattern("value=\"organisation\" checked")
                .containsPattern("value=\"roles\" checked")
                .doesNotContain("??");
    }

    @Test
    void whatIsOffIsInNoMenuAndAnswersNobodyAndComesBackAsItWas() {
        assertThat(vera.open("/").body()).contains("/organisation/units", "/roles/users", "action=\"/search\"");
        assertThat(use("roles").header("Location")).isEqualTo(PATH);
        assertThat(vera.open(PATH).body())
                .contains("Valget af moduler er gemt")
                .doesNotContain("organisation\" checked");
        assertThat(vera.open("/").body())
                .contains("/roles/users", "/identity/domains", "/audit")
                .doesNotContain("/organisation/units", "action=\"/search\"");
        var page = vera.open("/organisation/units");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("Modulet er slået fra").doesNotContain("??");
        assertThat(vera.open("/imports").body()).doesNotContain("organisation.csv");
        assertThat(vera.send(Call.get("/os2mo/version")).status()).isEqualTo(404);
        assertThat(two.signedIn(TwoAuthorities.NEIGHBOUR, BuiltInRole.ADMINISTRATOR)
                        .open("/organisation/units")
                        .status())
                .as("the neighbour")
                .isEqualTo(200);
        use("organisation,roles");
        assertThat(vera.open("/organisation/units").status()).isEqualTo(200);
        assertThat(vera.open("/imports").body()).contains("organisation.csv");
    }

    @Test
    void withoutTheCatalogueEverybodyKeepsTheirRightsAndPeopleCanBeInvited() {
        account("karen", BuiltInRole.READER);
        use("organisation");
        assertThat(vera.open("/roles/mine").status()).isEqualTo(404);
        assertThat(signedIn("karen").open("/organisation/persons").status()).isEqualTo(200);
        assertThat(vera.open("/users/invite").status()).isEqualTo(200);
        assertThat(vera.open("/jobs/schedules").body())
                .as("what keeps rights true goes on, what speaks to people rests")
                .contains("/jobs/schedules/roles.midnight/run", "/jobs/schedules/roles.follow/run")
                .doesNotContain("roles.attestation", "roles.advice");
        assertThat(vera.post("/jobs/schedules/roles.advice/run", Map.of()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/os2rollekatalog/api/organisation/v3", "/os2rollekatalog/api/user/vera/roles"})
    void anInterfaceOfOneThatIsOffAnswersAKeyOfItsOwnLikewise(String address) {
        use("organisation");
        var answer = two.wire().send(Call.get(address).key(key()).with("Host: localhost"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.body()).contains("MODULE_OFF");
    }

    private String key() {
        var wish = IssueKey.of("Nøgle", "", List.of("roles.key.read"), null, null, null, null);
        return Tenant.call(tenant, () -> keys.issue(wish).secret());
    }

    @Test
    void theSameOverHttp() throws SQLException {
        assertThat(vera.send(Call.get("/api/platform/v1/modules"))
                        .json()
                        .at("/items/1/on")
                        .asBoolean())
                .isTrue();
        var put = vera.send(
                vera.withToken(Call.json("PUT", "/api/platform/v1/modules", "{\"modules\":[\"organisation\"]}")));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.body())
                .contains("{\"module\":\"roles\",\"on\":false}", "{\"module\":\"organisation\",\"on\":true}");
        assertThat(ask("select modules_off from tenant where id = '%s'"))
                .contains("roles")
                .doesNotContain("organisation");
        assertThat(vera.open("/audit").body()).contains("Moduler valgt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"modules\":[\"roler\"]}", "{\"modules\":[\"identity\"]}", "{}", "{\"modules\":[null]}"})
    void whatIsNotThereToBeSwitchedIsRefusedAtItsFieldAndNothingChanges(String wish) throws SQLException {
        var answer = vera.send(vera.withToken(Call.json("PUT", "/api/platform/v1/modules", wish)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/modules");
        assertThat(ask("select modules_off from tenant where id = '%s'")).isEqualTo("{}");
    }

    @Test
    void onlyAdministratorsSwitch() {
        account("karen", BuiltInRole.READER);
        var karen = signedIn("karen");
        assertThat(karen.open(PATH).status()).isEqualTo(403);
        assertThat(karen.open("/").body()).doesNotContain("\"/modules\"");
    }
}
