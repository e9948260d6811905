package dk.faelled.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.platform.Audit;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class AuditAnchorsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path data;

    @Autowired
    private Audit audit;

    @Autowired
    private AuditSeal seal;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void aLogThatWasCutOffOrBuiltAnewDiffersFromItsAnchor() throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            changeAndSeal(superuser, "1");
            var key = AnchorKey.in(data);
            var anchors = new AuditAnchors(data.resolve("anchors"));
            anchors.write(superuser, key, DAY, Instant.EPOCH);
            var cvr = one(superuser, "select cvr from tenant where id = '" + Tenant.current() + "' and true");
            assertThat(anchors.faults(superuser, cvr, key.publicHex())).isEmpty();

            var file = data.resolve("anchors/" + cvr + "/2026-03-01-change.json");
            var text = Files.readString(file);
            Files.writeString(file, text.replace("\"no\":1", "\"no\":2"));
            assertThat(anchors.faults(superuser, cvr, key.publicHex()))
                    .containsExactly(cvr + " CHANGE: the anchor of 2026-03-01 is not signed by this installation");
            Files.writeString(file, text);

            for (var table : List.of("audit_block", "audit_seal", "audit_entry"))
                run(superuser, "delete from " + table + " where tenant_id = '" + Tenant.current() + "'");
            assertThat(AuditVerify.of(superuser, cvr).faults())
                    .as("the tables alone look whole")
                    .isEmpty();
            assertThat(anchors.faults(superuser, cvr, key.publicHex()))
                    .containsExactly(cvr + " CHANGE: differs from anchor of 2026-03-01");
        }
    }

    @Test
    void whatWasSealedBeforeTheTimeAskedForIsBelieved() throws Exception {
        try (var superuser = TestDatabase.database().superuser()) {
            changeAndSeal(superuser, "1");
            var later = Instant.parse(one(superuser, "select to_json(max(sealed_at)) #>> '{}' from audit_block"))
                    .plusMillis(1);
            changeAndSeal(superuser, "2");
            run(superuser, """
                    update audit_entry set action = 'nothing.happened'
                     where id = (select id from audit_seal where seq = 1 and tenant_id = '%s')
                    """.formatted(Tenant.current()));
            var cvr = one(superuser, "select cvr from tenant where id = '" + Tenant.current() + "'");
            assertThat(AuditVerify.of(superuser, cvr).faults()).contains(cvr + " CHANGE: digest mismatch at seq 1");
            superuser.setAutoCommit(true);
            var newer = AuditVerify.of(superuser, cvr, later);
            assertThat(newer.faults()).isEmpty();
            assertThat(newer.blocks()).isEqualTo(1);
        }
    }

    private void changeAndSeal(Connection superuser, String blocks) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> audit.changed("walls.thing.rename", "thing:1", null, null, "so"));
        await().pollInSameThread().until(() -> {
            seal.sealAll();
            return one(superuser, "select count(*) from audit_block").equals(blocks);
        });
    }

    private static String one(Connection superuser, String query) throws Exception {
        var tenant = query.contains("where") ? query : query + " where tenant_id = '" + Tenant.current() + "'";
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(tenant)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Connection superuser, String sentence) throws Exception {
        try (var statement = superuser.createStatement()) {
            statement.execute(sentence);
        }
    }
}
