package dk.faelled.roles.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.Faelled;
import dk.faelled.organisation.Type;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class DueTableTest {
    private static final UUID PERSON = UUID.randomUUID();

    @Autowired
    DueTable due;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    /** What a new authority begins with is taken up behind the tests' back. */
    @BeforeEach
    void nothingIsDue() {
        var tenant = Tenant.current();
        await().until(() ->
                Tenant.<Integer, RuntimeException>call(tenant, () -> transaction.execute(status -> due.count(1))) == 0);
    }

    @Test
    void whoChangesAnObjectAgainDoesNotWaitForTheReadingOfTheFirstChange() {
        mark(PERSON);
        var tenant = Tenant.current();
        transaction.executeWithoutResult(reading -> {
            assertThat(due.take(10).of("person")).containsExactly(PERSON);
            CompletableFuture.runAsync(() -> Tenant.run(tenant, () -> mark(PERSON)))
                    .join();
        });
        assertThat(takeAll()).containsExactly(PERSON);
    }

    @Test
    void whatIsMarkedTwiceIsTakenOnceAndTheFirstFirst() {
        var ids = IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID()).toList();
        for (var id : ids) mark(id);
        mark(ids.get(1));

        assertThat(take(2)).containsExactlyInAnyOrder(ids.get(0), ids.get(1));
        assertThat(takeAll()).containsExactlyInAnyOrder(ids.get(1), ids.get(2), ids.get(3), ids.get(4));
        assertThat(takeAll()).isEmpty();
    }

    private void mark(UUID id) {
        transaction.executeWithoutResult(status -> {
            sql.sql("set local lock_timeout = '5s'").update();
            due.mark(Map.of(Type.PERSON, Set.of(id)));
        });
    }

    private List<UUID> take(int size) {
        return transaction.execute(status -> due.take(size)).of("person");
    }

    private List<UUID> takeAll() {
        return transaction.execute(status -> due.takeAll()).of("person");
    }
}
