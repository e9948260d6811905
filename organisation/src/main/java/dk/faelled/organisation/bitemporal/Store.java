package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Written;
import dk.faelled.platform.Context;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads segments and writes registrations, many objects at once. */
@Component
class Store {
    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;

    Store(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.sql = JdbcClient.create(jdbc);
    }

    <I extends Id, A extends Record> Map<I, Segments<A>> read(
            Shape<I, A> shape, Collection<UUID> ids, @Nullable Instant knownAt) {
        if (ids.isEmpty()) return Map.of();
        var found = new LinkedHashMap<I, List<Segment<A>>>();
        sql.sql(Known.sql("""
                        select id, valid_from, valid_until, %s
                          from {%s} t
                         where id = any(:ids)
                         order by id, valid_from
                        """.formatted(shape.columns(), shape.type().table()), knownAt))
                .params(Known.parameters(knownAt))
                .param("ids", array(ids))
                .query((row, _) -> shape.found(row))
                .list()
                .forEach(f ->
                        found.computeIfAbsent(f.id(), _ -> new ArrayList<>()).add(new Segment<>(f.valid(), f.state())));
        var segments = new LinkedHashMap<I, Segments<A>>();
        found.forEach((id, list) -> segments.put(id, new Segments<>(list)));
        return segments;
    }

    /**
     * Those that are or were there. Of a first load that is nobody, and asking this before anything else is read spares
     * looking through the ranges of a table that grows under the planner's hands.
     */
    List<UUID> existing(Collection<UUID> ids) {
        return sql.sql("select id from object where id = any(:ids)")
                .param("ids", array(ids))
                .query(UUID.class)
                .list();
    }

    /** The newest registration of each object that is known at all. */
    Map<UUID, Stored> objects(Collection<UUID> ids) {
        return stored("select id, type, newest, newest_at from object where id = any(:own)", ids, List.of());
    }

    /** Waits for its turn with all of these, in the order of their ids. */
    Map<UUID, Stored> lock(Collection<UUID> own, Collection<UUID> referred) {
        if (own.isEmpty() && referred.isEmpty()) return Map.of();
        var which =
                // locks of two kinds in one order need a walk from row to row
                !own.isEmpty() && !referred.isEmpty()
                        ? "lock_objects(:own, :referred)"
                        : referred.isEmpty()
                                ? "object where id = any(:own) order by id for update"
                                : "object where id = any(:referred) order by id for share";
        return stored("select id, type, newest, newest_at from " + which, own, referred);
    }

    /**
     * Takes the ids that nobody has, each for its first registration; the others keep what they are.
     *
     * @return those taken, and with that locked
     */
    Set<UUID> claim(String type, Map<UUID, Long> numbers, Instant at) {
        var ats = new HashMap<UUID, Instant>();
        numbers.keySet().forEach(id -> ats.put(id, at));
        return claim(type, numbers, ats);
    }

    /** The same, each at its own time. */
    Set<UUID> claim(String type, Map<UUID, Long> numbers, Map<UUID, Instant> at) {
        var ids = array(numbers.keySet());
        return Set.copyOf(sql.sql("""
                        insert into object (id, type, newest, newest_at)
                        select n.id, :type, n.number, n.at
                          from unnest(:ids, :numbers, :ats::text[]::timestamptz[]) n (id, number, at)
                         order by n.id
                            on conflict do nothing
                        returning id
                        """)
                .param("type", type)
                .param("ids", ids)
                .param("numbers", Arrays.stream(ids).map(numbers::get).toArray(Long[]::new))
                .param(
                        "ats",
                        Arrays.stream(ids).map(id -> String.valueOf(at.get(id))).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /** Who wrote the newest registration of each. */
    Map<UUID, UUID> writers(Collection<Stored> objects) {
        var writers = new HashMap<UUID, UUID>();
        if (objects.isEmpty()) return writers;
        sql.sql("""
                        select r.object_id, r.actor_id
                          from unnest(:ids, :numbers) n (id, number)
                          join registration r on r.object_id = n.id and r.number = n.number
                        """)
                .param("ids", objects.stream().map(Stored::id).toArray(UUID[]::new))
                .param("numbers", objects.stream().map(Stored::newest).toArray(Long[]::new))
                .query(row -> {
                    writers.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return writers;
    }

    /** One change at a time of what must hold for a whole tree; until the transaction ends. */
    void turn(String what) {
        sql.sql(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant') || :what, 0)))")
                .param("what", what)
                .query(Integer.class)
                .single();
    }

    List<Long> numbers(int count) {
        if (count == 0) return List.of();
        return sql.sql("select nextval('registration_number') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list();
    }

    /**
     * Moves what is replaced to history and writes what is new; what did not change stays.
     *
     * @param claimed ids of those that were claimed for just this registration
     */
    <I extends Id, A extends Record> void write(
            Shape<I, A> shape,
            List<Written<I, A>> changes,
            Set<UUID> claimed,
            Map<UUID, Instant> at,
            @Nullable String note) {
        var actor = Context.current().actor();
        var signature = new Signature(actor.id(), actor.name(), note);
        write(shape, changes, claimed, at, _ -> signature);
    }

    /** The same, each signed by whoever wrote it elsewhere. */
    <I extends Id, A extends Record> void write(
            Shape<I, A> shape,
            List<Written<I, A>> changes,
            Set<UUID> claimed,
            Map<UUID, Instant> at,
            Map<UUID, Signature> signed) {
        write(shape, changes, claimed, at, id -> Objects.requireNonNull(signed.get(id)));
    }

    private <I extends Id, A extends Record> void write(
            Shape<I, A> shape,
            List<Written<I, A>> changes,
            Set<UUID> claimed,
            Map<UUID, Instant> at,
            Function<UUID, Signature> signed) {
        register(shape, changes, at, signed);
        var known =
                changes.stream().filter(c -> !claimed.contains(c.id().value())).toList();
        if (!known.isEmpty()) renew(known, at);
        moveToHistory(shape, changes, at);
        insert(shape, changes, at);
    }

    /** Where a table has grown to many times what the planner knows, it must know at once, not when autovacuum comes round. */
    void analyze(Shape<?, ?> shape, int written) {
        boolean known = sql.sql("select reltuples >= :written from pg_class where oid = :table::regclass")
                .param("written", written)
                .param("table", shape.type().table())
                .query(Boolean.class)
                .single();
        if (known) return;
        jdbc.execute("analyze (skip_locked) object, registration, search_entry, search_word, "
                + shape.type().table());
    }

    private <I extends Id, A extends Record> void register(
            Shape<I, A> shape, List<Written<I, A>> changes, Map<UUID, Instant> at, Function<UUID, Signature> signed) {
        jdbc.batchUpdate("""
                insert into registration (object_id, number, type, registered_at, actor_id, actor_name, note, life_cycle)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, changes, BATCH, (statement, change) -> {
            statement.setObject(1, change.id().value());
            var signature = signed.apply(change.id().value());
            statement.setLong(2, change.number());
            statement.setString(3, shape.type().table());
            statement.setObject(4, moment(at, change));
            statement.setObject(5, signature.actor());
            statement.setString(6, signature.name());
            statement.setString(7, signature.note());
            statement.setString(8, change.lifeCycle().name());
        });
    }

    private void renew(List<? extends Written<?, ?>> changes, Map<UUID, Instant> at) {
        sql.sql("""
                        update object o
                           set newest = n.number, newest_at = n.at
                          from unnest(:ids, :numbers, :ats::text[]::timestamptz[]) n (id, number, at)
                         where o.id = n.id
                        """)
                .param("ids", changes.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                .param("numbers", changes.stream().map(Written::number).toArray(Long[]::new))
                .param(
                        "ats",
                        changes.stream().map(c -> moment(at, c).toString()).toArray(String[]::new))
                .update();
    }

    private <I extends Id, A extends Record> void moveToHistory(
            Shape<I, A> shape, List<Written<I, A>> changes, Map<UUID, Instant> at) {
        var ids = new ArrayList<UUID>();
        var froms = new ArrayList<String>();
        var ats = new ArrayList<String>();
        for (var change : changes)
            for (var gone : minus(change.before(), change.after())) {
                ids.add(change.id().value());
                froms.add(
                        gone.valid().from() == null
                                ? "-infinity"
                                : gone.valid().first().toString());
                ats.add(moment(at, change).toString());
            }
        if (ids.isEmpty()) return;
        sql.sql("""
                        with gone as (
                            delete from %1$s t
                             using unnest(:ids, :froms::text[]::date[], :ats::text[]::timestamptz[]) g (id, valid_from, at)
                             where t.id = g.id
                               and t.valid_from = g.valid_from
                            returning t.id, t.valid, t.registered_from, g.at, %3$s
                        )
                        insert into %1$s_history (id, valid, registered_from, registered_until, %2$s)
                        select id, valid, registered_from, at, %2$s from gone
                        """.formatted(shape.type().table(), shape.columns(), shape.columns("t")))
                .param("ids", ids.toArray(UUID[]::new))
                .param("froms", froms.toArray(String[]::new))
                .param("ats", ats.toArray(String[]::new))
                .update();
    }

    private <I extends Id, A extends Record> void insert(
            Shape<I, A> shape, List<Written<I, A>> changes, Map<UUID, Instant> at) {
        record Row<A>(UUID id, java.time.OffsetDateTime at, Segment<A> segment) {}
        // neighbours in the indexes one after the other
        var rows = changes.stream()
                .flatMap(c ->
                        minus(c.after(), c.before()).stream().map(s -> new Row<>(c.id().value(), moment(at, c), s)))
                .sorted(Comparator.comparing(Row::id))
                .toList();
        jdbc.batchUpdate(
                "insert into %s (id, valid, registered_from, %s) values (?, daterange(?, ?), ?%s)"
                        .formatted(shape.type().table(), shape.columns(), ", ?".repeat(shape.width())),
                rows,
                BATCH,
                (statement, row) -> {
                    statement.setObject(1, row.id());
                    day(statement, 2, row.segment().valid().from());
                    day(statement, 3, row.segment().valid().until());
                    statement.setObject(4, row.at());
                    int index = 5;
                    for (var field : shape.fields())
                        index = field.write(statement, index, row.segment().state());
                });
    }

    private static void day(PreparedStatement statement, int index, @Nullable LocalDate day) throws SQLException {
        if (day == null) statement.setNull(index, java.sql.Types.DATE);
        else statement.setObject(index, day);
    }

    private static <A> List<Segment<A>> minus(Segments<A> some, Segments<A> others) {
        var left = new HashSet<>(others.list());
        return some.list().stream().filter(s -> !left.contains(s)).toList();
    }

    private static java.time.OffsetDateTime moment(Map<UUID, Instant> at, Written<?, ?> change) {
        var moment = at.get(change.id().value());
        if (moment == null) throw new IllegalStateException("No time for " + change.id());
        return moment.atOffset(ZoneOffset.UTC);
    }

    private Map<UUID, Stored> stored(String query, Collection<UUID> own, Collection<UUID> referred) {
        var found = new HashMap<UUID, Stored>();
        sql.sql(query)
                .param("own", array(own))
                .param("referred", array(referred))
                .query((row, _) -> new Stored(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, java.time.OffsetDateTime.class).toInstant()))
                .list()
                .forEach(s -> found.put(s.id(), s));
        return found;
    }

    static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    /** Who wrote something, and why. */
    record Signature(UUID actor, String name, @Nullable String note) {}

    /** @param newest number of the newest registration; 0 for an id that is only claimed */
    record Stored(UUID id, String type, long newest, Instant newestAt) {}
}
