package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** What registrants need: terms, people who may have a level, and rita, who is a registrant. */
abstract class Registering extends OneAuthority {
    static final String TERMS = "/identity/terms/employee";
    static final String ACCEPT = "/vilkaar/godkendt";
    static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9a-f-]{36})\"");

    Visitor rita = vera;

    @BeforeEach
    void aRegistrant() throws SQLException {
        var system = ask("select id::text from role_system where tenant_id = '%s' and 'OURS' = any(flags)");
        var right =
                ask("select id::text from system_role where tenant_id = '%s' and identifier = 'identity.registrant'");
        vera.open("/roles/userroles/new?system=" + system);
        assertThat(vera.post(
                                "/roles/userroles/new?system=" + system,
                                Map.of("name", "Registrator", "identifier", "REGISTRATOR", "right", right))
                        .header("Location"))
                .contains("/roles/userroles/");
        rita = registrant("rita", "Rita Registrator");
    }

    final Visitor registrant(String name, String displayName) {
        Tenant.run(tenant, () -> accounts.keepWith(name, displayName, PASSWORD, Set.of("REGISTRATOR"), null));
        return signedIn(name);
    }

    final Answer signIn(Visitor visitor, String name) {
        return signIn(visitor, name, PASSWORD);
    }

    final String level(UUID person) throws SQLException {
        return ask("select level from identity_person where tenant_id = '%s' and id = '" + person + "'");
    }

    final void publish(String path, String danish) {
        vera.open(path);
        assertThat(vera.post(path, Map.of("danish", danish, "english", "In English: " + danish))
                        .header("Location"))
                .endsWith(path + "/publish");
        assertThat(vera.open(path + "/publish").body()).contains(danish);
        assertThat(vera.post(path + "/publish", Map.of()).header("Location")).endsWith("/identity/terms");
    }

    final Answer act(UUID person, String act) {
        vera.open("/identity/persons/" + person + "/" + act);
        return vera.post("/identity/persons/" + person + "/" + act, Map.of("reason", "Aftalt"));
    }

    final Answer register(Visitor registrant, UUID person, String level) {
        return register(registrant, person, level, "PASSPORT", "a1b2");
    }

    final Answer register(Visitor registrant, UUID person, String level, String document, String end) {
        registrant.open("/identity/registration/" + person);
        return registrant.post(
                "/identity/registration/" + person, Map.of("level", level, "document", document, "end", end));
    }

    final UUID allowed(String name) {
        var person = account(name, BuiltInRole.READER);
        assertThat(act(person, "allow").status()).isLessThan(400);
        return person;
    }

    final void accept(Visitor visitor) {
        var version = VERSION.matcher(visitor.open(ACCEPT).body());
        assertThat(version.find()).isTrue();
        assertThat(visitor.post(ACCEPT, Map.of("version", version.group(1))).header("Location"))
                .endsWith("/");
    }
}
