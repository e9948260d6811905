package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** API keys as an administrator meets them. */
@Walls
class KeyPagesTest {
    private static final Pattern SECRET = Pattern.compile("fk_[1-9A-HJ-NP-Za-km-z]{8}_[0-9A-Za-z]{43}");
    private static final Map<String, String> WISH = Map.of(
            "name",
            "Vagtplan",
            "purpose",
            "",
            "permissions",
            "organisation.read",
            "cidrs",
            "127.0.0.0/8",
            "days",
            "90");

    @Autowired
    private TwoAuthorities two;

    private Visitor administrator = new Visitor(new dk.faelled.platform.wire.Wire(0), "");

    @BeforeEach
    void signIn() {
        administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
    }

    private String create() {
        administrator.open("/api-keys/new");
        return secret(administrator.post("/api-keys/new", WISH).body());
    }

    private static String secret(String page) {
        var found = SECRET.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group();
    }

    private int asks(String secret) {
        return two.wire().send(Call.get("/organisation/units").key(secret)).status();
    }

    private String idOf(String secret) {
        var list = administrator.open("/api-keys").body();
        var row = Pattern.compile(secret.substring(0, 11) + ".*?/api-keys/([0-9a-f-]{36})/rotate", Pattern.DOTALL)
                .matcher(list);
        assertThat(row.find()).as(list).isTrue();
        return row.group(1);
    }

    @Test
    void aKeyIsCreatedShownOnceRenewedAndRevoked() {
        var secret = create();
        assertThat(asks(secret)).isEqualTo(200);
        var list = administrator.open("/api-keys").body();
        assertThat(list)
                .contains("API-nøgler", "Vagtplan", secret.substring(0, 11), "127.0.0.0/8", "Aktiv")
                .doesNotContain(secret, "??");

        var rotate = "/api-keys/" + idOf(secret) + "/rotate";
        assertThat(administrator.open(rotate).body())
                .contains("Forny nøglen Vagtplan")
                .doesNotContain("??");
        var fresh =
                secret(administrator.post(rotate, Map.of("overlapDays", "3")).body());
        assertThat(asks(fresh)).isEqualTo(200);
        assertThat(asks(secret)).as("within the overlap").isEqualTo(200);

        var revoke = "/api-keys/" + idOf(fresh) + "/revoke";
        assertThat(administrator.open(revoke).body()).contains("straks").doesNotContain("??");
        assertThat(administrator.post(revoke, Map.of()).header("Location")).isEqualTo("/api-keys");
        assertThat(administrator.open("/api-keys").body()).contains("Nøglen er spærret.", "Spærret");
        assertThat(asks(fresh)).isEqualTo(401);
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedStays() {
        administrator.open("/api-keys/new");
        var answer = administrator.post(
                "/api-keys/new",
                Map.of("name", "Vagtplan", "permissions", "organisation.read", "cidrs", "10.0.0.0/40", "days", "90"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("10.0.0.0/40 er ikke en adresse", "value=\"Vagtplan\"", "href=\"#cidrs\"");
        var soon = administrator.post(
                "/api-keys/new", Map.of("name", "Vagtplan", "permissions", "organisation.read", "days", "soon"));
        assertThat(soon.body()).contains("1 til 730 dage");
    }

    @Test
    void onlyAdministratorsSeeThem() {
        assertThat(administrator.open("/").body()).contains("href=\"/api-keys\"");
        var editor = two.signedIn(TwoAuthorities.OWN, BuiltInRole.EDITOR);
        assertThat(editor.open("/").body()).doesNotContain("/api-keys");
        assertThat(editor.open("/api-keys").status()).isEqualTo(403);
    }
}
