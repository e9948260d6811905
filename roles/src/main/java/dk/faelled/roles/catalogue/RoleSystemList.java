package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.ItSystem;
import java.util.Arrays;
import java.util.List;

/** The IT systems of the catalogue, with how many roles each has. */
public final class RoleSystemList {
    public record Row(long id, String name, String identifier, String kind, long roles, long rights) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("roles.systems", "roles.menu.systems")
            .select(
                    "s.id, s.uuid, s.name, s.identifier, s.kind, coalesce(r.amount, 0) as roles,"
                            + " coalesce(x.amount, 0) as rights",
                    """
                    role_system s
                      left join (select system_id, count(*) as amount from user_role
                                  where deleted_at is null group by system_id) r on r.system_id = s.id
                      left join (select system_id, count(*) as amount from system_role group by system_id) x
                             on x.system_id = s.id""")
            .where("s.deleted_at is null")
            .counted("role_system s where s.deleted_at is null")
            .search("folded(s.name || ' ' || s.identifier) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "roles.field.name", "s.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("identifier", "roles.field.identifier", "s.identifier", Row::identifier)
                            .always()
                            .sorted(),
                    Column.<Row>text("kind", "roles.field.kind", "s.kind", Row::kind)
                            .always()
                            .chosenFrom(RoleSystemList::kinds),
                    Column.<Row>number("roles", "roles.menu.userroles", "coalesce(r.amount, 0)", Row::roles)
                            .always()
                            .sorted(),
                    Column.<Row>number("rights", "roles.rights", "coalesce(x.amount, 0)", Row::rights)
                            .always()
                            .sorted())
            .sortedBy("name")
            .rows(
                    "s.uuid",
                    (row, _) -> new Row(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("identifier"),
                            row.getString("kind"),
                            row.getLong("roles"),
                            row.getLong("rights")));

    private RoleSystemList() {}

    static List<Option> kinds() {
        return Arrays.stream(ItSystem.Kind.values())
                .map(kind -> new Option(kind.name(), Messages.text("roles.kind." + kind)))
                .toList();
    }
}
