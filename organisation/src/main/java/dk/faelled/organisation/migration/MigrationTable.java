package dk.faelled.organisation.migration;

import dk.faelled.organisation.Type;
import dk.faelled.platform.Sealer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The one migration of an authority, and how source and copy compare. */
@Component
@Transactional
class MigrationTable {
    private final JdbcClient sql;
    private final Sealer sealer;
    private final JsonMapper json;
    private final Clock clock;

    enum State {
        /** Nothing is copied yet. */
        READY,
        RUNNING,
        /** Stopped in the middle; it can go on. */
        UNFINISHED,
        /** Copied, but the two are not alike. */
        DIFFERENT,
        EQUAL,
        /** The source counts no longer. */
        CUT_OVER
    }

    record Migration(
            MigrationSource.Access access,
            boolean withHistory,
            State state,
            @Nullable Instant coveredUntil,
            @Nullable UUID job,
            @Nullable Place place,
            @Nullable String problem,
            Instant changedAt) {}

    /** @param onlyHere objects that the source has not */
    record Count(Type type, long sourceCount, String sourceSum, long ownCount, String ownSum, long onlyHere) {
        boolean equal() {
            return sourceCount == ownCount && sourceSum.equals(ownSum) && (onlyHere == 0 || shipped());
        }

        /** Whether the program itself puts objects of the type into every authority. */
        private boolean shipped() {
            return type == Type.FACET || type == Type.CLASS;
        }
    }

    MigrationTable(JdbcClient sql, Sealer sealer, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** Locked until the transaction ends. */
    public Optional<Migration> find() {
        return read(" for update");
    }

    /** As it is, also while a page is copied. */
    @Transactional(readOnly = true)
    public Optional<Migration> look() {
        return read("");
    }

    private Optional<Migration> read(String locked) {
        return sql.sql("""
                        select address, token_address, client, secret, with_history, state, covered_until, job_id, place::text, problem, changed_at
                          from migration\
                        """ + locked)
                .query((row, _) -> {
                    var covered = row.getObject(7, OffsetDateTime.class);
                    var place = row.getString(9);
                    return new Migration(
                            new MigrationSource.Access(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    sealer.openSecret(row.getBytes(4))),
                            row.getBoolean(5),
                            State.valueOf(row.getString(6)),
                            covered == null ? null : covered.toInstant(),
                            row.getObject(8, UUID.class),
                            place == null ? null : json.readValue(place, Place.class),
                            row.getString(10),
                            row.getObject(11, OffsetDateTime.class).toInstant());
                })
                .optional();
    }

    public void keep(MigrationSource.Access access, boolean withHistory) {
        sql.sql("""
                        insert into migration (address, token_address, client, secret, with_history, state, changed_at)
                        values (:address, :token, :client, :secret, :history, 'READY', :now)
                            on conflict (tenant_id) do update
                           set address = excluded.address, token_address = excluded.token_address, client = excluded.client,
                               secret = excluded.secret, with_history = excluded.with_history, changed_at = excluded.changed_at
                        """)
                .param("address", access.address())
                .param("token", access.tokenAddress())
                .param("client", access.client())
                .param("secret", sealer.sealSecret(access.secret()))
                .param("history", withHistory)
                .param("now", now())
                .update();
    }

    public void begin(UUID job) {
        set("state = 'RUNNING', job_id = :job, problem = null", "job", job);
    }

    public void stopped(@Nullable String problem) {
        sql.sql("update migration set state = 'UNFINISHED', problem = :problem, changed_at = :now")
                .param("problem", problem)
                .param("now", now())
                .update();
    }

    public void goOnAt(@Nullable Place place) {
        set("place = :place::jsonb", "place", place == null ? null : json.writeValueAsString(place));
    }

    public void covered(Instant until) {
        set("covered_until = :until", "until", until.atOffset(ZoneOffset.UTC));
    }

    /** The key to the source is forgotten with the change. */
    public void ended(State state) {
        set("place = null, state = :state", "state", state.name());
        if (state == State.CUT_OVER) set("secret = :secret", "secret", sealer.sealSecret("-"));
    }

    private void set(String what, String name, @Nullable Object value) {
        sql.sql("update migration set changed_at = :now, " + what)
                .param("now", now())
                .param(name, value)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    public void count(Type type, Place.Tally tally) {
        long all = Objects.requireNonNull(sql.sql("select count(distinct id) from " + type.table())
                .query(Long.class)
                .single());
        sql.sql("""
                        insert into migration_count (type, source_count, source_sum, own_count, own_sum, only_here)
                        values (:type, :sourceCount, :sourceSum, :ownCount, :ownSum, :only)
                            on conflict (tenant_id, type) do update
                           set source_count = excluded.source_count, source_sum = excluded.source_sum,
                               own_count = excluded.own_count, own_sum = excluded.own_sum, only_here = excluded.only_here
                        """)
                .param("type", type.name())
                .param("sourceCount", tally.sourceCount())
                .param("sourceSum", Fingerprint.written(tally.sourceSum()))
                .param("ownCount", tally.ownCount())
                .param("ownSum", Fingerprint.written(tally.ownSum()))
                .param("only", all - tally.ownCount())
                .update();
    }

    @Transactional(readOnly = true)
    public List<Count> counts() {
        return sql.sql("select type, source_count, source_sum, own_count, own_sum, only_here from migration_count")
                .query((row, _) -> new Count(
                        Type.valueOf(row.getString(1)),
                        row.getLong(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getLong(6)))
                .list();
    }

    /** Those of which nothing was ever registered here. */
    @Transactional(readOnly = true)
    public Set<UUID> unknown(Set<UUID> ids) {
        var known = sql.sql("select id from object where id = any(:ids) and newest > 0")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        var unknown = new HashSet<>(ids);
        known.forEach(unknown::remove);
        return unknown;
    }

    /** Whether there are units or persons. */
    @Transactional(readOnly = true)
    public boolean isSettled() {
        return sql.sql("select exists (select from object where type in ('unit', 'person'))")
                .query(Boolean.class)
                .single();
    }

    /** Facets that the program itself put here and that the source has under another id; nothing refers to them. */
    @Transactional(readOnly = true)
    public List<UUID> doubled() {
        return sql.sql("""
                        select distinct f.id
                          from facet f
                          join object o on o.id = f.id
                          join registration r on r.object_id = o.id and r.number = o.newest and r.actor_id = :program
                          join facet g on g.user_key = f.user_key and g.id <> f.id
                         order by f.id
                        """)
                .param("program", dk.faelled.platform.Actor.SYSTEM.id())
                .query(UUID.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<UUID> classesOf(UUID facet) {
        return sql.sql("select distinct id from class where facet_id = :facet order by id")
                .param("facet", facet)
                .query(UUID.class)
                .list();
    }
}
