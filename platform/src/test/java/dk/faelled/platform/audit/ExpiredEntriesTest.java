package dk.faelled.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Audit;
import dk.faelled.platform.LookUp;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.page.Query;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What is older than an authority keeps goes, and the chain over it still holds; time goes by in the clock alone. */
@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class ExpiredEntriesTest {
    private static final Wanted EVERYTHING = Wanted.of(Query.of(""));
    private static final String LOOK_UP = "platform.test.look-up";

    @Autowired
    Audit audit;

    @Autowired
    @Qualifier("auditDataSource")
    DataSource sealing;

    @Autowired
    RetentionTable table;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditSearch search;

    @Autowired
    AuditProof proof;

    @Autowired
    Tenants tenants;

    private record Named(String name) {}

    private Instant later(int months) {
        return Instant.now()
                .atZone(ZoneId.of("Europe/Copenhagen"))
                .plusMonths(months)
                .plusDays(1)
                .toInstant();
    }

    private ExpiredEntries.Gone expire(int months) throws SQLException {
        // the database lets nobody but its superuser take away what is as young as these are
        try (var superuser = TestDatabase.database().superuser()) {
            return expire(months, new SingleConnectionDataSource(superuser, true));
        }
    }

    private ExpiredEntries.Gone expire(int months, DataSource source) throws SQLException {
        var lookUps = new StaticListableBeanFactory(Map.of("lookUp", new LookUp(LOOK_UP)));
        return new ExpiredEntries(
                        source,
                        table,
                        audit,
                        Clock.fixed(later(months), ZoneOffset.UTC),
                        transaction,
                        lookUps.getBeanProvider(LookUp.class))
                .expire();
    }

    private List<String> faults() throws SQLException {
        var cvr = tenants.find(Tenant.current()).orElseThrow().cvr();
        try (var superuser = TestDatabase.database().superuser()) {
            return AuditVerify.of(superuser, cvr).faults();
        }
    }

    private List<String> actions(String stream) {
        return transaction.execute(_ -> search.sealed(stream, EVERYTHING, 0, 100)).stream()
                .map(Found::action)
                .toList();
    }

    private void write() {
        transaction.executeWithoutResult(
                _ -> audit.changed("platform.test.change", "person:1", null, new Named("A"), null));
        for (var kind : List.of(LOOK_UP, "platform.test.read", LOOK_UP, "platform.test.read"))
            transaction.executeWithoutResult(_ -> audit.accessed(kind, List.of("person:1"), null));
        Awaitility.await()
                .pollInSameThread()
                .until(() -> actions("ACCESS").size() == 4 && actions("CHANGE").contains("platform.test.change"));
    }

    @Test
    void lookUpsGoFirstThenReadingsThenChanges() throws SQLException {
        write();
        assertThat(expire(5)).isEqualTo(new ExpiredEntries.Gone(0, 0, 0));
        assertThat(expire(7)).isEqualTo(new ExpiredEntries.Gone(0, 0, 2));
        assertThat(actions("ACCESS")).containsExactly("platform.test.read", "platform.test.read");
        assertThat(faults()).isEmpty();
        assertThat(expire(14)).isEqualTo(new ExpiredEntries.Gone(0, 2, 0));
        assertThat(actions("CHANGE")).contains("platform.test.change");
        assertThat(expire(61).changes()).isPositive();
        assertThat(actions("CHANGE")).doesNotContain("platform.test.change");
        assertThat(faults()).isEmpty();
    }

    @Test
    void whoTakesThemAwayTooEarlyIsFoundOut() throws SQLException {
        write();
        try (var superuser = TestDatabase.database().superuser();
                var delete = superuser.prepareStatement("delete from audit_entry where tenant_id = ? and action = ?")) {
            delete.setObject(1, Tenant.current().value());
            delete.setString(2, LOOK_UP);
            assertThat(delete.executeUpdate()).isEqualTo(2);
        }
        assertThat(faults())
                .isNotEmpty()
                .allMatch(fault -> fault.contains("missing") || fault.contains("root mismatch"));
    }

    @Test
    void whatWasLetGoIsNotMissedWhenMoreIsToBeKept() throws SQLException {
        write();
        expire(7);
        transaction.executeWithoutResult(_ -> table.keep(new Retention(84, 24, 24)));
        assertThat(faults()).isEmpty();
        assertThat(expire(14)).isEqualTo(new ExpiredEntries.Gone(0, 0, 0));
    }

    @Test
    void whatNoAuthorityMayLetGoYetTheDatabaseKeeps() throws SQLException {
        write();
        assertThat(expire(700, sealing)).isEqualTo(new ExpiredEntries.Gone(0, 0, 0));
        assertThat(actions("ACCESS")).hasSize(4);
    }

    @Test
    void whatAnAuthorityDecidesCountsForItAlone() throws SQLException {
        write();
        transaction.executeWithoutResult(_ -> table.keep(new Retention(12, 12, 12)));
        assertThat(expire(7)).isEqualTo(new ExpiredEntries.Gone(0, 0, 0));
        assertThat(expire(13).access()).isEqualTo(4);
        assertThat(faults()).isEmpty();
    }

    @Test
    void theProofOfWhatIsLeftStillLeadsToTheRootOfItsBlock() throws SQLException {
        write();
        expire(7);
        var left = transaction
                .execute(_ -> search.sealed("ACCESS", EVERYTHING, 0, 100))
                .getLast();
        var shown = proof.of(left);
        var hash = HexFormat.of().parseHex(shown.leaf());
        for (var step : shown.path()) {
            var neighbour = HexFormat.of().parseHex(step.hash());
            hash = AuditDigest.above(step.side().equals("L") ? List.of(neighbour, hash) : List.of(hash, neighbour))
                    .getFirst();
        }
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(shown.block().root());
    }
}
