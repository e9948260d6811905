package dk.faelled.roles.rights;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.rights.PermissionCatalogue;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRoleId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody lets others do more in Fælled itself than he or she may do, whichever way it is given. Rights that no built-in role
 * holds, as a registrant's, would be nobody's for ever: whoever holds all that administrators do gives them.
 */
@Component
public class OwnRights {
    private final JdbcClient sql;
    private final AccessDecider access;
    private final Grants grants;
    private final PermissionCatalogue catalogue;

    private record Right(String permission, String danish, String english) {
        /** In the language of the reader. */
        String label() {
            return ofReader(danish, english);
        }
    }

    OwnRights(JdbcClient sql, AccessDecider access, Grants grants, PermissionCatalogue catalogue) {
        this.catalogue = catalogue;
        this.sql = sql;
        this.access = access;
        this.grants = grants;
    }

    /** What a right of Fælled is called: its name is Danish, its description English. */
    public static String ofReader(String danish, String english) {
        return Messages.locale().getLanguage().equals("en") && !english.isEmpty() ? english : danish;
    }

    /** @throws RuleBroken where the role or group holds a right that the one who gives it lacks */
    public void demand(Target target) {
        switch (target) {
            case Target.OfRole(UserRoleId role) -> demandRoles(Set.of(role), "target");
            case Target.OfGroup(RoleGroupId group) -> demand("""
                        exists (select from user_role_part p
                                  join role_group_role m on m.user_role_id = p.user_role_id
                                 where p.system_role_id = x.id and m.group_id = any(:ids))
                        """, new Long[] {group.value()}, "target");
        }
    }

    /** @param field of the form that says it */
    public void demandRoles(Collection<UserRoleId> roles, String field) {
        demand(
                "exists (select from user_role_part p where p.system_role_id = x.id and p.user_role_id = any(:ids))",
                roles.stream().map(UserRoleId::value).toArray(Long[]::new),
                field);
    }

    public void demandParts(Collection<SystemRoleId> parts) {
        demand("x.id = any(:ids)", parts.stream().map(SystemRoleId::value).toArray(Long[]::new), "parts");
    }

    private boolean givenApart(String permission) {
        return Arrays.stream(BuiltInRole.values())
                        .noneMatch(role -> catalogue.holding(role).contains(permission))
                && catalogue.holding(BuiltInRole.ADMINISTRATOR).stream().allMatch(access::may);
    }

    /** @param which system roles, {@code x} */
    private void demand(String which, Long[] ids, String field) {
        if (ids.length == 0) return;
        List<Right> rights = sql.sql("""
                        select x.identifier, x.name, x.description
                          from role_system s
                          join system_role x on x.system_id = s.id
                         where 'OURS' = any(s.flags)
                           and %s
                         order by x.identifier
                        """.formatted(which))
                .param("ids", ids)
                .query((row, _) ->
                        new Right(row.getString("identifier"), row.getString("name"), row.getString("description")))
                .list();
        var limited = grants.limited(rights.stream().map(Right::permission).toList());
        for (var right : rights) {
            if (!access.may(right.permission()) && !givenApart(right.permission()))
                throw new RuleBroken("roles.own.not-held", right.label()).at(field);
            // else somebody else would get it for everything
            if (limited.contains(right.permission()))
                throw new RuleBroken("roles.own.limited", right.label()).at(field);
        }
    }
}
