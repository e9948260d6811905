package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Roles of Fælled itself are composed, given and taken on the pages, and what changes counts with the next click. */
@Walls
class OwnRolePagesTest extends OneAuthority {
    private static final Pattern LINK = Pattern.compile("http://[^/]+(/first-sign-in/\\d{8}/[A-Za-z0-9_-]{43})");

    private String role(String identifier) throws SQLException {
        return ask("select id::text from user_role where tenant_id = '%s' and identifier = '" + identifier + "'");
    }

    private String invited(String name, String role) throws SQLException {
        vera.open("/users/invite");
        var link = LINK.matcher(
                vera.post("/users/invite", Map.of("displayName", "Ole Olsen", "userName", name, "role", role))
                        .body());
        assertThat(link.find()).isTrue();
        var visitor = two.visitor();
        visitor.open(link.group(1));
        visitor.post(link.group(1), Map.of("password", PASSWORD, "repeat", PASSWORD));
        return ask("select id::text from account where tenant_id = '%s' and user_name = '" + name + "'");
    }

    @Test
    void anAdministratorMakesARoleOfThemAndInvitesSomebodyWithIt() throws Exception {
        var system = ask("select id::text from role_system where tenant_id = '%s' and 'OURS' = any(flags)");
        assertThat(vera.open("/roles/systems").body()).contains("/roles/systems/" + system);
        assertThat(vera.open("/roles/systems/" + system).body())
                .contains("Fælled selv", "Driftsoperatør")
                .doesNotContain("??", "/roles/systems/" + system + "/edit", "/roles/systems/" + system + "/delete");
        var form = "/roles/userroles/new?system=" + system;
        assertThat(vera.open(form).body()).contains("Læse revisionsloggen").doesNotContain("Read the audit log");
        vera.cookies().put("lang", "en");
        assertThat(vera.open(form).body()).contains("Read the audit log").doesNotContain("Læse revisionsloggen");
        assertThat(vera.open("/roles/systems/" + system + "/rights?q=revisionsloggen")
                        .body())
                .contains("Read the audit log")
                .doesNotContain("Læse revisionsloggen", "??");
        vera.cookies().put("lang", "da");

        vera.open(form);
        var right =
                ask("select id::text from system_role where tenant_id = '%s' and identifier = 'platform.audit.read'");
        var made = vera.post(form, Map.of("name", "Loglæser", "identifier", "LOG", "right", right));
        assertThat(made.status()).as(made.body()).isEqualTo(302);
        assertThat(vera.open("/users/invite").body())
                .contains("Loglæser", "value=\"ADMINISTRATOR\"")
                .doesNotContain("value=\"OPERATOR\"", "value=\"OWNER\"");

        var ole = invited("ole", "LOG");
        var visitor = signedIn("ole");
        assertThat(visitor.open("/audit").status()).isEqualTo(200);
        assertThat(visitor.open("/organisation/units").status()).isEqualTo(403);
        assertThat(vera.open("/users").body()).contains("Loglæser", "/roles/users/" + ole);
        assertThat(vera.open("/roles/users/" + ole).body()).contains("Loglæser", "Fælled");

        var assign = "/roles/users/" + ole + "/assign";
        vera.open(assign);
        assertThat(vera.post(assign, Map.of("target", "role:" + role("READER"))).status())
                .isEqualTo(302);
        assertThat(visitor.open("/organisation/units").status()).isEqualTo(200);
        var given = ask("select max(id)::text from user_assignment where tenant_id = '%s' and user_id = '" + ole + "'");
        var remove = "/roles/assignments/" + given + "/remove";
        vera.open(remove);
        vera.post(remove, Map.of());
        assertThat(visitor.open("/organisation/units").status()).isEqualTo(403);
        assertThat(visitor.open("/").status()).isEqualTo(200);
    }

    @Test
    void theLastAdministratorIsToldWhyHeCannotGo() throws Exception {
        var given = ask("select id::text from user_assignment where tenant_id = '%s'");
        var remove = "/roles/assignments/" + given + "/remove";
        vera.open(remove);
        var refused = vera.post(remove, Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Så ville ingen længere kunne give rettigheder i Fælled");
        vera.cookies().put("lang", "en");
        var dates = "/roles/assignments/" + given;
        vera.open(dates);
        var ending = vera.post(dates, Map.of("stopDate", "2099-12-31"));
        assertThat(ending.status()).isEqualTo(422);
        assertThat(ending.body()).contains("Then nobody could give rights in Fælled any more");
        assertThat(vera.open("/users").status()).isEqualTo(200);
    }

    @Test
    void whoAssignsRolesCannotMakeHimselfAnAdministrator() throws Exception {
        var system = ask("select id::text from role_system where tenant_id = '%s' and 'OURS' = any(flags)");
        var form = "/roles/userroles/new?system=" + system;
        for (var permission : new String[] {"roles.user.read", "roles.assigner.user", "platform.tenant.admin"}) {
            vera.open(form);
            var right = ask(
                    "select id::text from system_role where tenant_id = '%s' and identifier = '" + permission + "'");
            vera.post(form, Map.of("name", permission, "identifier", permission, "right", right));
        }
        var otto = invited("otto", "roles.assigner.user");
        var assign = "/roles/users/" + otto + "/assign";
        for (var more : new String[] {"roles.user.read", "platform.tenant.admin"}) {
            vera.open(assign);
            vera.post(assign, Map.of("target", "role:" + role(more)));
        }
        var visitor = signedIn("otto");
        visitor.open(assign);
        var refused = visitor.post(assign, Map.of("target", "role:" + role("ADMINISTRATOR")));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Du kan ikke give andre retten");
        var invite = visitor.open("/users/invite");
        assertThat(invite.body()).contains("value=\"roles.user.read\"").doesNotContain("value=\"ADMINISTRATOR\"");
        assertThat(visitor.post(
                                "/users/invite",
                                Map.of("displayName", "Mig", "userName", "mig2", "role", "ADMINISTRATOR"))
                        .body())
                .contains("Vælg en rolle");
    }
}
