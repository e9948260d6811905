package dk.faelled.roles.requests;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is authorisation manager of which unit. */
public final class AuthorizationList {
    public record Row(
            UUID id, UUID userId, String user, @Nullable String unit, String namedBy, Instant namedAt) {}

    static final ListDefinition<Row> DEFINITION = ListDefinition.<Row>of("roles.authorizations", "roles.authorizations")
            .select("a.id, a.user_id, u.name as user_name, n.name as unit, a.named_by, a.named_at", """
                    unit_authorization a
                      join role_user u on u.id = a.user_id
                      left join role_unit n on n.id = a.unit_id""")
            .counted("unit_authorization a where true")
            .search("folded(u.name || ' ' || coalesce(n.name, '')) like folded(:qAnywhere)")
            .columns(
                    Column.<Row>text("user", "roles.field.name", "u.name", Row::user)
                            .always()
                            .sorted()
                            .filtered(),
                    Column.<Row>text("unit", "roles.field.unit", "n.name", Row::unit)
                            .sorted()
                            .filtered(),
                    Column.text("by", "roles.authorization.by", "a.named_by", Row::namedBy),
                    Column.moment("at", "roles.authorization.at", "a.named_at", Row::namedAt))
            .sortedBy("user")
            .about("roles.authorizations", row -> "role-user:" + row.userId())
            .rows(
                    "a.id",
                    (row, _) -> new Row(
                            row.getObject("id", UUID.class),
                            row.getObject("user_id", UUID.class),
                            row.getString("user_name"),
                            row.getString("unit"),
                            row.getString("named_by"),
                            row.getTimestamp("named_at").toInstant()));

    private AuthorizationList() {}
}
