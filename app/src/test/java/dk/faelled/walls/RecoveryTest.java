package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.database.Role;
import dk.faelled.platform.operations.BreakGlassLink;
import dk.faelled.platform.operations.FirstOperator;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first way in and the last (ADM-06, identity 7): no operator without a second factor, and a link from the console. */
@Walls
class RecoveryTest {
    private static final Pattern LINK = Pattern.compile("http://[^/]+(/first-sign-in/\\d{8}/[A-Za-z0-9_-]{43})");
    private static final String NEW = "gul turist over broen 7";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private final String cvr = Integer.toString(ThreadLocalRandom.current().nextInt(40_000_000, 90_000_000));
    private TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void anAuthority() {
        tenant = tenants.create(cvr, "", "Nødby " + cvr, TenantInfo.Kind.MUNICIPALITY)
                .id();
        for (var name : new String[] {"vera", "ole"}) account(name, BuiltInRole.ADMINISTRATOR);
        account("rikke", BuiltInRole.READER);
    }

    private void account(String name, BuiltInRole role) {
        Tenant.run(tenant, () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(role), null));
    }

    private Visitor signedIn(String name) {
        var visitor = two.visitor();
        assertThat(visitor.signIn(cvr, name, PASSWORD).header("Location")).endsWith("/");
        return visitor;
    }

    private Answer signIn(Visitor visitor, String authority, String name, String password) {
        visitor.open("/sign-in");
        return visitor.post("/sign-in", Map.of("authority", authority, "name", name, "password", password));
    }

    private Answer addApp(Visitor visitor, String path) {
        var code = Authenticator.shown(visitor.open(path), clock).code();
        return visitor.post(path, Map.of("name", "Telefon", "code", code));
    }

    private Optional<BreakGlassLink.Made> issue(String authority, String name, Instant at) throws SQLException {
        var database = TestDatabase.database();
        var role = Role.FAELLED_APP;
        try (var console = DriverManager.getConnection(database.jdbcUrl(), role.role(), database.password(role))) {
            return BreakGlassLink.issue(console, authority, name, at);
        }
    }

    @Test
    void whoIsLetInAsOperatorAddsASecondFactorBeforeAnythingElse() {
        var drift = tenants.create(FirstOperator.CVR, "", "Drift", TenantInfo.Kind.OPERATOR);
        Tenant.run(
                drift.id(), () -> accounts.keep("drift", "Dennis Drift", PASSWORD, Set.of(BuiltInRole.OPERATOR), null));
        var operator = two.visitor();
        operator.signIn(FirstOperator.CVR, "drift", PASSWORD);
        var path = "/operations/tenants/" + FirstOperator.CVR + "/link";
        operator.open(path);
        var name = "op" + cvr;
        var link = LINK.matcher(operator.post(path, Map.of("userName", name, "displayName", "Ny Operatør"))
                .body());
        assertThat(link.find()).isTrue();
        var visitor = two.visitor();
        visitor.open(link.group(1));
        assertThat(visitor.post(link.group(1), Map.of("password", NEW, "repeat", NEW))
                        .header("Location"))
                .endsWith("/sign-in/second");
        assertThat(visitor.open("/operations").header("Location"))
                .as("not in yet")
                .contains("/sign-in");
        assertThat(visitor.open("/sign-in/second").header("Location")).endsWith("/sign-in/enrol");
        // whoever leaves here is asked for it the next time
        var later = two.visitor();
        assertThat(signIn(later, FirstOperator.CVR, name, NEW).header("Location"))
                .endsWith("/sign-in/second");
        assertThat(later.open("/operations").header("Location")).contains("/sign-in");
        visitor.open("/sign-in/enrol");
        assertThat(addApp(visitor, "/sign-in/enrol/app").header("Location")).endsWith("/");
        assertThat(visitor.open("/operations").status()).isEqualTo(200);
        assertThat(two.visitor().signIn(FirstOperator.CVR, "drift", PASSWORD).header("Location"))
                .as("who was there before is asked for no more than before")
                .endsWith("/");
    }

    @Test
    void whoHasLostEveryFactorComesBackByALinkFromTheConsoleAndAllAdministratorsAreTold() throws SQLException {
        var lost = signedIn("vera");
        assertThat(addApp(lost, "/me/security/app").header("Location")).endsWith("/me/security");
        assertThat(issue(cvr, "nobody-here", clock.instant())).isEmpty();
        assertThat(issue("99999999", "vera", clock.instant())).isEmpty();
        var old = issue(cvr, "vera", clock.instant()).orElseThrow().path();
        var made = issue(cvr, " Vera ", clock.instant()).orElseThrow();
        assertThat(made.toString()).doesNotContain(made.path());
        assertThat(two.visitor().open(old).status())
                .as("the earlier link is worth nothing")
                .isEqualTo(404);
        var visitor = two.visitor();
        assertThat(visitor.open(made.path()).body()).contains("vera");
        assertThat(visitor.post(made.path(), Map.of("password", NEW, "repeat", NEW))
                        .header("Location"))
                .endsWith("/sign-in/second");
        assertThat(visitor.open("/sign-in/second").header("Location"))
                .as("the lost app is asked for no more")
                .endsWith("/sign-in/enrol");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        assertThat(lost.open("/").header("Location"))
                .as("whoever was in is out")
                .contains("/sign-in");
        assertThat(addApp(visitor, "/sign-in/enrol/app").header("Location")).endsWith("/");
        assertThat(visitor.open("/").status()).isEqualTo(200);
        assertThat(two.visitor().open(made.path()).status()).as("a second time").isEqualTo(404);

        assertThat(signedIn("ole").open("/notices").body()).contains("Nødadgang til vera");
        assertThat(visitor.open("/notices").body()).contains("Nødadgang til vera");
        assertThat(signedIn("rikke").open("/notices").body()).doesNotContain("Nødadgang");
        assertThat(two.signedIn(TwoAuthorities.NEIGHBOUR, BuiltInRole.ADMINISTRATOR)
                        .open("/notices")
                        .body())
                .doesNotContain("Nødadgang");
        assertThat(visitor.open("/audit").body()).contains("Nødadgang givet fra konsollen", "Engangslink brugt");
    }

    @Test
    void theLastAdministratorIsNotLocked() throws SQLException {
        var vera = signedIn("vera");
        String system;
        String right;
        try (var superuser = TestDatabase.database().superuser()) {
            system = Twin.ask(
                            superuser,
                            "select id::text from role_system where tenant_id = '%s' and 'OURS' = any(flags)"
                                    .formatted(tenant))
                    .getFirst();
            right = Twin.ask(
                            superuser,
                            "select id::text from system_role where tenant_id = '%s' and identifier = 'identity.person.change'"
                                    .formatted(tenant))
                    .getFirst();
        }
        vera.open("/roles/userroles/new?system=" + system);
        vera.post(
                "/roles/userroles/new?system=" + system,
                Map.of("name", "Servicedesk", "identifier", "DESK", "right", right));
        Tenant.run(tenant, () -> accounts.keepWith("hans", "Hans Desk", PASSWORD, Set.of("DESK"), null));
        var hans = signedIn("hans");
        assertThat(lock(hans, "ole").status()).isLessThan(400);
        assertThat(lock(hans, "vera").status()).as("the last one").isEqualTo(422);
        assertThat(vera.open("/").status()).isEqualTo(200);
        assertThat(signIn(two.visitor(), cvr, "ole", PASSWORD).header("Location"))
                .endsWith("/sign-in/refused");
    }

    private Answer lock(Visitor by, String name) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            var person = Twin.ask(
                            superuser,
                            "select id::text from identity_person where tenant_id = '%s' and user_name = '%s'"
                                    .formatted(tenant, name))
                    .getFirst();
            by.open("/identity/persons/" + person + "/lock");
            return by.post("/identity/persons/" + person + "/lock", Map.of("reason", "Prøve"));
        }
    }

    @Test
    void aLinkFromTheConsoleIsWorthAQuarterOfAnHour() throws SQLException {
        var made = issue(cvr, "vera", clock.instant().minus(Duration.ofMinutes(15)))
                .orElseThrow();
        assertThat(two.visitor().open(made.path()).status()).isEqualTo(404);
        var other = made.path().replace(cvr, TwoAuthorities.OWN);
        var fresh = issue(cvr, "vera", clock.instant()).orElseThrow().path();
        assertThat(two.visitor().open(other).status()).isEqualTo(404);
        assertThat(two.visitor().open(fresh.replace(cvr, TwoAuthorities.OWN)).status())
                .as("at another authority")
                .isEqualTo(404);
        assertThat(two.visitor().open(fresh).status()).isEqualTo(200);
    }
}
