package dk.faelled.roles.catalogue;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.RoleGroupId;
import dk.faelled.roles.UserRoleId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a role or a group is assigned on units, and which groups hold a role. */
@Component
@Transactional(readOnly = true)
class Placement {
    private static final int MOST = 200;
    private final JdbcClient sql;
    private final Clock clock;

    Placement(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Link> of(UserRoleId role) {
        var places = new ArrayList<Link>(sql.sql("""
                        select g.id, g.name
                          from role_group_role m
                          join role_group g on g.id = m.group_id and g.deleted_at is null
                         where m.user_role_id = :role
                         order by g.name, g.id
                         limit :most
                        """)
                .param("role", role.value())
                .param("most", MOST)
                .query((row, _) -> new Link(
                        Messages.text("roles.group.called", row.getString("name")),
                        RoleGroupPages.PATH + "/" + row.getLong("id")))
                .list());
        places.addAll(onUnits("user_role_id", role.value()));
        return places;
    }

    List<Link> of(RoleGroupId group) {
        return onUnits("group_id", group.value());
    }

    private List<Link> onUnits(String column, long target) {
        return sql.sql("""
                        select a.id, u.id as unit_id, coalesce(u.name, '') as name, a.inherit
                          from unit_assignment a
                          join role_unit u on u.id = a.unit_id
                         where a.%s = :target
                           and (a.stop_date is null or a.stop_date >= :today)
                         order by u.name, a.id
                         limit :most
                        """.formatted(column))
                .param("target", target)
                .param("today", LocalDate.ofInstant(clock.instant(), Formats.COPENHAGEN))
                .param("most", MOST)
                .query((row, _) -> new Link(
                        Messages.text(
                                row.getBoolean("inherit") ? "roles.place.below" : "roles.place.unit",
                                row.getString("name")),
                        "/roles/units/" + row.getObject("unit_id")))
                .list();
    }
}
