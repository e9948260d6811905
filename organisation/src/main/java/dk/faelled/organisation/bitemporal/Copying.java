package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.Registration.LifeCycle;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Copied.Told;
import dk.faelled.platform.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps what another register has, registration by registration, each with its own time and actor. The rules are not asked:
 * what was so there is so here, and data quality tells of it. What was changed here by people is never written over.
 */
final class Copying<I extends Id, A extends Record> {
    private final Shape<I, A> shape;
    private final Store store;
    private final Map<I, Copied<I, A>> wanted = new LinkedHashMap<>();
    private final Map<I, List<Told<A>>> coming = new LinkedHashMap<>();
    private final Map<I, Segments<A>> first = new HashMap<>();
    private final Map<I, Segments<A>> now = new HashMap<>();
    private final Map<UUID, Instant> last = new HashMap<>();
    private final Map<I, Long> numbers = new HashMap<>();
    private final Set<UUID> fresh = new HashSet<>();
    /** Ids that have a row already, though perhaps nothing was ever said of them. */
    private final Set<UUID> taken = new HashSet<>();

    private final List<UUID> changedHere = new ArrayList<>();

    /** @param changedHere objects that people changed here, left as they are */
    record Outcome<I extends Id, A extends Record>(
            List<Written<I, A>> written, Map<UUID, Instant> at, List<UUID> changedHere) {}

    Copying(Shape<I, A> shape, Store store, List<Copied<I, A>> objects) {
        this.shape = shape;
        this.store = store;
        for (var object : objects) wanted.put(object.id(), object);
    }

    /** @param finished is told what became of each object that changed */
    Outcome<I, A> copy(Consumer<List<Written<I, A>>> finished) {
        compare();
        while (!coming.isEmpty()) round();
        var written = new ArrayList<Written<I, A>>();
        first.forEach((id, before) -> written.add(written(
                id,
                before,
                now.getOrDefault(id, Segments.none()),
                fresh.contains(id.value()),
                numbers.getOrDefault(id, 0L))));
        if (!written.isEmpty()) finished.accept(written);
        return new Outcome<>(written, last, changedHere);
    }

    private void compare() {
        var ids = wanted.keySet().stream().map(Id::value).sorted().toList();
        var here = store.lock(ids, List.of());
        taken.addAll(here.keySet());
        var writers = store.writers(here.values());
        var states = store.read(shape, here.keySet(), null);
        wanted.forEach((id, object) -> {
            var stored = here.get(id.value());
            if (stored == null || stored.newest() == 0) {
                fresh.add(id.value());
                begin(id, Segments.none(), object.told());
                return;
            }
            if (!stored.type().equals(shape.type().table())) throw ErrorKey.ALREADY_EXISTS.broken(id);
            last.put(id.value(), stored.newestAt());
            var state = states.getOrDefault(id, Segments.none());
            if (state.equals(object.told().getLast().segments())) return;
            var byProgram = Actor.SYSTEM.id().equals(writers.get(id.value()));
            if (!byProgram && !object.times().contains(stored.newestAt())) {
                changedHere.add(id.value());
                return;
            }
            var later = object.told().stream()
                    .filter(t -> t.at().isAfter(stored.newestAt()))
                    .toList();
            begin(id, state, later.isEmpty() ? List.of(object.told().getLast()) : later);
        });
    }

    private void begin(I id, Segments<A> state, List<Told<A>> told) {
        first.put(id, state);
        now.put(id, state);
        coming.put(id, new ArrayList<>(told));
    }

    /** The next registration of each object that has more. */
    private void round() {
        var drawn = store.numbers(coming.size()).iterator();
        var at = new HashMap<UUID, Instant>();
        var signed = new HashMap<UUID, Store.Signature>();
        var changes = new ArrayList<Written<I, A>>();
        var claimed = new HashMap<UUID, Long>();
        for (var one : coming.entrySet()) {
            var id = one.getKey();
            var told = one.getValue().removeFirst();
            var before = now.getOrDefault(id, Segments.none());
            var moment = moment(id, told.at());
            var number = drawn.next();
            boolean isNew = fresh.contains(id.value()) && !numbers.containsKey(id);
            if (isNew && !taken.contains(id.value())) claimed.put(id.value(), number);
            // a later time than the source's is the program's own, so that the next copy knows it
            var own = !moment.equals(told.at());
            signed.put(
                    id.value(),
                    own
                            ? new Store.Signature(Actor.SYSTEM.id(), Actor.SYSTEM.name(), told.note())
                            : new Store.Signature(told.actor(), told.actorName(), told.note()));
            at.put(id.value(), moment);
            last.put(id.value(), moment);
            numbers.put(id, number);
            now.put(id, told.segments());
            changes.add(written(id, before, told.segments(), isNew, number));
        }
        coming.values().removeIf(List::isEmpty);
        if (!claimed.isEmpty()) store.claim(shape.type().table(), claimed, at);
        store.write(shape, changes, claimed.keySet(), at, signed);
    }

    /** Times of an object increase; those of the other register are kept to the microsecond. */
    private Instant moment(I id, Instant told) {
        var moment = told.truncatedTo(ChronoUnit.MICROS);
        var before = last.get(id.value());
        return before == null || moment.isAfter(before) ? moment : before.plus(1, ChronoUnit.MICROS);
    }

    private static <I extends Id, A extends Record> Written<I, A> written(
            I id, Segments<A> before, Segments<A> after, boolean isNew, long number) {
        var lifeCycle = isNew ? LifeCycle.CREATED : after.isEmpty() ? LifeCycle.DELETED : LifeCycle.UPDATED;
        return new Written<>(id, before, after, List.of(Validity.ALWAYS), lifeCycle, number);
    }
}
