package dk.faelled.roles.catalogue;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.rights.Allowed;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the rights inside IT systems. */
@Component
@Transactional
public class SystemRoleRegister {
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final Allowed allowed;
    private final Audit audit;

    SystemRoleRegister(JdbcClient sql, CatalogueTable catalogue, Allowed allowed, Audit audit) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.allowed = allowed;
        this.audit = audit;
    }

    public SystemRole create(ItSystemId system, WriteSystemRole said) {
        allowed.demand("roles.itsystem.update", system);
        writable(system);
        try {
            var id = sql.sql("""
                            insert into system_role (uuid, system_id, name, identifier, description, weight, maximum, kind)
                            values (:uuid, :system, :name, :identifier, :description, :weight, :maximum, :kind)
                            returning id
                            """)
                    .param("uuid", Ids.next())
                    .param("system", system.value())
                    .param("name", said.name())
                    .param("identifier", said.identifier())
                    .param("description", said.description())
                    .param("weight", said.weight())
                    .param("maximum", said.maximum())
                    .param("kind", said.kind().name())
                    .query(Long.class)
                    .single();
            constraints(id, said);
            var role = get(new SystemRoleId(id)).value();
            audit.changed("roles.systemrole.create", entity(role), null, role, null);
            return role;
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.identifier.taken", said.identifier()).at("identifier");
        }
    }

    private void writable(ItSystemId id) {
        var system = catalogue
                .system(id)
                .orElseThrow(() -> new NotFound("role_system " + id))
                .value();
        // a system that keeps itself is read-only for people
        boolean keepsItself = system.is(ItSystem.Flag.EDITED_THROUGH_API)
                && Context.current().actor().kind() != Actor.Kind.PERSON;
        if (system.is(ItSystem.Flag.READONLY) && !keepsItself)
            throw new RuleBroken("roles.itsystem.readonly", system.name());
    }

    public SystemRole change(SystemRoleId id, int seen, WriteSystemRole said) {
        var before = get(id).value();
        allowed.demand("roles.itsystem.update", before.system());
        writable(before.system());
        try {
            int changed = sql.sql("""
                            update system_role
                               set name = :name, identifier = :identifier, description = :description, weight = :weight,
                                   maximum = :maximum, kind = :kind, version = version + 1
                             where id = :id and version = :seen
                            """)
                    .param("id", id.value())
                    .param("seen", seen)
                    .param("name", said.name())
                    .param("identifier", said.identifier())
                    .param("description", said.description())
                    .param("weight", said.weight())
                    .param("maximum", said.maximum())
                    .param("kind", said.kind().name())
                    .update();
            if (changed == 0) throw new RuleBroken("roles.stale", before.name());
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("roles.identifier.taken", said.identifier()).at("identifier");
        }
        sql.sql("delete from system_role_constraint where system_role_id = :id")
                .param("id", id.value())
                .update();
        constraints(id.value(), said);
        var after = get(id).value();
        audit.changed("roles.systemrole.update", entity(after), before, after, null);
        follow(after);
        return after;
    }

    private void constraints(long id, WriteSystemRole said) {
        sql.sql("""
                        insert into system_role_constraint (system_role_id, type_id, mandatory)
                        select :id, type, mandatory from unnest(:types::bigint[], :mandatory::boolean[]) c (type, mandatory)
                        """)
                .param("id", id)
                .param(
                        "types",
                        said.constraints().stream().map(c -> c.type().value()).toArray(Long[]::new))
                .param(
                        "mandatory",
                        said.constraints().stream().map(c -> c.mandatory()).toArray(Boolean[]::new))
                .update();
    }

    /** User roles whose names follow this one have their new names at once. */
    private void follow(SystemRole role) {
        for (var linked : catalogue.linkedTo(role.id())) {
            var before = linked.value();
            var name = Linking.name(before.link(), before.linkPrefix(), before.name(), role);
            var description = Linking.description(before.link(), before.description(), role);
            if (name.equals(before.name()) && description.equals(before.description())) continue;
            sql.sql(
                            "update user_role set name = :name, description = :description, version = version + 1 where id = :id")
                    .param("name", name)
                    .param("description", description)
                    .param("id", before.id().value())
                    .update();
            UserRole after = Objects.requireNonNull(
                    catalogue.userRole(before.id()).map(Stored::value).orElse(null));
            audit.changed("roles.userrole.update", "user-role:" + after.uuid(), before, after, null);
        }
    }

    /** Only what is in no user role. */
    public void delete(SystemRoleId id) {
        var before = get(id).value();
        allowed.demand("roles.itsystem.update", before.system());
        writable(before.system());
        long inUse = sql.sql("""
                        select (select count(*) from user_role_part where system_role_id = :id)
                               + (select count(*) from user_role where linked_id = :id)
                        """).param("id", id.value()).query(Long.class).single();
        if (inUse > 0) throw new RuleBroken("roles.systemrole.in-use", before.name(), inUse);
        sql.sql("delete from system_role where id = :id")
                .param("id", id.value())
                .update();
        audit.changed("roles.systemrole.delete", entity(before), before, null, null);
    }

    @Transactional(readOnly = true)
    public Stored<SystemRole> get(SystemRoleId id) {
        return catalogue.systemRole(id).orElseThrow(() -> new NotFound("system_role " + id));
    }

    private static String entity(SystemRole role) {
        return "system-role:" + role.uuid();
    }
}
