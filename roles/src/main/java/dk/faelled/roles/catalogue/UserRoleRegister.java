package dk.faelled.roles.catalogue;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.effective.WhatIf;
import dk.faelled.roles.rights.Allowed;
import dk.faelled.roles.rights.OwnRights;
import dk.faelled.roles.rule.Profiling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the user roles. */
@Component
@Transactional
public class UserRoleRegister {
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final Affected affected;
    private final Recomputing recomputing;
    private final Lock lock;
    private final Allowed allowed;
    private final OwnRights own;
    private final Separation separation;
    private final WhatIf whatIf;
    private final Audit audit;

    UserRoleRegister(
            JdbcClient sql,
            CatalogueTable catalogue,
            Affected affected,
            Recomputing recomputing,
            Lock lock,
            Allowed allowed,
            OwnRights own,
            Separation separation,
            WhatIf whatIf,
            Audit audit) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.affected = affected;
        this.recomputing = recomputing;
        this.lock = lock;
        this.allowed = allowed;
        this.own = own;
        this.separation = separation;
        this.whatIf = whatIf;
        this.audit = audit;
    }

    public UserRole create(ItSystemId in, WriteUserRole said) {
        allowed.demand("roles.userrole.create", in);
        own.demandParts(ids(said.parts()));
        var system = system(in);
        var rights = rights(system, said);
        var followed = followed(system, said);
        try {
            var id = sql.sql("""
                            insert into user_role (uuid, system_id, name, identifier, description, flags, linked_id, link,
                                                   link_prefix)
                            values (:uuid, :system, :name, :identifier, :description, :flags, :linked, :link, :prefix)
                            returning id
                            """)
                    .param("uuid", Ids.next())
                    .param("system", in.value())
                    .params(parameters(said, followed))
                    .query(Long.class)
                    .single();
            compose(id, system, rights, said.parts());
            var role = get(new UserRoleId(id)).value();
            audit.changed("roles.userrole.create", entity(role), null, role, null);
            return role;
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.identifier.taken", said.identifier()).at("identifier");
        }
    }

    private static Set<SystemRoleId> ids(List<UserRole.Part> parts) {
        return parts.stream().map(UserRole.Part::systemRole).collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, @Nullable Object> parameters(WriteUserRole said, @Nullable SystemRole followed) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put(
                "name",
                followed == null ? said.name() : Linking.name(said.link(), said.linkPrefix(), said.name(), followed));
        parameters.put("identifier", said.identifier());
        parameters.put(
                "description",
                followed == null ? said.description() : Linking.description(said.link(), said.description(), followed));
        parameters.put("flags", said.flags().stream().map(Enum::name).sorted().toArray(String[]::new));
        parameters.put("linked", said.linked() == null ? null : said.linked().value());
        parameters.put("link", said.link().name());
        parameters.put("prefix", said.linkPrefix());
        return parameters;
    }

    private ItSystem system(ItSystemId id) {
        return catalogue
                .system(id)
                .orElseThrow(() -> new NotFound("role_system " + id))
                .value();
    }

    private @Nullable SystemRole followed(ItSystem system, WriteUserRole said) {
        if ((said.linked() == null) != (said.link() == UserRole.Link.NONE))
            throw new RuleBroken("roles.userrole.link").at("linked");
        return said.linked() == null ? null : right(system, said.linked());
    }

    private SystemRole right(ItSystem system, SystemRoleId id) {
        return catalogue
                .systemRole(id)
                .map(Stored::value)
                .filter(right -> right.system().equals(system.id()))
                .orElseThrow(() -> new RuleBroken("roles.userrole.other-system", system.name()).at("parts"));
    }

    /** The system roles in it, by number, after all that is said of them has been looked at. */
    private Map<SystemRoleId, SystemRole> rights(ItSystem system, WriteUserRole said) {
        var known = catalogue.systemRolesOf(system.id()).stream()
                .map(Stored::value)
                .collect(Collectors.toMap(SystemRole::id, Function.identity()));
        var types = types(said);
        var seen = new HashSet<SystemRoleId>();
        for (var part : said.parts()) {
            var right = known.get(part.systemRole());
            if (right == null) throw new RuleBroken("roles.userrole.other-system", system.name()).at("parts");
            if (!seen.add(right.id())) throw new RuleBroken("roles.userrole.twice", right.name()).at("parts");
            for (var value : part.constraints()) check(said, right, types.get(value.type()), value);
        }
        return known;
    }

    private Map<ConstraintTypeId, ConstraintType> types(WriteUserRole said) {
        return catalogue
                .types(said.parts().stream()
                        .flatMap(part -> part.constraints().stream())
                        .map(ConstraintValue::type)
                        .toList())
                .stream()
                .collect(Collectors.toMap(ConstraintType::id, Function.identity()));
    }

    private static void check(
            WriteUserRole said, SystemRole right, @Nullable ConstraintType type, ConstraintValue value) {
        if (type == null || right.constraints().stream().noneMatch(s -> s.type().equals(type.id())))
            throw new RuleBroken("roles.userrole.unsupported", right.name()).at("parts");
        Matching.demand(type, value);
        if (value.kind() == ConstraintValue.Kind.POSTPONED && !said.flags().contains(UserRole.Flag.ALLOWS_POSTPONING))
            throw new RuleBroken("roles.userrole.postponing", type.name()).at("flags");
    }

    /** A part keeps its number for as long as its system role is in the role: KOMBIT knows limits by it. */
    private void compose(long role, ItSystem system, Map<SystemRoleId, SystemRole> rights, List<UserRole.Part> parts) {
        sql.sql("delete from user_role_part where user_role_id = :role and not system_role_id = any(:rights)")
                .param("role", role)
                .param("rights", parts.stream().map(p -> p.systemRole().value()).toArray(Long[]::new))
                .update();
        sql.sql("""
                        insert into user_role_part (user_role_id, system_role_id)
                        select :role, r from unnest(:rights::bigint[]) r
                        on conflict do nothing
                        """)
                .param("role", role)
                .param("rights", parts.stream().map(p -> p.systemRole().value()).toArray(Long[]::new))
                .update();
        sql.sql(
                        "delete from part_constraint where part_id in (select id from user_role_part where user_role_id = :role)")
                .param("role", role)
                .update();
        var numbers = new HashMap<SystemRoleId, Long>();
        sql.sql("select id, system_role_id from user_role_part where user_role_id = :role")
                .param("role", role)
                .query(row -> {
                    numbers.put(new SystemRoleId(row.getLong(2)), row.getLong(1));
                });
        constrain(system, rights, parts, numbers);
    }

    private void constrain(
            ItSystem system,
            Map<SystemRoleId, SystemRole> rights,
            List<UserRole.Part> parts,
            Map<SystemRoleId, Long> numbers) {
        var domain = system.kind() == ItSystem.Kind.KOMBIT ? domain() : null;
        var rows = new ArrayList<String[]>();
        for (var part : parts) {
            var number = Objects.requireNonNull(numbers.get(part.systemRole()));
            var right = Objects.requireNonNull(rights.get(part.systemRole()));
            for (var value : part.constraints())
                rows.add(new String[] {
                    number.toString(),
                    value.type().toString(),
                    value.kind().name(),
                    value.kind().isGiven() ? value.value() : "",
                    domain == null ? "" : Profiling.identifier(domain, right, number, value)
                });
        }
        sql.sql("""
                        insert into part_constraint (part_id, type_id, kind, value, identifier)
                        select part::bigint, type::bigint, kind, value, identifier
                          from unnest(:parts::text[], :types::text[], :kinds::text[], :values::text[], :identifiers::text[])
                               c (part, type, kind, value, identifier)
                        """)
                .param("parts", column(rows, 0))
                .param("types", column(rows, 1))
                .param("kinds", column(rows, 2))
                .param("values", column(rows, 3))
                .param("identifiers", column(rows, 4))
                .update();
    }

    private static String[] column(List<String[]> rows, int number) {
        return rows.stream().map(row -> row[number]).toArray(String[]::new);
    }

    private String domain() {
        return sql.sql("select kombit_domain from role_setting where kombit_domain is not null")
                .query(String.class)
                .optional()
                .orElseThrow(() -> new RuleBroken("roles.kombit.domain-missing"));
    }

    public UserRole change(UserRoleId id, int seen, WriteUserRole said) {
        allowed.demand("roles.userrole.update");
        lock.hold();
        var before = writable(id);
        allowed.demand("roles.userrole.update", before.system());
        var system = system(before.system());
        var rights = rights(system, said);
        var followed = followed(system, said);
        demandPlaces(before, said.flags());
        var more = ids(said.parts());
        more.removeAll(ids(before.parts()));
        own.demandParts(more);
        try {
            int changed = sql.sql("""
                            update user_role
                               set name = :name, identifier = :identifier, description = :description, flags = :flags,
                                   linked_id = :linked, link = :link, link_prefix = :prefix, version = version + 1
                             where id = :id and version = :seen and deleted_at is null
                            """)
                    .param("id", id.value())
                    .param("seen", seen)
                    .params(parameters(said, followed))
                    .update();
            if (changed == 0) throw new RuleBroken("roles.stale", before.name());
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.identifier.taken", said.identifier()).at("identifier");
        }
        var separate =
                before.parts().equals(said.parts()) ? null : separation.composing(() -> whatIf.asItIs(affected.by(id)));
        compose(id.value(), system, rights, said.parts());
        if (separate != null) separate(separate);
        var after = get(id).value();
        audit.changed("roles.userrole.update", entity(after), before, after, null);
        return after;
    }

    private static void separate(Runnable check) {
        try {
            check.run();
        } catch (RuleBroken conflict) {
            throw conflict.at("parts");
        }
    }

    private UserRole writable(UserRoleId id) {
        var role = get(id).value();
        if (role.is(UserRole.Flag.READONLY)) throw new RuleBroken("roles.userrole.readonly", role.name());
        return role;
    }

    /** What is only for users themselves must not lie on a unit already, nor what is completed only when assigned. */
    private void demandPlaces(UserRole role, Set<UserRole.Flag> flags) {
        var onlyUsers = flags.contains(UserRole.Flag.USER_ONLY) && !role.is(UserRole.Flag.USER_ONLY);
        var postponing = flags.contains(UserRole.Flag.ALLOWS_POSTPONING) && !role.is(UserRole.Flag.ALLOWS_POSTPONING);
        if (!onlyUsers && !postponing) return;
        var placed = sql.sql("""
                        select exists (select from unit_assignment where user_role_id = :id)
                            or exists (select from role_group_role m
                                         join role_group g on g.id = m.group_id and g.deleted_at is null
                                        where m.user_role_id = :id and (:postponing or not g.user_only))
                        """)
                .param("id", role.id().value())
                .param("postponing", postponing)
                .query(Boolean.class)
                .single();
        if (placed) throw new RuleBroken("roles.userrole.placed", role.name()).at("flags");
    }

    /** How many it would be taken from. */
    @Transactional(readOnly = true)
    public int holders(UserRoleId id) {
        return affected.holders(id);
    }

    /** Nobody holds it any more; it can be restored. */
    public void delete(UserRoleId id) {
        allowed.demand("roles.userrole.delete");
        lock.hold();
        var before = writable(id);
        allowed.demand("roles.userrole.delete", before.system());
        var holders = affected.by(id);
        sql.sql("update user_role set deleted_at = now(), version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
        audit.changed("roles.userrole.delete", entity(before), before, null, null);
        recomputing.of(holders, "roles.userrole.delete");
    }

    public UserRole restore(UserRoleId id) {
        allowed.demand("roles.userrole.delete");
        lock.hold();
        own.demandRoles(Set.of(id), "role");
        try {
            sql.sql(
                            "update user_role set deleted_at = null, version = version + 1 where id = :id and deleted_at is not null")
                    .param("id", id.value())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.identifier.taken", id).at("identifier");
        }
        var after = get(id).value();
        allowed.demand("roles.userrole.delete", after.system());
        audit.changed("roles.userrole.restore", entity(after), null, after, null);
        recomputing.of(affected.by(id), "roles.userrole.restore");
        return after;
    }

    @Transactional(readOnly = true)
    public Stored<UserRole> get(UserRoleId id) {
        return catalogue.userRole(id).orElseThrow(() -> new NotFound("user_role " + id));
    }

    /** Whether something that must be limited is not (ufuldstændig). */
    @Transactional(readOnly = true)
    public boolean isIncomplete(UserRole role) {
        var rights = catalogue.systemRoles(
                role.parts().stream().map(UserRole.Part::systemRole).toList());
        return role.parts().stream().anyMatch(part -> {
            var said = part.constraints().stream().map(ConstraintValue::type).collect(Collectors.toSet());
            return Objects.requireNonNull(rights.get(part.systemRole())).constraints().stream()
                    .anyMatch(supported -> supported.mandatory() && !said.contains(supported.type()));
        });
    }

    private static String entity(UserRole role) {
        return "user-role:" + role.uuid();
    }
}
