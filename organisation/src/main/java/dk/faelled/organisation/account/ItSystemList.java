package dk.faelled.organisation.account;

import dk.faelled.organisation.ItSystemId;
import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The IT systems of a day, with how many accounts each has. */
public final class ItSystemList {
    public record Row(
            ItSystemId id,
            String name,
            String userKey,
            @Nullable String systemType,
            long accounts,
            @Nullable LocalDate until) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of(
                    "organisation.itsystems", "organisation.menu.itsystems")
            .select("s.id, s.name, s.user_key, s.system_type, s.valid_until, coalesce(a.amount, 0) as accounts", """
                    it_system s
                      left join (select it_system_id, count(distinct id) as amount from it_user
                                  where valid_from <= :on and valid_until > :on group by it_system_id) a on a.it_system_id = s.id""")
            .where("s.valid_from <= :on and s.valid_until > :on")
            .counted("it_system s where s.valid_from <= :on and s.valid_until > :on")
            .search("folded(s.user_key || ' ' || s.name) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("name", "organisation.field.name", "s.name", Row::name)
                            .always()
                            .sorted(),
                    Column.<Row>text("key", "organisation.key", "s.user_key", Row::userKey)
                            .always()
                            .sorted(),
                    Column.text("type", "organisation.field.systemType", "s.system_type", Row::systemType),
                    Column.number("accounts", "organisation.tab.itusers", "coalesce(a.amount, 0)", Row::accounts),
                    Column.date(
                            "until",
                            "organisation.lines.to",
                            "s.valid_until",
                            row -> row.until() == null ? null : row.until().minusDays(1)))
            .sortedBy("name")
            .rows("s.id", (row, number) -> {
                var until = row.getObject("valid_until", LocalDate.class);
                return new Row(
                        new ItSystemId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("user_key"),
                        row.getString("system_type"),
                        row.getLong("accounts"),
                        LocalDate.MAX.equals(until) ? null : until);
            });

    private ItSystemList() {}
}
