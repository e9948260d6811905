package dk.faelled.roles.attestation;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The users of an attestation, each with how far it is. Parameters: those of {@link Attestation#parameters}. */
public final class AttestationUserList {
    /** What is said of a user that nobody has decided about. */
    static final String OPEN = "NOT_VERIFIED";
    /** Nothing of what was held is left. */
    static final String GONE = "GONE";

    /** @param lines roles that were held @param left of them what has not ended since */
    public record Row(
            UUID id,
            String name,
            String account,
            @Nullable String title,
            long lines,
            long left,
            boolean sensitive,
            boolean changed,
            String state,
            @Nullable String decider,
            @Nullable Instant decidedAt) {}

    private static final Map<FrozenLines, ListDefinition<Row>> ALL = new EnumMap<>(FrozenLines.class);

    static {
        for (var lines : FrozenLines.values()) ALL.put(lines, definition(lines));
    }

    static ListDefinition<Row> of(FrozenLines lines) {
        return Objects.requireNonNull(ALL.get(lines));
    }

    /** The users {@code x} with what was decided about them, {@code d}. */
    static String table(FrozenLines lines) {
        return """
                (select f.user_id, count(*) as lines, count(*) filter (where not f.gone) as remaining,
                        bool_or('SENSITIVE' = any(r.flags) or 'EXTRA_SENSITIVE' = any(r.flags)) as sensitive,
                        bool_or(%2$s) as changed
                   from %1$s f
                   join user_role r on r.id = f.user_role_id
                   %3$s
                  group by f.user_id) x
                  join role_user u on u.id = x.user_id
                  left join role_position p on p.user_id = x.user_id and p.place = 0
                  left join attestation_decision d on d.attestation_id = :attestation and d.user_id = x.user_id and d.row_id is null
                """.formatted(lines.sql(), FrozenLines.CHANGED, FrozenLines.LAST);
    }

    static final String STATE =
            "coalesce(d.decision, case when x.remaining = 0 then '" + GONE + "' else '" + OPEN + "' end)";

    private static ListDefinition<Row> definition(FrozenLines lines) {
        return ListDefinition.<Row>of("roles.attestation.users", "roles.attestation.users")
                .select(
                        "x.user_id as id, u.name, u.user_id as account, p.name as title, x.lines, x.remaining, x.sensitive,"
                                + " x.changed, " + STATE + " as state, d.decider, d.decided_at",
                        table(lines))
                .search("folded(u.name || ' ' || u.user_id) like folded(:qAnywhere)")
                .columns(
                        Column.<Row>text("name", "roles.field.name", "u.name", Row::name)
                                .always()
                                .sorted(),
                        Column.text("title", "roles.field.title", "p.name", Row::title),
                        Column.<Row>text("account", "roles.field.userid", "u.user_id", Row::account)
                                .always()
                                .sorted()
                                .onRequest(),
                        Column.<Row>number("lines", "roles.attestation.lines", "x.lines", Row::lines)
                                .always()
                                .sorted(),
                        Column.<Row>yesNo("changed", "roles.attestation.changed", "x.changed", Row::changed)
                                .always()
                                .filtered(),
                        Column.<Row>yesNo("sensitive", "roles.attestation.sensitive", "x.sensitive", Row::sensitive)
                                .always()
                                .filtered(),
                        Column.<Row>text("state", "roles.attestation.state", STATE, Row::state)
                                .always()
                                .chosenFrom(AttestationUserList::states),
                        Column.text("decider", "roles.attestation.by", "d.decider", Row::decider),
                        Column.<Row>moment("decidedAt", "roles.attestation.at", "d.decided_at", Row::decidedAt)
                                .onRequest())
                .sortedBy("name")
                .about("roles.attestation.users", row -> "role-user:" + row.id())
                .rows("x.user_id", (row, _) -> row(row));
    }

    static List<Option> states() {
        return Stream.of(OPEN, "APPROVED", "REMARKS", "DELETE", GONE)
                .map(state -> new Option(state, Messages.text("roles.attestation.state." + state)))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        var at = row.getObject("decided_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("account"),
                row.getString("title"),
                row.getLong("lines"),
                row.getLong("remaining"),
                row.getBoolean("sensitive"),
                row.getBoolean("changed"),
                row.getString("state"),
                row.getString("decider"),
                at == null ? null : at.toInstant());
    }

    private AttestationUserList() {}
}
