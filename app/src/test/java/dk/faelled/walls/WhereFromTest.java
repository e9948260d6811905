package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Audit;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From where what the log holds was done (PLT-20). */
@Walls
class WhereFromTest extends OneAuthority {
    private static final String HOME = "198.51.100.9";

    private record Thing(String name) {}

    @Autowired
    private Audit audit;

    @Autowired
    private PlatformTransactionManager transactions;

    /** Behind the proxy that is trusted to tell addresses. */
    private final class Elsewhere {
        private final Visitor visitor = new Visitor(two.wire().from("127.0.0.2"), "localhost");

        Answer open(String target) {
            return visitor.send(Call.get(target).with("Accept: text/html").with("X-Forwarded-For: " + HOME));
        }

        Answer signIn(String name, String password) {
            open("/sign-in");
            return visitor.send(visitor.withToken(
                    Call.form("/sign-in", Map.of("authority", cvr, "name", name, "password", password))
                            .with("Accept: text/html")
                            .with("X-Forwarded-For: " + HOME)));
        }
    }

    /** Source and address of the newest entry. */
    private String where(String action) throws SQLException {
        return ask("""
                select concat_ws(' ', payload::jsonb ->> 'source', payload::jsonb ->> 'ip')
                  from audit_entry
                 where tenant_id = '%s'
                   and action = '""" + action + """
                '
                 order by id desc
                 limit 1
                """);
    }

    @Test
    void whoSignsInIsKnownByTheAddressOutsideTheProxyAndWhoFailsToo() throws SQLException {
        account("karen", BuiltInRole.READER);
        var elsewhere = new Elsewhere();
        assertThat(elsewhere.signIn("karen", "forkert adgangskode").status()).isEqualTo(422);
        assertThat(where("platform.session.refuse")).isEqualTo("UI " + HOME);
        assertThat(elsewhere.signIn("karen", PASSWORD).header("Location")).endsWith("/");
        assertThat(where("platform.session.open")).isEqualTo("UI " + HOME);
        assertThat(vera.open("/audit?text=" + HOME).body()).contains("Karen karen");
        var entry = ask("""
                select id
                  from audit_entry
                 where tenant_id = '%s'
                   and action = 'platform.session.open'
                 order by id desc
                 limit 1
                """);
        assertThat(vera.open("/audit/" + entry).body())
                .contains("Hvorfra", "Siderne, adresse " + HOME)
                .doesNotContain("??");
        vera.cookies().put("lang", "en");
        assertThat(vera.open("/audit/" + entry).body()).contains("Where from", "The pages, address " + HOME);
    }

    @Test
    void programsAndTheProgramItselfAreToldApart() throws SQLException {
        var made = vera.send(vera.withToken(Call.json("POST", "/api/platform/v1/api-keys", """
                {"name":"Log","permissions":["platform.audit.read"]}
                """)));
        assertThat(where("platform.key.issue")).isEqualTo("API 127.0.0.1");
        Tenant.run(tenant, () -> new TransactionTemplate(transactions)
                .executeWithoutResult(
                        _ -> audit.changed("platform.thing.keep", "tenant:" + tenant, null, new Thing("x"), null)));
        assertThat(where("platform.thing.keep")).isEqualTo("JOB");
        var key = "ApiKey: " + made.json().get("secret").asString();
        var items = two.wire()
                .send(Call.get("/api/platform/v1/audit?action=platform.key").with(key))
                .json()
                .get("items");
        items.forEach(item -> assertThat(
                        item.get("source").asString() + " " + item.get("ip").asString())
                .isEqualTo("API 127.0.0.1"));
    }
}
