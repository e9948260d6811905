package dk.faelled.roles.assignment;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The units, with how much is assigned on each. */
public final class RoleUnitList {
    public record Row(
            UUID id,
            String name,
            @Nullable String parent,
            @Nullable String manager,
            long assignments) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("roles.units", "roles.menu.units")
            .select("n.id, n.name, o.name as parent, m.name as manager, coalesce(a.amount, 0) as assignments", """
                    role_unit n
                      left join role_unit o on o.id = n.parent_id
                      left join role_user m on m.id = n.manager_id
                      left join (select unit_id, count(*) as amount from unit_assignment group by unit_id) a
                             on a.unit_id = n.id""")
            .counted("role_unit n where true")
            .search("folded(n.name) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.name", "n.name", Row::name)
                            .always()
                            .sorted(),
                    Column.text("parent", "roles.field.parent", "o.name", Row::parent),
                    Column.text("manager", "roles.field.manager", "m.name", Row::manager),
                    Column.<Row>number(
                                    "assignments", "roles.field.assignments", "coalesce(a.amount, 0)", Row::assignments)
                            .always()
                            .sorted())
            .sortedBy("name")
            .rows(
                    "n.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("parent"),
                            row.getString("manager"),
                            row.getLong("assignments")));

    private RoleUnitList() {}
}
