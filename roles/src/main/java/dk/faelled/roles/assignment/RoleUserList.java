package dk.faelled.roles.assignment;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The users of the catalogue, each with the unit of the first position. */
public final class RoleUserList {
    public record Row(
            UUID id,
            String name,
            String userId,
            @Nullable String title,
            @Nullable String unit,
            boolean disabled) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("roles.users", "roles.menu.users")
            .select("u.id, u.name, u.user_id, u.disabled, p.name as title, n.name as unit", """
                    role_user u
                      left join role_position p on p.user_id = u.id and p.place = 0
                      left join role_unit n on n.id = p.unit_id""")
            .where("u.deleted_at is null")
            .counted("role_user u where u.deleted_at is null")
            .search("folded(u.name || ' ' || u.user_id) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.name", "u.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("userId", "roles.field.userid", "u.user_id", Row::userId)
                            .always()
                            .sorted(),
                    Column.text("title", "roles.field.title", "p.name", Row::title),
                    Column.<Row>text("unit", "roles.field.unit", "n.name", Row::unit)
                            .filtered(),
                    Column.<Row>yesNo("disabled", "roles.user.disabled", "u.disabled", Row::disabled)
                            .always()
                            .onRequest())
            .sortedBy("name")
            .about("roles.users", row -> "role-user:" + row.id())
            .rows(
                    "u.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("user_id"),
                            row.getString("title"),
                            row.getString("unit"),
                            row.getBoolean("disabled")));

    private RoleUserList() {}
}
