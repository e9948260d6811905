package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.audit.AuditVerify;
import dk.faelled.platform.database.Role;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tampering with the audit log as only a superuser can, and what verifying says (platform R-6). */
@Walls
class AuditTest {
    private static final int CHANGES = 6;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Audit audit;

    @Autowired
    private PlatformTransactionManager transactions;

    private TenantId tenant = new TenantId(new java.util.UUID(0, 0));
    private String cvr = "";

    private record Thing(String name) {}

    @BeforeEach
    void sixChangesAreSealed() {
        cvr = Integer.toString(ThreadLocalRandom.current().nextInt(20_000_000, 90_000_000));
        tenant = tenants.create(cvr, "990", "Revisionsby " + cvr, TenantInfo.Kind.MUNICIPALITY)
                .id();
        for (int change = 0; change < CHANGES; change++) change();
        await().until(() -> ask("select count(*) from audit_pending where tenant_id = '{t}'")
                .equals("0"));
    }

    private void change() {
        Tenant.run(tenant, () -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> audit.changed(
                        "walls.thing.rename",
                        "thing:" + Ids.next(),
                        new Thing("før"),
                        new Thing("æøå \"efter\""),
                        null)));
    }

    private String ask(String query) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(superuser, query.replace("{t}", tenant.toString())).getFirst();
        }
    }

    private void tamper(String sentence) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            for (var each : sentence.split(";", -1)) Twin.run(superuser, each.replace("{t}", tenant.toString()));
        }
    }

    private List<String> faults() throws SQLException {
        return verify().faults();
    }

    private AuditVerify.Result verify() throws SQLException {
        var database = TestDatabase.database();
        try (var connection = DriverManager.getConnection(
                database.jdbcUrl(), Role.FAELLED_AUDIT.role(), database.password(Role.FAELLED_AUDIT))) {
            return AuditVerify.of(connection, cvr);
        }
    }

    @Test
    void whatNobodyTouchedIsAsItWasSealed() throws SQLException {
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().entries()).isGreaterThanOrEqualTo(CHANGES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entry set action = 'walls.thing.other' where tenant_id = '{t}' and id = (select id from audit_seal where tenant_id = '{t}' and seq = 3) | digest mismatch at seq 3",
                "update audit_entry set actor = 'person:somebody-else' where tenant_id = '{t}' and id = (select id from audit_seal where tenant_id = '{t}' and seq = 2) | digest mismatch at seq 2",
                "update audit_entry set at = at - interval '1 day' where tenant_id = '{t}' and id = (select id from audit_seal where tenant_id = '{t}' and seq = 1) | digest mismatch at seq 1",
                "update audit_entry set payload = '{\"after\":{\"name\":\"x\"}}' where tenant_id = '{t}' and id = (select id from audit_seal where tenant_id = '{t}' and seq = 4) | digest mismatch at seq 4",
                "delete from audit_seal where tenant_id = '{t}' and seq = 2 | seq 2 missing",
                "delete from audit_entry where tenant_id = '{t}' and id = (select id from audit_seal where tenant_id = '{t}' and seq = 5) | seq 5 missing",
                "update audit_seal set seq = seq + 1000 where tenant_id = '{t}' and seq in (1, 2); update audit_seal set seq = case seq when 1001 then 2 else 1 end where tenant_id = '{t}' and seq > 1000 | root mismatch in block 1",
                "update audit_entry set action = 'x', payload_digest = '\\x00' where tenant_id = '{t}' and id = (select id from audit_seal where tenant_id = '{t}' and seq = 3); update audit_seal set leaf = null where tenant_id = '{t}' | root mismatch in block",
                "update audit_block set sealed_at = sealed_at - interval '1 day' where tenant_id = '{t}' and no = 1 | does not follow block",
                "insert into audit_entry (tenant_id, id, stream, at, actor, actor_name, action, entity, correlation, payload_digest) values ('{t}', gen_random_uuid(), 'CHANGE', now() - interval '1 hour', 'person:x', 'x', 'x', 'x', 'x', '\\x00') | unsealed older than 5 min",
                "insert into audit_seal (tenant_id, stream, seq, id) values ('{t}', 'CHANGE', 100000, gen_random_uuid()) | seq 100000 is in no block",
            })
    void everyTamperingIsFoundWithTheRightWords(String sentence, String words) throws SQLException {
        tamper(sentence);
        assertThat(faults()).anyMatch(fault -> fault.startsWith(cvr + " CHANGE") && fault.contains(words));
    }

    @Test
    void erasedContentsLeaveTheChainAsItWas() throws SQLException {
        tamper(
                "update audit_entry set salt = null, payload = null where tenant_id = '{t}' and id in (select id from audit_seal where tenant_id = '{t}' and seq < 4)");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aBlockInTheMiddleIsMissed() throws SQLException {
        for (int block = 2; block <= 3; block++) {
            change();
            await().until(() -> ask("select count(*) from audit_pending where tenant_id = '{t}'")
                    .equals("0"));
        }
        var last = Integer.parseInt(ask("select max(no) from audit_block where tenant_id = '{t}'"));
        tamper("delete from audit_block where tenant_id = '{t}' and no = " + (last - 1));
        assertThat(faults()).anyMatch(fault -> fault.contains("block " + (last - 1) + " missing"));
    }
}
