package dk.faelled.roles.requests;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Personal approvers with their managers. */
public final class DelegateList {
    public record Row(
            UUID id,
            UUID managerId,
            String manager,
            String delegate,
            LocalDate from,
            @Nullable LocalDate until) {
        public String end() {
            return DelegatePages.PATH + "/" + id + "/end";
        }
    }

    static final ListDefinition<Row> ALL = list("true", "roles.delegates");
    /** The reader's own. */
    static final ListDefinition<Row> OWN = list("m.ext_uuid = :me", "roles.delegates.own");

    private DelegateList() {}

    private static ListDefinition<Row> list(String where, String key) {
        return ListDefinition.<Row>of(key, "roles.delegates")
                .select("""
                        x.id, x.manager_id, m.name as manager, d.name as delegate, x.start_date, x.stop_date""", """
                        manager_delegate x
                          join role_user m on m.id = x.manager_id
                          join role_user d on d.id = x.delegate_id""")
                .where(where)
                .search("folded(m.name || ' ' || d.name) like folded(:qAnywhere)")
                .columns(
                        Column.<Row>text("manager", "roles.field.manager", "m.name", Row::manager)
                                .always()
                                .sorted()
                                .filtered(),
                        Column.<Row>text("delegate", "roles.delegate", "d.name", Row::delegate)
                                .always()
                                .sorted()
                                .filtered(),
                        Column.<Row>date("from", "roles.field.start", "x.start_date", Row::from)
                                .always()
                                .sorted(),
                        Column.date("until", "roles.field.stop", "x.stop_date", Row::until))
                .sortedBy("manager,from")
                .about("roles.delegates", row -> "role-user:" + row.managerId())
                .rows(
                        "x.id",
                        (row, _) -> new Row(
                                row.getObject("id", UUID.class),
                                row.getObject("manager_id", UUID.class),
                                row.getString("manager"),
                                row.getString("delegate"),
                                row.getObject("start_date", LocalDate.class),
                                row.getObject("stop_date", LocalDate.class)));
    }
}
