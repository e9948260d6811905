package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.Found;
import dk.faelled.organisation.History;
import dk.faelled.organisation.Id;
import dk.faelled.organisation.ObjectChanged;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Registration.LifeCycle;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import dk.faelled.organisation.Written;
import dk.faelled.platform.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What all registers share: compute, lock, write, check, tell. Each adds the rules of its own type. */
@Transactional
public abstract class StoredRegister<I extends Id, A extends Record> implements Register<I, A> {
    private static final int LARGE = 1000;
    /** From so many on it is worth asking first which are there at all. */
    private static final int MANY = 100;

    /** More than this of a type nobody has. */
    protected static final int OF_ONE = 1000;

    protected final Shape<I, A> shape;
    protected final JdbcClient sql;
    private final Registers parts;
    private final Event<I> event;

    /** Makes the event that tells of a change. */
    @FunctionalInterface
    public interface Event<I extends Id> {
        ObjectChanged of(TenantId tenant, I id, long registration, ObjectChanged.Kind kind, Instant at);
    }

    protected StoredRegister(Shape<I, A> shape, Registers parts, Event<I> event) {
        this.shape = shape;
        this.parts = parts;
        this.sql = parts.sql;
        this.event = event;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS) // known without the database
    public Type type() {
        return shape.type();
    }

    /** The rules of this type, over all that was just written; the transaction is undone when one is broken. */
    protected void check(List<Written<I, A>> changes) {}

    /** What else must be kept in step. */
    protected void follow(List<Written<I, A>> changes) {}

    /** Whether these changes must wait for each other, tree-wide. */
    protected boolean takesTurns(List<? extends Write<I, A>> writes) {
        return false;
    }

    /** What a rule of uniqueness hangs on: changes that refer to the same wait for each other. */
    protected Stream<UUID> unique(A state) {
        return Stream.empty();
    }

    private Map<UUID, Store.Stored> lock(List<UUID> ids, Collection<Pending<I, A>> changes, Claims claims) {
        var own = new HashSet<>(ids);
        for (var change : changes)
            change.after().list().forEach(s -> unique(s.state()).forEach(own::add));
        var referred = referred(changes);
        referred.removeAll(own);
        return parts.store.lock(claims.without(own), claims.without(referred));
    }

    @Override
    public List<Written<I, A>> write(List<? extends Write<I, A>> writes, @Nullable String note) {
        if (writes.isEmpty()) return List.of();
        if (takesTurns(writes)) parts.store.turn(type().table());
        var ids = writes.stream().map(w -> w.id().value()).distinct().sorted().toList();
        var before = parts.store.objects(ids);
        var fresh = ids.stream().filter(id -> !before.containsKey(id)).toList();
        var claims = fresh.isEmpty() ? Claims.NONE : claim(writes, fresh);

        var known = claims.without(ids);
        var computed = computed(writes, known);
        var locked = lock(ids, computed.values(), claims);
        for (var id : known)
            if (locked.get(id) instanceof Store.Stored object && !object.type().equals(type().table()))
                throw ErrorKey.ALREADY_EXISTS.broken(id);
        // somebody was quicker: what we computed from is no longer so, but now it is our turn
        if (known.stream().anyMatch(id -> newest(locked, id) != newest(before, id))) {
            computed = computed(writes, known);
            lock(ids, computed.values(), claims);
        }
        Touching.check(parts.access, computed.values());
        return keep(computed.values().stream().filter(Pending::changes).toList(), locked, claims, note);
    }

    private List<Written<I, A>> keep(
            List<Pending<I, A>> changes, Map<UUID, Store.Stored> locked, Claims claims, @Nullable String note) {
        if (changes.isEmpty()) return List.of();
        var now = now();
        var numbers = parts.store.numbers(changes.size() - claims.size()).iterator();
        var at = new HashMap<UUID, Instant>();
        var written = new ArrayList<Written<I, A>>();
        for (var change : changes) {
            var id = change.id().value();
            var claimed = claims.number(id);
            if (claimed != null) {
                at.put(id, claims.at());
                written.add(change.written(true, claimed));
                continue;
            }
            var stored = java.util.Objects.requireNonNull(locked.get(id));
            var earliest = stored.newest() == 0 ? now : stored.newestAt().plus(1, ChronoUnit.MICROS);
            at.put(id, now.isBefore(earliest) ? earliest : now);
            written.add(change.written(stored.newest() == 0, numbers.next()));
        }
        parts.store.write(shape, written, claims.ids(), at, note);
        check(written);
        checkReferences(written);
        follow(written);
        if (written.size() >= LARGE) parts.store.analyze(shape, written.size());
        new Telling<>(shape, parts, event).tell(written, at, note);
        return written;
    }

    /**
     * Keeps what another register has, with its own times and actors, without asking the rules.
     *
     * @param note as the log tells it
     * @return objects that people changed here meanwhile, left as they are
     */
    public List<UUID> copy(List<Copied<I, A>> objects, @Nullable String note) {
        var outcome = new Copying<>(shape, parts.store, objects).copy(this::follow);
        if (!outcome.written().isEmpty())
            new Telling<>(shape, parts, event).tell(outcome.written(), outcome.at(), note);
        return outcome.changedHere();
    }

    /** The planner must know at once what a large copy has brought. @param written how many objects, about */
    public void measured(int written) {
        parts.store.analyze(shape, written);
    }

    private void checkReferences(List<Written<I, A>> written) {
        parts.references.check(
                shape,
                written.stream()
                        .flatMap(w -> w.pieces().stream()
                                .map(p -> new References.Claim<>(
                                        p, parts.settings.lenient() && w.lifeCycle() == LifeCycle.UPDATED)))
                        .toList());
    }

    private Instant now() {
        return parts.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Only what is put may be new; what is new and stays empty is nobody's. */
    private Claims claim(List<? extends Write<I, A>> writes, List<UUID> fresh) {
        var unknown = new HashSet<>(fresh);
        for (var write : writes) {
            if (write instanceof Write.Put<?, ?>) unknown.remove(write.id().value());
            else if (unknown.contains(write.id().value())) throw notFound(write.id());
        }
        var those = Set.copyOf(fresh);
        var news = writes.stream().filter(w -> those.contains(w.id().value())).toList();
        var begins = computed(news, List.of()).values().stream()
                .filter(Pending::changes)
                .map(change -> change.id().value())
                .toList();
        if (begins.isEmpty()) return Claims.NONE;
        var drawn = parts.store.numbers(begins.size());
        var numbers = new HashMap<UUID, Long>();
        for (int i = 0; i < drawn.size(); i++) numbers.put(begins.get(i), drawn.get(i));
        var at = now();
        numbers.keySet().retainAll(parts.store.claim(type().table(), numbers, at));
        return new Claims(numbers, at);
    }

    /** @param known ids of those that may be there already */
    private Map<I, Pending<I, A>> computed(List<? extends Write<I, A>> writes, Collection<UUID> known) {
        var before = parts.store.read(shape, known, null);
        var changes = new LinkedHashMap<I, Pending<I, A>>();
        for (var write : writes)
            changes.computeIfAbsent(write.id(), id -> new Pending<>(id, before.getOrDefault(id, Segments.none())))
                    .apply(write, () -> notFound(write.id()));
        return changes;
    }

    private RuntimeException notFound(Id id) {
        return (type() == Type.UNIT
                        ? ErrorKey.UNIT_NOT_FOUND
                        : type() == Type.PERSON ? ErrorKey.PERSON_NOT_FOUND : ErrorKey.NOT_FOUND)
                .broken(id);
    }

    private Set<UUID> referred(Collection<Pending<I, A>> changes) {
        var referred = new HashSet<UUID>();
        for (var change : changes)
            change.after().list().forEach(s -> shape.references(s.state()).forEach(referred::add));
        return referred;
    }

    private static long newest(Map<UUID, Store.Stored> objects, UUID id) {
        var object = objects.get(id);
        return object == null ? 0 : object.newest();
    }

    /**
     * Somebody is away: what points to the person is not there meanwhile; stretches in which it points to others stay.
     *
     * @param vacate what can be vacant becomes so instead
     */
    public void leave(PersonId person, Validity off, boolean vacate, @Nullable String note) {
        var writes = new Leaving<>(shape, parts.store, sql)
                .of(person, off).stream()
                        .map(stretch -> left(stretch.id(), stretch.valid(), vacate))
                        .toList();
        write(writes, note);
    }

    /** What becomes of an object whose person leaves. */
    protected Write<I, A> left(I id, Validity off, boolean vacate) {
        return new Write.End<>(id, off);
    }

    protected SearchEntries search() {
        return parts.search;
    }

    @Override
    public I create(I id, Validity valid, A state, @Nullable String note) {
        write(List.of(new Write.Put<>(id, Segments.of(valid, state))), note);
        return id;
    }

    @Override
    public void update(I id, Validity over, UnaryOperator<A> change, @Nullable String note) {
        write(List.of(new Write.Patch<>(id, over, change)), note);
    }

    @Override
    public void terminate(I id, Validity off, @Nullable String note) {
        write(List.of(new Write.End<>(id, off)), note);
    }

    @Override
    public void delete(I id, @Nullable String note) {
        write(List.of(new Write.Delete<>(id)), note);
    }

    @Override
    public Segments<A> segments(I id, @Nullable Instant knownAt) {
        return segments(List.of(id), knownAt).getOrDefault(id, Segments.none());
    }

    @Override
    public Optional<A> find(I id, AsOf asOf) {
        return segments(id, asOf.knownAt()).at(asOf.on());
    }

    @Override
    public Map<I, Segments<A>> segments(Collection<I> ids, @Nullable Instant knownAt) {
        Collection<UUID> wanted = ids.stream().map(Id::value).toList();
        return parts.store.read(shape, wanted.size() < MANY ? wanted : parts.store.existing(wanted), knownAt);
    }

    @Override
    public List<Found<I, A>> list(AsOf asOf, @Nullable I after, int size) {
        return found(
                "id > coalesce(:after::uuid, '00000000-0000-0000-0000-000000000000')",
                asOf,
                after == null ? Map.of() : Map.of("after", after.value()),
                size);
    }

    /** Those there on the day that meet the condition (columns of the type's own table), in order of ids. */
    protected List<Found<I, A>> found(String condition, AsOf asOf, Map<String, ?> parameters, int size) {
        var all = Known.parameters(asOf);
        all.put("after", null);
        all.putAll(parameters);
        return sql.sql(Known.sql("""
                        select id, valid_from, valid_until, %s
                          from {%s} t
                         where valid_from <= :on
                           and valid_until > :on
                           and %s
                         order by id
                         limit :size
                        """.formatted(shape.columns(), type().table(), condition), asOf.knownAt()))
                .params(all)
                .param("size", size)
                .query((row, _) -> shape.found(row))
                .list();
    }

    /** Those of several persons; for types that have a person. */
    protected List<Found<I, A>> ofPersons(Collection<PersonId> persons, AsOf asOf) {
        if (persons.isEmpty()) return List.of();
        return found(
                "person_id = any(:persons)",
                asOf,
                Map.of("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new)),
                OF_ONE * persons.size());
    }

    @Override
    public History<A> history(I id) {
        return new Chronicle(sql).history(shape, id);
    }
}
