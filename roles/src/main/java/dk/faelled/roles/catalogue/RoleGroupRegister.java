package dk.faelled.roles.catalogue;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.effective.Affected;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import dk.faelled.roles.effective.Separation;
import dk.faelled.roles.effective.WhatIf;
import dk.faelled.roles.rights.Allowed;
import dk.faelled.roles.rights.OwnRights;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the role groups. */
@Component
@Transactional
public class RoleGroupRegister {
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final Affected affected;
    private final Recomputing recomputing;
    private final WhatIf whatIf;
    private final Separation separation;
    private final Lock lock;
    private final Allowed allowed;
    private final OwnRights own;
    private final Audit audit;

    RoleGroupRegister(
            JdbcClient sql,
            CatalogueTable catalogue,
            Affected affected,
            Recomputing recomputing,
            WhatIf whatIf,
            Separation separation,
            Lock lock,
            Allowed allowed,
            OwnRights own,
            Audit audit) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.affected = affected;
        this.recomputing = recomputing;
        this.whatIf = whatIf;
        this.separation = separation;
        this.lock = lock;
        this.allowed = allowed;
        this.own = own;
        this.audit = audit;
    }

    public RoleGroup create(WriteRoleGroup said) {
        allowed.demand("roles.rolegroup.create");
        own.demandRoles(said.roles(), "roles");
        var userOnly = userOnly(said);
        try {
            var id = sql.sql("""
                            insert into role_group (uuid, name, description, user_only)
                            values (:uuid, :name, :description, :userOnly)
                            returning id
                            """)
                    .param("uuid", Ids.next())
                    .param("name", said.name())
                    .param("description", said.description())
                    .param("userOnly", userOnly)
                    .query(Long.class)
                    .single();
            fill(id, said);
            var group = get(new RoleGroupId(id)).value();
            audit.changed("roles.rolegroup.create", entity(group.id()), null, group, null);
            return group;
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.rolegroup.taken", said.name()).at("name");
        }
    }

    /** A group with a role that is only for users is only for users itself. */
    private boolean userOnly(WriteRoleGroup said) {
        var roles = catalogue.userRoles(said.roles());
        if (roles.size() < said.roles().size()) throw new RuleBroken("roles.userrole.unknown").at("roles");
        for (var role : roles)
            if (role.value().is(UserRole.Flag.ALLOWS_POSTPONING))
                throw new RuleBroken("roles.rolegroup.postponing", role.value().name()).at("roles");
        return said.userOnly() || roles.stream().anyMatch(r -> r.value().is(UserRole.Flag.USER_ONLY));
    }

    private void fill(long id, WriteRoleGroup said) {
        var roles = said.roles().stream().map(UserRoleId::value).sorted().toArray(Long[]::new);
        sql.sql("delete from role_group_role where group_id = :id and not user_role_id = any(:roles)")
                .param("id", id)
                .param("roles", roles)
                .update();
        sql.sql("""
                        insert into role_group_role (group_id, user_role_id, assigned_by)
                        select :id, r, :by from unnest(:roles::bigint[]) r
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("roles", roles)
                .param("by", Context.current().actor().name())
                .update();
    }

    public RoleGroup change(RoleGroupId id, int seen, WriteRoleGroup said) {
        allowed.demand("roles.rolegroup.update");
        lock.hold();
        var before = get(id).value();
        var more = new HashSet<>(said.roles());
        more.addAll(before.roles());
        demand("roles.rolegroup.update", more);
        more.removeAll(before.roles());
        own.demandRoles(more, "roles");
        var userOnly = userOnly(said);
        if (userOnly && !before.userOnly() && isOnUnits(id))
            throw new RuleBroken("roles.rolegroup.placed", before.name()).at("userOnly");
        try {
            int changed = sql.sql("""
                            update role_group
                               set name = :name, description = :description, user_only = :userOnly, version = version + 1
                             where id = :id and version = :seen and deleted_at is null
                            """)
                    .param("id", id.value())
                    .param("seen", seen)
                    .param("name", said.name())
                    .param("description", said.description())
                    .param("userOnly", userOnly)
                    .update();
            if (changed == 0) throw new RuleBroken("roles.stale", before.name());
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.rolegroup.taken", said.name()).at("name");
        }
        if (!before.roles().equals(said.roles()))
            separation.demandAll(() -> whatIf.with(id, new TreeSet<>(said.roles()), affected.by(id)));
        fill(id.value(), said);
        var after = get(id).value();
        audit.changed("roles.rolegroup.update", entity(id), before, after, null);
        if (!before.roles().equals(after.roles())) recomputing.of(affected.by(id), "roles.rolegroup.update");
        return after;
    }

    /** Who may do it for some IT systems only may do it with what holds roles of these alone. */
    private void demand(String permission, Set<UserRoleId> roles) {
        allowed.demand(
                permission,
                catalogue.userRoles(roles).stream()
                        .map(role -> role.value().system())
                        .collect(Collectors.toSet()));
    }

    private boolean isOnUnits(RoleGroupId id) {
        return sql.sql("select exists (select from unit_assignment where group_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** How many hold something through it. */
    @Transactional(readOnly = true)
    public int holders(RoleGroupId id) {
        return affected.holders(id);
    }

    /** Nobody holds anything through it any more; it can be restored. */
    public void delete(RoleGroupId id) {
        allowed.demand("roles.rolegroup.delete");
        lock.hold();
        var before = get(id).value();
        demand("roles.rolegroup.delete", before.roles());
        var holders = affected.by(id);
        sql.sql("update role_group set deleted_at = now(), version = version + 1 where id = :id")
                .param("id", id.value())
                .update();
        audit.changed("roles.rolegroup.delete", entity(id), before, null, null);
        recomputing.of(holders, "roles.rolegroup.delete");
    }

    public RoleGroup restore(RoleGroupId id) {
        allowed.demand("roles.rolegroup.delete");
        lock.hold();
        own.demand(new Target.OfGroup(id));
        try {
            sql.sql("update role_group set deleted_at = null, version = version + 1 where id = :id and"
                            + " deleted_at is not null")
                    .param("id", id.value())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.rolegroup.taken", id).at("name");
        }
        var after = get(id).value();
        demand("roles.rolegroup.delete", after.roles());
        audit.changed("roles.rolegroup.restore", entity(id), null, after, null);
        recomputing.of(affected.by(id), "roles.rolegroup.restore");
        return after;
    }

    @Transactional(readOnly = true)
    public Stored<RoleGroup> get(RoleGroupId id) {
        return catalogue.group(id).orElseThrow(() -> new NotFound("role_group " + id));
    }

    private String entity(RoleGroupId id) {
        return "role-group:"
                + sql.sql("select uuid from role_group where id = :id")
                        .param("id", id.value())
                        .query(UUID.class)
                        .single();
    }
}
