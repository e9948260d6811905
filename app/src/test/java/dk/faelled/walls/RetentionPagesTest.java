package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.wire.Call;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For how long the log is kept (ROL-50), as an administrator decides it. */
@Walls
class RetentionPagesTest extends OneAuthority {
    private static final String PATH = "/audit/retention";

    @Test
    void itIsDecidedOnAPageAndStandsInTheLog() throws SQLException {
        assertThat(vera.open("/audit").body()).contains("href=\"" + PATH + "\"");
        assertThat(vera.open(PATH).body())
                .contains("value=\"60\"", "value=\"13\"", "value=\"6\"")
                .doesNotContain("??");
        var answer = vera.post(PATH, Map.of("changes", "84", "access", "24", "lookUps", "3"));
        assertThat(answer.header("Location")).isEqualTo(PATH);
        assertThat(vera.open(PATH).body()).contains("er gemt", "value=\"84\"");
        assertThat(
                        ask(
                                "select changes || ' ' || access || ' ' || look_ups from audit_retention where tenant_id = '%s'"))
                .isEqualTo("84 24 3");
        assertThat(vera.open("/audit").body()).contains("Loggens opbevaring ændret");
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        vera.open(PATH);
        var answer = vera.post(PATH, Map.of("changes", "3", "access", "13", "lookUps", "6"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#changes\"", "fra 12 til 600", "value=\"3\"");
    }

    @Test
    void theSameOverHttp() {
        var path = "/api/platform/v1/audit/retention";
        assertThat(vera.send(Call.get(path)).body()).isEqualTo("{\"changes\":60,\"access\":13,\"lookUps\":6}");
        var wish = "{\"changes\":36,\"access\":12,\"lookUps\":12}";
        assertThat(vera.send(vera.withToken(Call.json("PUT", path, wish))).body())
                .isEqualTo(wish);
        var missing = vera.send(vera.withToken(Call.json("PUT", path, "{\"changes\":36,\"access\":12}")));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.body()).contains("/lookUps");
    }

    @Test
    void onlyAdministratorsDecide() {
        account("revisor", BuiltInRole.AUDITOR);
        var revisor = signedIn("revisor");
        assertThat(revisor.open("/audit").body()).doesNotContain(PATH);
        assertThat(revisor.open(PATH).status()).isEqualTo(403);
    }
}
