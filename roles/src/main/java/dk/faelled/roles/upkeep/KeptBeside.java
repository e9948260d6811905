package dk.faelled.roles.upkeep;

import dk.faelled.platform.Audit;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserRoleId;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the interface keeps of the catalogue beyond what rules look at. Only differences are written, and told in the log. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeptBeside {
    private final JdbcClient sql;
    private final Audit audit;

    /** Of an IT system: persons. */
    record OfSystem(List<UUID> owners, List<UUID> responsible) {
        static final OfSystem NOTHING = new OfSystem(List.of(), List.of());
    }

    /** Of a user role. @param units only for who works in or below one of them; null: for everybody */
    record OfRole(
            String contactEmail,
            String advisEmail,
            @Nullable List<UUID> units,
            boolean attestedByResponsible,
            @Nullable String delegatedFrom,
            List<String> requesters,
            List<String> approvers) {
        static final OfRole NOTHING = new OfRole("", "", null, false, null, List.of(), List.of());
    }

    /** Who may ask for a group, and who decides. */
    record OfGroup(List<String> requesters, List<String> approvers) {
        static final OfGroup NOTHING = new OfGroup(List.of(), List.of());
    }

    /** Of a system role: its group in the directory. */
    record OfRight(String groupType, boolean universal) {}

    private record Converting(boolean converts) {}

    KeptBeside(JdbcClient sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    public boolean converts(ItSystemId system) {
        return sql.sql("select converts_roles from role_system where id = :id")
                .param("id", system.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    public void convert(ItSystemId system, boolean converts) {
        sql.sql(
                        "update role_system set converts_roles = :converts where id = :id and converts_roles <> :converts returning uuid")
                .param("converts", converts)
                .param("id", system.value())
                .query(UUID.class)
                .optional()
                .ifPresent(uuid -> audit.changed(
                        "roles.itsystem.convert",
                        "role-system:" + uuid,
                        new Converting(!converts),
                        new Converting(converts),
                        null));
    }

    public Map<Long, OfSystem> systems(Collection<Long> ids) {
        var found = new HashMap<Long, OfSystem>();
        sql.sql("select id, owner_ids, responsible_ids from role_system where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong(1), new OfSystem(uuids(row.getArray(2)), uuids(row.getArray(3))));
                });
        return found;
    }

    public void keep(ItSystemId id, OfSystem wanted) {
        var before = systems(List.of(id.value())).getOrDefault(id.value(), OfSystem.NOTHING);
        if (before.equals(wanted)) return;
        var uuid = sql.sql("""
                        update role_system
                           set owner_ids = :owners, responsible_ids = :responsible
                         where id = :id
                        returning uuid
                        """)
                .param("owners", wanted.owners().toArray(UUID[]::new))
                .param("responsible", wanted.responsible().toArray(UUID[]::new))
                .param("id", id.value())
                .query(UUID.class)
                .single();
        audit.changed("roles.itsystem.update", "role-system:" + uuid, before, wanted, null);
    }

    public void keep(SystemRoleId id, OfRight wanted) {
        sql.sql("update system_role set group_type = :type, universal = :universal where id = :id")
                .param("type", wanted.groupType())
                .param("universal", wanted.universal())
                .param("id", id.value())
                .update();
    }

    public Map<Long, OfRole> roles(Collection<Long> ids) {
        var found = new HashMap<Long, OfRole>();
        sql.sql("""
                        select id, contact_email, advis_email, unit_filter, attested_by_responsible, delegated_from,
                               requesters, approvers
                          from user_role
                         where id = any(:ids)
                        """).param("ids", ids.toArray(Long[]::new)).query(row -> {
            var units = row.getArray("unit_filter");
            found.put(
                    row.getLong("id"),
                    new OfRole(
                            row.getString("contact_email"),
                            row.getString("advis_email"),
                            units == null ? null : uuids(units),
                            row.getBoolean("attested_by_responsible"),
                            row.getString("delegated_from"),
                            texts(row.getArray("requesters")),
                            texts(row.getArray("approvers"))));
        });
        return found;
    }

    public void keep(UserRoleId id, OfRole wanted) {
        var before = roles(List.of(id.value())).getOrDefault(id.value(), OfRole.NOTHING);
        if (before.equals(wanted)) return;
        var units = wanted.units();
        var uuid = sql.sql("""
                        update user_role
                           set contact_email = :contact, advis_email = :advis, unit_filter = :units::uuid[],
                               attested_by_responsible = :attested, delegated_from = :delegated, requesters = :requesters,
                               approvers = :approvers
                         where id = :id
                        returning uuid
                        """)
                .param("contact", wanted.contactEmail())
                .param("advis", wanted.advisEmail())
                .param("units", units == null ? null : units.toArray(UUID[]::new))
                .param("attested", wanted.attestedByResponsible())
                .param("delegated", wanted.delegatedFrom())
                .param("requesters", wanted.requesters().toArray(String[]::new))
                .param("approvers", wanted.approvers().toArray(String[]::new))
                .param("id", id.value())
                .query(UUID.class)
                .single();
        audit.changed("roles.userrole.update", "user-role:" + uuid, before, wanted, null);
    }

    public Map<Long, OfGroup> groups(Collection<Long> ids) {
        var found = new HashMap<Long, OfGroup>();
        sql.sql("select id, requesters, approvers from role_group where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong(1), new OfGroup(texts(row.getArray(2)), texts(row.getArray(3))));
                });
        return found;
    }

    public void keep(RoleGroupId id, OfGroup wanted) {
        var before = groups(List.of(id.value())).getOrDefault(id.value(), OfGroup.NOTHING);
        if (before.equals(wanted)) return;
        var uuid = sql.sql("""
                        update role_group set requesters = :requesters, approvers = :approvers where id = :id returning uuid
                        """)
                .param("requesters", wanted.requesters().toArray(String[]::new))
                .param("approvers", wanted.approvers().toArray(String[]::new))
                .param("id", id.value())
                .query(UUID.class)
                .single();
        audit.changed("roles.rolegroup.update", "role-group:" + uuid, before, wanted, null);
    }

    private static List<UUID> uuids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
