package dk.faelled.roles.load;

import dk.faelled.platform.NotFound;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.RoleUserTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what is loaded, many at once. */
@Component
class LoadTable {
    private static final int AT_ONCE = 5000;
    private final JdbcClient sql;
    private final RoleUserTable users;
    private final JsonMapper json;

    LoadTable(JdbcClient sql, RoleUserTable users, JsonMapper json) {
        this.sql = sql;
        this.users = users;
        this.json = json;
    }

    /** @param name null or empty: the primary one */
    LoadedDomain domain(@Nullable String name) {
        return sql.sql("""
                        select id, name, is_primary, source, load_guarded, load_percent, loader_owns_kle,
                               loader_owns_levels, removal_allowed
                          from account_domain
                         where name = :name or (:name = '' and is_primary)
                        """)
                .param("name", LoadTexts.of(name))
                .query((row, _) -> domain(row))
                .optional()
                .orElseThrow(() -> new NotFound("domain " + name));
    }

    private static LoadedDomain domain(ResultSet row) throws SQLException {
        return new LoadedDomain(
                row.getLong("id"),
                row.getString("name"),
                row.getBoolean("is_primary"),
                new LoadRules(
                        row.getString("source").equals("API_LOAD"),
                        row.getBoolean("load_guarded"),
                        row.getInt("load_percent"),
                        row.getBoolean("loader_owns_kle"),
                        row.getBoolean("loader_owns_levels")),
                row.getBoolean("removal_allowed"));
    }

    void decide(long domain, LoadRules rules) {
        sql.sql("""
                        update account_domain
                           set source = :source, load_guarded = :guarded, load_percent = :percent,
                               loader_owns_kle = :kle, loader_owns_levels = :levels
                         where id = :id
                        """)
                .param("source", rules.loaded() ? "API_LOAD" : "INTERNAL")
                .param("guarded", rules.guarded())
                .param("percent", rules.percent())
                .param("kle", rules.ownsKle())
                .param("levels", rules.ownsLevels())
                .param("id", domain)
                .update();
    }

    void allowRemoval(long domain, boolean allowed) {
        sql.sql("update account_domain set removal_allowed = :allowed where id = :id")
                .param("allowed", allowed)
                .param("id", domain)
                .update();
    }

    Set<TitleId> titles() {
        return active("loaded_title").stream().map(TitleId::new).collect(Collectors.toSet());
    }

    Set<FunctionId> functions() {
        return active("loaded_function").stream().map(FunctionId::new).collect(Collectors.toSet());
    }

    private List<UUID> active(String table) {
        return sql.sql("select id from " + table + " where active")
                .query(UUID.class)
                .list();
    }

    /** Those of the domain in order of ids, deleted ones too. */
    List<LoadedUser> users(long domain) {
        return users(domain, null, Integer.MAX_VALUE);
    }

    /** @param after null: from the first on */
    List<LoadedUser> users(long domain, @Nullable UserId after, int size) {
        return users(
                "id > :after",
                Map.of("domain", domain, "after", after == null ? new UUID(0, 0) : after.value(), "size", size));
    }

    /** Those of the same account names, deleted ones too. */
    List<LoadedUser> users(long domain, Collection<OrganisationSaid.UserSaid> said) {
        var names = said.stream()
                .map(one -> LoadTexts.of(one.userId()).toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return users("user_id_key = any(:names)", Map.of("domain", domain, "names", names, "size", Integer.MAX_VALUE));
    }

    private List<LoadedUser> users(String which, Map<String, Object> parameters) {
        record Contact(
                @Nullable String email,
                @Nullable String phone,
                @Nullable UUID nemlogin,
                boolean closed) {}
        var contacts = new HashMap<UserId, Contact>();
        sql.sql("select id, email, phone, nemlogin_uuid, closed from role_user where domain_id = :domain and " + which
                        + " order by id limit :size")
                .params(parameters)
                .query(row -> {
                    contacts.put(
                            new UserId(row.getObject("id", UUID.class)),
                            new Contact(
                                    row.getString("email"),
                                    row.getString("phone"),
                                    row.getObject("nemlogin_uuid", UUID.class),
                                    row.getBoolean("closed")));
                });
        var found = new ArrayList<LoadedUser>();
        for (var user : users.read(contacts.keySet())) {
            var contact = contacts.get(user.id());
            if (contact != null)
                found.add(new LoadedUser(user, contact.email(), contact.phone(), contact.nemlogin(), contact.closed()));
        }
        return found;
    }

    /** As {@code keep} writes them, by the names that stand there. */
    private record UserRow(
            UUID id,
            UUID ext,
            String account,
            String name,
            boolean disabled,
            Set<String> performing,
            Set<String> interest,
            @Nullable String email,
            @Nullable String phone,
            @Nullable UUID nemlogin) {
        static UserRow of(LoadedUser loaded) {
            var user = loaded.user();
            return new UserRow(
                    user.id().value(),
                    user.extUuid(),
                    user.userId(),
                    user.name(),
                    user.disabled(),
                    user.klePerforming(),
                    user.kleInterest(),
                    loaded.email(),
                    loaded.phone(),
                    loaded.nemlogin());
        }
    }

    private record PlaceRow(
            UUID holder,
            int place,
            String name,
            UUID unit,
            @Nullable UUID title,
            boolean alone) {}

    private record OfficeRow(UUID holder, UUID unit, UUID function) {}

    void remove(Collection<UserId> gone) {
        if (gone.isEmpty()) return;
        sql.sql("update role_user set deleted_at = now() where id = any(:ids)")
                .param("ids", RoleUserTable.ids(gone))
                .update();
    }

    void keep(long domain, List<LoadedUser> changed) {
        for (int from = 0; from < changed.size(); from += AT_ONCE)
            keepSome(domain, changed.subList(from, Math.min(changed.size(), from + AT_ONCE)));
    }

    private void keepSome(long domain, List<LoadedUser> changed) {
        sql.sql("""
                        insert into role_user (id, domain_id, ext_uuid, user_id, name, disabled, kle_performing,
                                               kle_interest, email, phone, nemlogin_uuid)
                        select id, :domain, ext, account, name, disabled, performing, interest, email, phone, nemlogin
                          from jsonb_to_recordset(:rows::jsonb)
                               as u (id uuid, ext uuid, account text, name text, disabled boolean, performing text[],
                                     interest text[], email text, phone text, nemlogin uuid)
                        on conflict (tenant_id, id) do update
                           set ext_uuid = excluded.ext_uuid, user_id = excluded.user_id, name = excluded.name,
                               disabled = excluded.disabled, kle_performing = excluded.kle_performing,
                               kle_interest = excluded.kle_interest, email = excluded.email, phone = excluded.phone,
                               nemlogin_uuid = excluded.nemlogin_uuid, deleted_at = null
                        """)
                .param("domain", domain)
                .param("rows", rows(changed.stream().map(UserRow::of).toList()))
                .update();
        var ids = changed.stream().map(one -> one.user().id().value()).toArray(UUID[]::new);
        sql.sql("delete from role_user_source where user_id = any(:ids)")
                .param("ids", ids)
                .update();
        sql.sql("delete from role_position where user_id = any(:ids)")
                .param("ids", ids)
                .update();
        sql.sql("delete from role_office where user_id = any(:ids)")
                .param("ids", ids)
                .update();
        var places = new ArrayList<PlaceRow>();
        var offices = new ArrayList<OfficeRow>();
        for (var one : changed) {
            places(one.user(), places);
            for (var office : one.user().offices())
                offices.add(new OfficeRow(
                        one.user().id().value(),
                        office.unit().value(),
                        office.function().value()));
        }
        sql.sql("""
                        insert into role_position (user_id, place, name, unit_id, title_id, do_not_inherit)
                        select holder, place, name, unit, title, alone
                          from jsonb_to_recordset(:rows::jsonb)
                               as p (holder uuid, place int, name text, unit uuid, title uuid, alone boolean)
                        """).param("rows", rows(places)).update();
        sql.sql("""
                        insert into role_office (user_id, unit_id, function_id)
                        select holder, unit, function
                          from jsonb_to_recordset(:rows::jsonb) as o (holder uuid, unit uuid, function uuid)
                        """).param("rows", rows(offices)).update();
    }

    private static void places(User user, List<PlaceRow> into) {
        for (int i = 0; i < user.positions().size(); i++) {
            var position = user.positions().get(i);
            var title = position.title();
            into.add(new PlaceRow(
                    user.id().value(),
                    i,
                    position.name(),
                    position.unit().value(),
                    title == null ? null : title.value(),
                    position.doNotInherit()));
        }
    }

    private record UnitRow(
            UUID id,
            String name,
            @Nullable UUID parent,
            int level,
            boolean inherits,
            @Nullable UUID manager,
            Set<String> performing,
            Set<String> interest) {
        static UnitRow of(OrgUnit unit) {
            var parent = unit.parent();
            var manager = unit.manager();
            return new UnitRow(
                    unit.id().value(),
                    unit.name(),
                    parent == null ? null : parent.value(),
                    unit.level(),
                    unit.inheritKle(),
                    manager == null ? null : manager.value(),
                    unit.klePerforming(),
                    unit.kleInterest());
        }
    }

    /** Whether a unit is hidden from choices is the catalogue's own, and stays. */
    void keep(UnitDifference difference) {
        if (!difference.removed().isEmpty())
            sql.sql("delete from role_unit where id = any(:ids)")
                    .param(
                            "ids",
                            difference.removed().stream()
                                    .map(unit -> unit.id().value())
                                    .toArray(UUID[]::new))
                    .update();
        if (difference.written().isEmpty()) return;
        sql.sql("""
                        insert into role_unit (id, name, parent_id, level, inherit_kle, manager_id, kle_performing, kle_interest)
                        select id, name, parent, level, inherits, manager, performing, interest
                          from jsonb_to_recordset(:rows::jsonb)
                               as u (id uuid, name text, parent uuid, level int, inherits boolean, manager uuid,
                                     performing text[], interest text[])
                        on conflict (tenant_id, id) do update
                           set name = excluded.name, parent_id = excluded.parent_id, level = excluded.level,
                               inherit_kle = excluded.inherit_kle, manager_id = excluded.manager_id,
                               kle_performing = excluded.kle_performing, kle_interest = excluded.kle_interest
                        """)
                .param(
                        "rows",
                        rows(difference.written().stream().map(UnitRow::of).toList()))
                .update();
    }

    private String rows(List<?> rows) {
        return json.writeValueAsString(rows);
    }
}
