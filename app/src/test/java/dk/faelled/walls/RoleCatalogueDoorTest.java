package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.wire.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How clients of an OS2rollekatalog come in: by their header, with their habits. */
@Walls
class RoleCatalogueDoorTest {
    private static final String SYSTEMS = "/os2rollekatalog/api/v2/itsystem";

    @Autowired
    private TwoAuthorities two;

    private String secret = "";

    @BeforeEach
    void aKey() {
        var administrator = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        secret = administrator
                .send(administrator.withToken(Call.json(
                        "POST",
                        "/api/platform/v1/api-keys",
                        "{\"name\":\"Klient\",\"permissions\":[\"roles.key.read\",\"roles.key.organisation\"]}")))
                .json()
                .get("secret")
                .asString();
    }

    @Test
    void onlyTheHeaderOfThePredecessorCounts() {
        assertThat(two.wire().send(Call.get(SYSTEMS).with("ApiKey: " + secret)).status())
                .isEqualTo(200);
        for (var header : new String[] {
            "Authorization: Bearer " + secret, "Authorization: ApiKey " + secret, "Authorization: Bearer eyJ.a.b"
        }) {
            var answer = two.wire().send(Call.get(SYSTEMS).with(header));
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.body()).contains("\"status\":401,\"error\":\"Unauthorized\",\"message\":\"");
        }
        assertThat(two.wire().send(Call.get(SYSTEMS)).status()).isEqualTo(401);
        assertThat(two.wire()
                        .send(Call.get(SYSTEMS).with("ApiKey: fk_11111111_" + "a".repeat(43)))
                        .status())
                .isEqualTo(401);
        assertThat(two.wire()
                        .send(Call.get(SYSTEMS)
                                .with("Authorization: Bearer none")
                                .with("ApiKey: " + secret))
                        .status())
                .isEqualTo(200);
        var other = two.wire()
                .send(Call.json("POST", "/os2rollekatalog/api/v2/userrole", "{}")
                        .with("ApiKey: " + secret));
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body()).contains("\"path\":\"/os2rollekatalog/api/v2/userrole\"", "roles.userrole.create");
    }

    @Test
    void slashesMayBeDoubled() {
        for (var path : new String[] {
            "/os2rollekatalog//api/v2/itsystem",
            "//os2rollekatalog/api//v2/itsystem/",
            "/os2rollekatalog/api/v2//itsystem"
        })
            assertThat(two.wire().send(Call.get(path).with("ApiKey: " + secret)).status())
                    .as(path)
                    .isEqualTo(200);
    }

    @Test
    void anOrganisationMayBeLargeAndWhatIsNoneMayNot() {
        var blanks = " ".repeat(40 << 20);
        var load = two.wire()
                .send(Call.json("POST", "/os2rollekatalog/api/organisation/v3", "{" + blanks + "}")
                        .with("ApiKey: " + secret));
        assertThat(load.status()).as(load.body()).isEqualTo(409);
        assertThat(load.body()).contains("Organisationen kommer fra");
        assertThat(two.wire()
                        .send(Call.json("POST", "/os2rollekatalog/api/title", "[" + blanks + "]")
                                .with("ApiKey: " + secret))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void theInterfaceIsDescribedAndSaysHowItFaresToAnybody() {
        assertThat(two.wire().send(Call.get("/os2rollekatalog/manage/health")).body())
                .isEqualTo("{\"status\":\"UP\"}");
        var answer = two.wire().send(Call.get("/os2rollekatalog/v3/api-docs"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("openapi").asString()).startsWith("3.1");
        var paths = answer.json().get("paths");
        assertThat(paths.has("/os2rollekatalog/api/v2/itsystem")).isTrue();
        assertThat(paths.has("/os2rollekatalog/api/ad/v2/sync")).isTrue();
        assertThat(paths.propertyNames()).allMatch(path -> path.startsWith("/os2rollekatalog/"));
    }
}
