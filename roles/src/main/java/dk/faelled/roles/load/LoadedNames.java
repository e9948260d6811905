package dk.faelled.roles.load;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Audit.Change;
import dk.faelled.platform.NotFound;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.rights.Allowed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Titles (stillingsbetegnelser) and honorary functions (tillidsfunktioner), named before users have them. */
@Component
@Transactional
class LoadedNames {
    private final JdbcClient sql;
    private final LoadTable table;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final Audit audit;

    enum Kind {
        TITLE("loaded_title", "update role_position set title_id = null where title_id = any(:ids) returning user_id"),
        FUNCTION("loaded_function", "delete from role_office where function_id = any(:ids) returning user_id");

        private final String table;
        private final String release;

        Kind(String table, String release) {
            this.table = table;
            this.release = release;
        }

        private String action(String verb) {
            return "roles." + name().toLowerCase(java.util.Locale.ROOT) + "." + verb;
        }
    }

    record Named(@Nullable String uuid, @Nullable String name) {}

    LoadedNames(JdbcClient sql, LoadTable table, Recomputing recomputing, Lock lock, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.table = table;
        this.recomputing = recomputing;
        this.lock = lock;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Named> active(Kind kind) {
        return sql.sql("select id, name from " + kind.table + " where active order by name, id")
                .query((row, _) -> new Named(row.getString(1), row.getString(2)))
                .list();
    }

    /** Those of the names; whatever is new gets a UUID, and those not named are no longer in use. */
    public void replaceNames(Kind kind, List<String> said) {
        lock.hold();
        var known = new LinkedHashMap<String, @Nullable String>();
        sql.sql("select name, min(id::text) from " + kind.table + " group by name")
                .query(row -> {
                    known.put(row.getString(1), row.getString(2));
                });
        replace(
                kind,
                said.stream()
                        .map(LoadTexts::of)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .map(name -> new Named(
                                known.getOrDefault(name, UUID.randomUUID().toString()), name))
                        .toList());
    }

    @Transactional(readOnly = true)
    public Named one(Kind kind, UUID id) {
        return active(kind).stream()
                .filter(named -> id.toString().equals(named.uuid()))
                .findFirst()
                .orElseThrow(() -> new NotFound(kind + " " + id));
    }

    /** Made, or brought back into use; without a UUID it gets one. */
    public Named add(Kind kind, Named said) {
        var id =
                said.uuid() == null || said.uuid().isBlank() ? UUID.randomUUID().toString() : said.uuid();
        var all = new ArrayList<>(active(kind));
        if (all.stream().anyMatch(named -> id.equalsIgnoreCase(named.uuid())))
            throw new LoadRefused(HttpStatus.CONFLICT, "There is one with this UUID already: " + LoadTexts.of(id));
        all.add(new Named(id, said.name()));
        replace(kind, all);
        return new Named(id, LoadTexts.of(said.name()));
    }

    public Named rename(Kind kind, UUID id, Named said) {
        var before = one(kind, id);
        if (said.uuid() != null && !id.toString().equalsIgnoreCase(said.uuid()))
            throw new LoadRefused(HttpStatus.CONFLICT, "The uuid in the body is not the uuid in the path");
        var after = new Named(before.uuid(), said.name());
        replace(
                kind,
                active(kind).stream()
                        .map(named -> id.toString().equals(named.uuid()) ? after : named)
                        .toList());
        return new Named(before.uuid(), LoadTexts.of(said.name()));
    }

    /** No longer in use; whoever has it, has it no more. */
    public void remove(Kind kind, UUID id) {
        one(kind, id);
        replace(
                kind,
                active(kind).stream()
                        .filter(named -> !id.toString().equals(named.uuid()))
                        .toList());
    }

    /** Those who are not named are no longer in use: they give nothing until they are named again and loaded. */
    public void replace(Kind kind, List<Named> said) {
        allowed.demand(LoadApi.LOAD);
        var domain = table.domain(null);
        if (!domain.rules().loaded()) throw LoadSettings.notLoaded(domain);
        var wanted = wanted(said);
        lock.hold();
        var known = new LinkedHashMap<UUID, String>();
        sql.sql("select id, name from " + kind.table + " where active").query(row -> {
            known.put(row.getObject(1, UUID.class), row.getString(2));
        });
        var changes = new ArrayList<Change>();
        wanted.forEach((id, name) -> {
            var before = known.get(id);
            if (!name.equals(before)) changes.add(change(kind, before == null ? "create" : "update", id, before, name));
        });
        known.forEach((id, name) -> {
            if (!wanted.containsKey(id)) changes.add(change(kind, "delete", id, name, null));
        });
        if (changes.isEmpty()) return;
        write(kind, wanted);
        audit.changed(changes);
        known.keySet().removeAll(wanted.keySet());
        release(kind, known.keySet());
    }

    private static Map<UUID, String> wanted(List<Named> said) {
        var wanted = new LinkedHashMap<UUID, String>();
        var faults = new ArrayList<String>();
        for (var one : said) {
            var id = LoadFaults.uuid(one.uuid());
            var name = LoadTexts.of(one.name());
            if (id.isEmpty()) faults.add("Must have a valid UUID: " + LoadTexts.of(one.uuid()));
            else if (name.isEmpty()) faults.add("Null/empty name not allowed: " + id.get());
            else wanted.put(id.get(), name);
        }
        if (!faults.isEmpty()) throw new LoadRefused(HttpStatus.BAD_REQUEST, faults);
        return wanted;
    }

    private static Change change(Kind kind, String verb, UUID id, @Nullable String before, @Nullable String after) {
        return new Change(
                kind.action(verb),
                kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id,
                before == null ? null : new Named(id.toString(), before),
                after == null ? null : new Named(id.toString(), after),
                null);
    }

    private void write(Kind kind, Map<UUID, String> wanted) {
        var ids = wanted.keySet().toArray(UUID[]::new);
        sql.sql("update " + kind.table + " set active = false where active and id <> all(:ids)")
                .param("ids", ids)
                .update();
        sql.sql("insert into " + kind.table + " (id, name, active)"
                        + " select id, name, true from unnest(:ids::uuid[], :names::text[]) n (id, name)"
                        + " on conflict (tenant_id, id) do update set name = excluded.name, active = true")
                .param("ids", ids)
                .param("names", wanted.values().toArray(String[]::new))
                .update();
    }

    private void release(Kind kind, Collection<UUID> gone) {
        if (gone.isEmpty()) return;
        var touched = new HashSet<UserId>();
        sql.sql(kind.release)
                .param("ids", gone.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .forEach(user -> touched.add(new UserId(user)));
        recomputing.of(touched, Loading.CAUSE);
    }
}
