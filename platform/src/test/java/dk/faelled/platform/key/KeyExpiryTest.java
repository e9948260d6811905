package dk.faelled.platform.key;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NoticeKind;
import dk.faelled.platform.Notices;
import dk.faelled.platform.OpenTask;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.TaskKind;
import dk.faelled.platform.Tasks;
import dk.faelled.platform.page.Unread;
import dk.faelled.platform.task.TaskDesk;
import dk.faelled.platform.task.TaskView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class KeyExpiryTest {
    @Autowired
    KeyRegister keys;

    @Autowired
    ApiKeyTable table;

    @Autowired
    Notices notices;

    @Autowired
    Unread unread;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskDesk desk;

    @Autowired
    NoticeKind keyExpires;

    @Autowired
    TaskKind keyExpiresTask;

    @Autowired
    PlatformTransactionManager transactions;

    private final Somebody ane = Somebody.with("platform.home", "platform.keys");

    @Test
    void theOneWhoAnswersForItIsWarnedSixtyFourteenAndOneDayBeforeTheEndEachTimeOnce() {
        var key = issue();
        seen(key, 61, 0);
        seen(key, 59, 1);
        seen(key, 58, 1);
        assertThat(open().getFirst().severity()).isEqualTo(OpenTask.Severity.NORMAL);
        seen(key, 13, 2);
        seen(key, 0, 3);
        assertThat(open()).hasSize(1);
        assertThat(open().getFirst().severity()).isEqualTo(OpenTask.Severity.HIGH);
        seen(key, -1, 3);
        assertThat(open()).isEmpty();
    }

    @Test
    void aStageThatTheProgramMissedIsPassedOver() {
        var key = issue();
        seen(key, 5, 1);
        assertThat(open()).hasSize(1);
    }

    @Test
    void aKeyThatIsRenewedOrRevokedIsNoTaskAnyMore() {
        var renewed = issue();
        var revoked = issue();
        seen(renewed, 30, 2);
        assertThat(open()).hasSize(2);
        ane.does(() -> {
            keys.rotate(renewed.id(), 14);
            keys.revoke(revoked.id());
        });
        assertThat(open()).isEmpty();
        // the new key ends too; the old one is not told of again
        seen(renewed, 10, 3);
        assertThat(open()).hasSize(1);
    }

    private KeyRegister.Issued issue() {
        var issued = new AtomicReference<KeyRegister.Issued>();
        ane.does(() ->
                issued.set(keys.issue(IssueKey.of("Vagtplan", "", List.of("platform.home"), null, 90, null, null))));
        return issued.get();
    }

    /** So many days before the end, so many notices have come. */
    private void seen(KeyRegister.Issued key, int days, int told) {
        var now = key.expiresAt().minus(Duration.ofDays(days)).minusSeconds(60);
        new TransactionTemplate(transactions).executeWithoutResult(status -> at(now).warn());
        ane.does(() -> assertThat(unread.count()).isEqualTo(told));
    }

    private KeyExpiry at(Instant now) {
        return new KeyExpiry(table, notices, tasks, keyExpires, keyExpiresTask, Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<TaskView> open() {
        var open = new AtomicReference<List<TaskView>>(List.of());
        ane.does(() -> open.set(desk.page(null, 9).tasks()));
        return open.get();
    }
}
