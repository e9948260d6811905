package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;

/** The role groups, with how many roles each has. */
public final class RoleGroupList {
    public record Row(long id, String name, String description, long roles, boolean userOnly) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("roles.groups", "roles.menu.groups")
            .select("g.id, g.name, g.description, g.user_only, coalesce(m.amount, 0) as roles", """
                    role_group g
                      left join (select group_id, count(*) as amount from role_group_role group by group_id) m
                             on m.group_id = g.id""")
            .where("g.deleted_at is null")
            .counted("role_group g where g.deleted_at is null")
            .search("folded(g.name || ' ' || g.description) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.name", "g.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("description", "roles.field.description", "g.description", Row::description)
                            .always(),
                    Column.<Row>number("roles", "roles.menu.userroles", "coalesce(m.amount, 0)", Row::roles)
                            .always()
                            .sorted(),
                    Column.<Row>yesNo("userOnly", "roles.flag.USER_ONLY", "g.user_only", Row::userOnly)
                            .always())
            .sortedBy("name")
            .rows(
                    "g.uuid",
                    (row, _) -> new Row(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("description"),
                            row.getLong("roles"),
                            row.getBoolean("user_only")));

    private RoleGroupList() {}
}
