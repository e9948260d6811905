package dk.faelled.roles.upkeep;

import dk.faelled.platform.NotFound;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.lookup.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps role groups for systems outside, version 2 of the interface. */
@Component
@Transactional
class GroupsDesk {
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final RoleGroupRegister groups;
    private final KeptBeside beside;

    GroupsDesk(JdbcClient sql, CatalogueTable catalogue, RoleGroupRegister groups, KeptBeside beside) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.groups = groups;
        this.beside = beside;
    }

    @Transactional(readOnly = true)
    public List<GroupsAnswer> all() {
        return told(null);
    }

    @Transactional(readOnly = true)
    public GroupsAnswer one(long id) {
        return told(id).stream().findFirst().orElseThrow(() -> new NotFound("role_group " + id));
    }

    /** @param id null: all */
    private List<GroupsAnswer> told(@Nullable Long id) {
        var members = new HashMap<Long, List<GroupsAnswer.Member>>();
        sql.sql("""
                        select m.group_id, m.user_role_id, m.assigned_by, m.assigned_at
                          from role_group_role m
                          join user_role r on r.id = m.user_role_id and r.deleted_at is null
                         where :id::bigint is null or m.group_id = :id
                         order by m.group_id, m.user_role_id
                         limit 1000000
                        """).param("id", id).query(row -> {
            members.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                    .add(new GroupsAnswer.Member(
                            row.getLong(2),
                            null,
                            row.getString(3),
                            row.getTimestamp(4).toInstant().toString()));
        });
        record Named(long id, String name, String description, boolean userOnly) {}
        var named = sql.sql("""
                        select id, name, description, user_only
                          from role_group
                         where deleted_at is null and (:id::bigint is null or id = :id)
                         order by id
                         limit 100000
                        """)
                .param("id", id)
                .query((row, _) -> new Named(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
        var more = beside.groups(named.stream().map(Named::id).toList());
        return named.stream()
                .map(group -> {
                    var who = more.getOrDefault(group.id(), KeptBeside.OfGroup.NOTHING);
                    return new GroupsAnswer(
                            group.id(),
                            group.name(),
                            group.description(),
                            group.userOnly(),
                            Permitted.canRequest(who.requesters()),
                            members.getOrDefault(group.id(), List.of()),
                            who.requesters(),
                            who.approvers());
                })
                .toList();
    }

    public GroupsAnswer create(GroupsAnswer said) {
        var group = groups.create(wanted(said, null));
        keep(group.id(), said);
        return one(group.id().value());
    }

    public void change(long number, GroupsAnswer said) {
        var id = new RoleGroupId(number);
        Stored<RoleGroup> stored = groups.get(id);
        if (said.id() != null && said.id() != number)
            throw new Refused(HttpStatus.CONFLICT, "The id in the body is not the id in the path");
        groups.change(id, stored.version(), wanted(said, stored.value()));
        keep(id, said);
    }

    public void delete(long id) {
        groups.delete(new RoleGroupId(id));
    }

    /** What is not said stays; of a new group it is nothing. */
    private WriteRoleGroup wanted(GroupsAnswer said, @Nullable RoleGroup before) {
        Set<UserRoleId> roles = said.userRoles() == null
                ? before == null ? Set.of() : before.roles()
                : SystemsAnswer.known(said.userRoles()).stream()
                        .map(GroupsAnswer.Member::userRoleId)
                        .filter(Objects::nonNull)
                        .map(UserRoleId::new)
                        .collect(Collectors.toSet());
        if (catalogue.userRoles(roles).size() < roles.size()) throw Refused.wrong("Unknown user role in userRoles");
        return new WriteRoleGroup(
                said.name() == null && before != null ? before.name() : SystemsDesk.text(said.name()),
                said.description() == null && before != null
                        ? before.description()
                        : SystemsDesk.text(said.description()),
                said.userOnly() == null && before != null ? before.userOnly() : SystemsDesk.is(said.userOnly()),
                roles);
    }

    private void keep(RoleGroupId id, GroupsAnswer said) {
        var before = beside.groups(List.of(id.value())).getOrDefault(id.value(), KeptBeside.OfGroup.NOTHING);
        beside.keep(
                id,
                new KeptBeside.OfGroup(
                        Permitted.requesters(said.requesterPermission(), before.requesters()),
                        Permitted.approvers(said.approverPermission(), before.approvers())));
    }
}
