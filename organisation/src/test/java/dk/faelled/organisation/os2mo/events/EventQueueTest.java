package dk.faelled.organisation.os2mo.events;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.os2mo.events.EventQueue.Happened;
import dk.faelled.platform.Context;
import dk.faelled.platform.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue of events, by a clock of its own. */
@ModuleTest
class EventQueueTest {
    private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final UUID ME = UUID.randomUUID();

    @Autowired
    EventQueue queue;

    @Autowired
    Listeners listeners;

    @Autowired
    PassedDays days;

    @Autowired
    LeftBehind leftBehind;

    @Autowired
    Units units;

    @Autowired
    Classes classes;

    @Autowired
    Facets facets;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    UUID listener = ME;

    @BeforeEach
    void aListener() {
        listener = in(() -> listeners.declare("mo", "sync", "org_unit", ME).id());
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private void put(int priority, String... subjects) {
        for (var subject : subjects)
            transaction.executeWithoutResult(
                    _ -> queue.put("mo", List.of(new Happened("org_unit", subject)), priority, NOW));
    }

    private Optional<Fetched> fetch(Instant at) {
        return in(() -> queue.fetch(listener, ME, at));
    }

    private @Nullable String subject(Instant at) {
        return fetch(at).map(Fetched::subject).orElse(null);
    }

    private void acknowledge(Fetched fetched) {
        transaction.executeWithoutResult(
                _ -> queue.acknowledge(EventToken.parse(fetched.token().toString()), ME));
    }

    private Unit unit(String name) {
        var facet = facets.keyed("org_unit_type").orElseThrow();
        var type =
                classes.create(ClassId.fresh(), Validity.ALWAYS, Classification.of("T", "Afdeling", facet, null), null);
        return new Unit("k", name, null, type, null, null, null);
    }

    @Test
    void whatWasFetchedByOneWhoDiedComesAgainAndWhatWasAcknowledgedDoesNot() {
        put(10_000, "a");
        assertThat(subject(NOW)).isEqualTo("a");
        assertThat(fetch(NOW.plusSeconds(179))).isEmpty();
        var again = fetch(NOW.plusSeconds(180)).orElseThrow();
        assertThat(again.subject()).isEqualTo("a");
        acknowledge(again);
        assertThat(fetch(NOW.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void theOftenerItIsFetchedTheLongerItRestsUpToSeventeenHours() {
        put(10_000, "a");
        var at = NOW;
        for (int i = 0; i < 20; i++) {
            assertThat(subject(at)).isEqualTo("a");
            at = at.plus(Duration.ofHours(17));
        }
        assertThat(fetch(at.minusSeconds(1))).isEmpty();
        put(10_000, "a");
        assertThat(subject(NOW)).isEqualTo("a");
        assertThat(subject(NOW.plusSeconds(180))).isEqualTo("a");
    }

    @Test
    void whoAcknowledgesWhatHasHappenedAnewTakesNothingAway() {
        put(10_000, "a");
        var first = fetch(NOW).orElseThrow();
        put(10_000, "a");
        acknowledge(first);
        var second = fetch(NOW).orElseThrow();
        acknowledge(second);
        assertThat(fetch(NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void theHighestPriorityComesFirstAndWhatIsSilencedLast() {
        put(10_000, "late", "silent");
        put(5, "soon");
        put(20_000, "late");
        put(1, "silent");
        transaction.executeWithoutResult(
                _ -> queue.silence(new Conditions().events(java.util.Map.of("subjects", List.of("silent"))), true));
        assertThat(IntStream.range(0, 4).mapToObj(_ -> subject(NOW)).toList())
                .containsExactly("soon", "late", "silent", null);
    }

    @Test
    void twoWhoFetchAtOnceNeverGetTheSame() throws Exception {
        put(10_000, "a", "b");
        var context = Context.current();
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = in(() -> {
                var mine = queue.fetch(listener, ME, NOW).orElseThrow();
                try {
                    var others = other.submit(() -> context.<Optional<Fetched>, RuntimeException>call(() -> fetch(NOW)))
                            .get();
                    return List.of(mine.subject(), others.orElseThrow().subject());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(seen).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void whatIsSomebodyElsesIsNeitherFetchedNorAcknowledged() {
        put(10_000, "a");
        var stranger = UUID.randomUUID();
        assertThat(in(() -> queue.fetch(listener, stranger, NOW))).isEmpty();
        var fetched = fetch(NOW).orElseThrow();
        transaction.executeWithoutResult(_ -> queue.acknowledge(fetched.token(), stranger));
        assertThat(subject(NOW.plusSeconds(180))).isEqualTo("a");
    }

    @Test
    void aChangeIsToldOnceForEachObjectAndOnlyWhenItIsCommitted() {
        var state = unit("Skolen");
        var id = UnitId.fresh();
        var other = UnitId.fresh();
        transaction.executeWithoutResult(status -> {
            units.create(id, Validity.from(TODAY), state, null);
            status.setRollbackOnly();
        });
        assertThat(fetch(later())).isEmpty();
        transaction.executeWithoutResult(_ -> {
            units.write(
                    List.of(
                            new Write.Put<>(id, Segments.of(Validity.from(TODAY), state)),
                            new Write.Put<>(other, Segments.of(Validity.from(TODAY), state))),
                    null);
            units.update(id, Validity.from(TODAY), u -> u.named("Byskolen"), null);
        });
        assertThat(List.of(
                        fetch(later()).orElseThrow().subject(),
                        fetch(later()).orElseThrow().subject()))
                .containsExactlyInAnyOrder(id.toString(), other.toString());
        assertThat(fetch(later())).isEmpty();
    }

    private static Instant later() {
        return Instant.now().plusSeconds(60);
    }

    @Test
    void aDayThatComesIsToldOnceAlsoWhenItPassedWhileNobodyWatched() {
        days.tell(TODAY);
        var id = units.create(
                UnitId.fresh(), new Validity(TODAY.plusDays(10), TODAY.plusDays(20)), unit("Sommerskolen"), null);
        acknowledge(fetch(later()).orElseThrow());
        days.tell(TODAY.plusDays(9));
        assertThat(fetch(later())).isEmpty();
        days.tell(TODAY.plusDays(12));
        var began = fetch(later()).orElseThrow();
        assertThat(began.subject()).isEqualTo(id.toString());
        acknowledge(began);
        days.tell(TODAY.plusDays(12));
        assertThat(fetch(later())).isEmpty();
        days.tell(TODAY.plusDays(40));
        assertThat(fetch(later()).map(Fetched::subject)).hasValue(id.toString());
    }

    @Test
    void whatADeletedListenerLeftBehindIsSweptAway() {
        put(10_000, "a");
        transaction.executeWithoutResult(_ -> {
            sql.sql("delete from mo_listener").update();
            assertThat(leftBehind.sweep(NOW)).isFalse();
            assertThat(sql.sql("select count(*) from mo_event")
                            .query(Long.class)
                            .single())
                    .isZero();
        });
    }

    @Test
    void theNextOfManyIsReadInOrderFromItsIndex() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            sql.sql("""
                            insert into mo_event (listener_id, subject, token, priority, available_at, since)
                            select gen_random_uuid(), i::text, gen_random_uuid(), 10000, now(), now() from generate_series(1, 8000) i
                            """).update();
            sql.sql("analyze mo_event").update();
            var plan = String.join("\n", sql.sql("""
                            explain select subject from mo_event
                             where listener_id = '00000000-0000-0000-0000-000000000001' and available_at <= now()
                             order by silenced, priority, fetched, since limit 1 for update skip locked
                            """).query(String.class).list());
            assertThat(plan).contains("mo_event_next").doesNotContain("Sort");
        });
    }
}
