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
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.platform.wire.Wire;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** For tests that change what holds for a whole authority: each has one of its own. Its administrator, vera, is signed in. */
abstract class OneAuthority {
    @Autowired
    TwoAuthorities two;

    @Autowired
    Tenants tenants;

    @Autowired
    Accounts accounts;

    final String cvr = Integer.toString(ThreadLocalRandom.current().nextInt(40_000_000, 90_000_000));
    TenantId tenant = new TenantId(new UUID(0, 0));
    Visitor vera = new Visitor(new Wire(0), "");

    @BeforeEach
    void anAuthority() {
        tenant = tenants.create(cvr, "", "Prøveby " + cvr, TenantInfo.Kind.MUNICIPALITY)
                .id();
        account("vera", BuiltInRole.ADMINISTRATOR);
        vera = signedIn("vera");
    }

    final UUID account(String name, BuiltInRole role) {
        return account(name, PASSWORD, role);
    }

    final UUID account(String name, String password, BuiltInRole role) {
        return Tenant.call(tenant, () -> accounts.keep(name, "Karen " + name, password, Set.of(role), null));
    }

    final Visitor signedIn(String name) {
        var visitor = two.visitor();
        assertThat(signIn(visitor, name, PASSWORD).header("Location")).as(name).endsWith("/");
        visitor.open("/");
        return visitor;
    }

    final Answer signIn(Visitor visitor, String name, String password) {
        visitor.open("/sign-in");
        return visitor.post("/sign-in", Map.of("authority", cvr, "name", name, "password", password));
    }

    /** The first line of the answer. @param query with the authority for {@code %s} */
    final String ask(String query) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(superuser, query.formatted(tenant)).getFirst();
        }
    }
}
