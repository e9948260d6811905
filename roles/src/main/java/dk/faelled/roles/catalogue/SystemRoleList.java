package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.roles.rights.OwnRights;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rights inside one IT system. */
public final class SystemRoleList {
    public record Row(long id, String name, String identifier, String description, int weight, long roles) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("roles.systemroles", "roles.rights")
            .select(
                    "x.id, x.name, x.identifier, x.description, x.weight, coalesce(p.amount, 0) as roles, exists (select from"
                            + " role_system s where s.id = x.system_id and 'OURS' = any(s.flags)) as ours",
                    """
                    system_role x
                      left join (select p.system_role_id, count(*) as amount
                                   from user_role_part p
                                   join user_role r on r.id = p.user_role_id and r.deleted_at is null
                                  where r.system_id = :system
                                  group by p.system_role_id) p on p.system_role_id = x.id""")
            .where("x.system_id = :system")
            .counted("system_role x where x.system_id = :system")
            .search("folded(x.name || ' ' || x.identifier) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.name", "x.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("identifier", "roles.field.identifier", "x.identifier", Row::identifier)
                            .always()
                            .sorted(),
                    Column.<Row>text("description", "roles.field.description", "x.description", Row::description)
                            .always(),
                    Column.<Row>number("weight", "roles.field.weight", "x.weight", Row::weight)
                            .always()
                            .sorted(),
                    Column.<Row>number("roles", "roles.right.used", "coalesce(p.amount, 0)", Row::roles)
                            .always()
                            .sorted())
            .sortedBy("name")
            .rows("x.uuid", (row, _) -> row(row));

    private SystemRoleList() {}

    private static Row row(ResultSet row) throws SQLException {
        var ours = row.getBoolean("ours");
        var name = row.getString("name");
        var description = row.getString("description");
        return new Row(
                row.getLong("id"),
                ours ? OwnRights.ofReader(name, description) : name,
                row.getString("identifier"),
                ours ? "" : description,
                row.getInt("weight"),
                row.getLong("roles"));
    }
}
