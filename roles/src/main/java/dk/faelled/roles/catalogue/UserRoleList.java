package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import java.util.Arrays;

/** The user roles of all IT systems, or of one. */
public final class UserRoleList {
    public record Row(
            long id, String name, String identifier, String description, String system, String flags, long rights) {}

    static final ListDefinition<Row> ALL = of("roles.userroles", "true");
    static final ListDefinition<Row> OF_SYSTEM = of("roles.userroles.system", "r.system_id = :system");

    private UserRoleList() {}

    private static ListDefinition<Row> of(String key, String which) {
        return ListDefinition.<Row>of(key, "roles.menu.userroles")
                .select(
                        "r.id, r.name, r.identifier, r.description, s.name as system, r.flags,"
                                + " coalesce(p.amount, 0) as rights",
                        """
                        user_role r
                          join role_system s on s.id = r.system_id and s.deleted_at is null
                          left join (select user_role_id, count(*) as amount from user_role_part
                                      group by user_role_id) p on p.user_role_id = r.id""")
                .where("r.deleted_at is null and " + which)
                .search("folded(r.name || ' ' || r.identifier || ' ' || s.name) like folded(:qAnywhere)")
                .columns(
                        Column.<Row>text("name", "roles.field.name", "r.name", Row::name)
                                .always()
                                .sorted(),
                        Column.<Row>text("system", "roles.field.system", "s.name", Row::system)
                                .always()
                                .sorted(),
                        Column.<Row>text("identifier", "roles.field.identifier", "r.identifier", Row::identifier)
                                .always()
                                .sorted(),
                        Column.<Row>text("description", "roles.field.description", "r.description", Row::description)
                                .always(),
                        Column.<Row>number("rights", "roles.rights", "coalesce(p.amount, 0)", Row::rights)
                                .always()
                                .sorted(),
                        Column.<Row>text("flags", "roles.field.flags", "r.flags::text", row -> flags(row.flags()))
                                .always())
                .sortedBy("name")
                .rows(
                        "r.uuid",
                        (row, _) -> new Row(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getString("identifier"),
                                row.getString("description"),
                                row.getString("system"),
                                String.join(
                                        " ", (String[]) row.getArray("flags").getArray()),
                                row.getLong("rights")));
    }

    private static String flags(String written) {
        return written.isEmpty()
                ? ""
                : String.join(
                        ", ",
                        Arrays.stream(written.split(" ", -1))
                                .map(flag -> Messages.text("roles.flag." + flag))
                                .toList());
    }
}
