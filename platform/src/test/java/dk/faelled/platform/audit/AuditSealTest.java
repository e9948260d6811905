package dk.faelled.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class AuditSealTest {
    private static final String OTHERS = """
            insert into audit_entry (tenant_id, id, stream, at, actor, actor_name, action, entity, correlation, payload_digest)
            select ('00000000-0000-4000-8000-00000000000' || n % 2)::uuid, gen_random_uuid(), 'CHANGE', now(), 'a', 'A', 'x.y', 'e', 'c', ''
              from generate_series(1, 20000) n
            """;

    @Test
    void entriesOfAnAuthorityThatTheStatisticsDoNotKnowAreFoundByTheirIds() throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            superuser.setAutoCommit(false);
            try (var statement = superuser.createStatement()) {
                statement.execute(OTHERS);
                statement.execute("analyze audit_entry");
            }
            try (var explain = superuser.prepareStatement("explain " + AuditSeal.PENDING)) {
                explain.setObject(1, UUID.randomUUID());
                explain.setString(2, "CHANGE");
                explain.setInt(3, 1000);
                var plan = new ArrayList<String>();
                try (var rows = explain.executeQuery()) {
                    while (rows.next()) plan.add(rows.getString(1));
                }
                assertThat(String.join("\n", plan))
                        .contains("audit_entry_pkey", "(tenant_id = w.tenant_id) AND (id = w.id)")
                        .doesNotContain("Join Filter", "Seq Scan on audit_entry");
            } finally {
                superuser.rollback();
            }
        }
    }
}
