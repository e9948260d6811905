package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds something of the catalogue today. */
public final class HolderList {
    public record Row(
            UUID id, String name, String userId, @Nullable String unit) {}

    static final ListDefinition<Row> OF_SYSTEM = of("system", "e.system_id = :what");
    static final ListDefinition<Row> OF_ROLE = of("role", "e.user_role_id = :what");
    static final ListDefinition<Row> OF_GROUP = of("group", "e.group_id = :what");
    public static final ListDefinition<Row> OF_ASSIGNMENT = of("assignment", "e.assignment_id = :what");

    private HolderList() {}

    /** @param which of the kept rows, {@code e} */
    private static ListDefinition<Row> of(String key, String which) {
        var holds = """
                u.deleted_at is null
                and u.id in (select e.user_id from effective_role e
                              where %s and e.through is not null
                                and (e.start_date is null or e.start_date <= :on)
                                and (e.stop_date is null or e.stop_date >= :on))
                """.formatted(which);
        return ListDefinition.<Row>of("roles.holders." + key, "roles.holders")
                .select("u.id, u.name, u.user_id, p.unit", """
                        role_user u
                          left join (select q.user_id, min(n.name) as unit from role_position q
                                       join role_unit n on n.id = q.unit_id
                                      where q.place = 0 group by q.user_id) p on p.user_id = u.id""")
                .where(holds)
                .counted("role_user u where " + holds)
                .search("folded(u.name || ' ' || u.user_id) like folded(:qAnywhere)")
                .columns(
                        Column.<Row>text("name", "roles.field.name", "u.name", Row::name)
                                .always()
                                .sorted(),
                        Column.<Row>text("userId", "roles.field.userid", "u.user_id", Row::userId)
                                .always()
                                .sorted(),
                        Column.text("unit", "roles.field.unit", "p.unit", Row::unit))
                .sortedBy("name")
                .about("roles.holders", row -> "role-user:" + row.id())
                .rows(
                        "u.id",
                        (row, _) -> new Row(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("user_id"),
                                row.getString("unit")));
    }
}
