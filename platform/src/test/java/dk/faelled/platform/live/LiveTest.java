package dk.faelled.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.faelled.platform.Live;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.Tenant;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(ModuleTest.InATenant.class)
class LiveTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final UUID reader = UUID.randomUUID();

    @Autowired
    Live live;

    @Autowired
    Streams streams;

    @Autowired
    PlatformTransactionManager transactions;

    /** What is told before anybody listens is lost; once one hint has come, all earlier ones have come or never will. */
    @BeforeEach
    void somebodyListens() {
        var listener = UUID.randomUUID();
        var probe = streams.open(Tenant.current().value(), listener, Set.of());
        var heard = new AtomicReference<UUID>();
        await().pollInSameThread().atMost(LONG).until(() -> {
            inTransaction(() -> live.changed("job", UUID.randomUUID(), new Live.To(listener, null)));
            probe.next(Duration.ofMillis(200)).map(Stream.Hint::id).ifPresent(heard::set);
            return heard.get() != null;
        });
        var last = UUID.randomUUID();
        inTransaction(() -> live.changed("job", last, new Live.To(listener, null)));
        await().pollInSameThread().atMost(LONG).until(() -> probe.next(LONG)
                .map(Stream.Hint::id)
                .filter(last::equals)
                .isPresent());
        streams.close(probe);
    }

    @Test
    void theOneConcernedHearsOfAChangeWhenItIsCommittedAndOthersDoNot() throws InterruptedException {
        var tenant = Tenant.current().value();
        var mine = streams.open(tenant, reader, Set.of());
        var all = streams.open(tenant, UUID.randomUUID(), Set.of("platform.jobs.all"));
        var other = streams.open(tenant, UUID.randomUUID(), Set.of("platform.home"));
        var neighbour = streams.open(UUID.randomUUID(), reader, Set.of("platform.jobs.all"));
        var undone = UUID.randomUUID();
        var done = UUID.randomUUID();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            tell(undone);
            status.setRollbackOnly();
        });
        inTransaction(() -> {
            tell(done);
            tell(done);
        });
        for (var hears : Set.of(mine, all)) assertThat(hears.next(LONG)).contains(new Stream.Hint("job", done));
        for (var quiet : Set.of(mine, all, other, neighbour))
            assertThat(quiet.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void whatWasToldWhileAPageWasDrawnIsHeardWhenItListens() throws InterruptedException {
        var tenant = Tenant.current().value();
        var early = streams.open(tenant, reader, Set.of());
        var id = UUID.randomUUID();
        inTransaction(() -> tell(id));
        assertThat(early.next(LONG)).contains(new Stream.Hint("job", id));
        assertThat(streams.open(tenant, reader, Set.of()).next(LONG)).contains(new Stream.Hint("job", id));
        assertThat(streams.open(tenant, UUID.randomUUID(), Set.of()).next(Duration.ZERO))
                .isEmpty();
    }

    @Test
    void tooManyHintsBecomeOne() throws InterruptedException {
        var stream = new Stream(UUID.randomUUID(), reader, Set.of());
        var tenant = UUID.randomUUID();
        var full = new Stream(tenant, reader, Set.of());
        IntStream.range(0, 201).forEach(i -> full.tell(new Signal(tenant, "job", UUID.randomUUID(), reader, null)));
        assertThat(full.next(Duration.ZERO)).contains(new Stream.Hint("refresh", null));
        assertThat(full.next(Duration.ZERO)).isEmpty();
        stream.end();
        assertThat(stream.next(LONG)).isEmpty();
        assertThat(stream.ended()).isTrue();
    }

    private void tell(UUID id) {
        live.changed("job", id, new Live.To(reader, "platform.jobs.all"));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
