package dk.faelled.roles.requests;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists of requests: one's own, those that wait for one, all that wait, and the log of all. */
public final class RequestLists {
    private static final String TARGET = "coalesce(r.name || ' (' || s.name || ')', g.name)";
    private static final String COLUMNS = """
            q.id, q.action, q.requester_name, q.receiver_id, u.name as receiver, q.unit_id, n.name as unit, q.user_role_id,
            q.group_id, %s as target, q.start_date, q.stop_date, q.reason,
            q.status, q.asked_at, q.decider_name, q.decided_at, q.comment, q.conflicts, q.unmanned""".formatted(TARGET);
    private static final String FROM = """
            role_request q
              join role_user u on u.id = q.receiver_id
              left join user_role r on r.id = q.user_role_id
              left join role_system s on s.id = r.system_id
              left join role_group g on g.id = q.group_id
              left join role_unit n on n.id = q.unit_id""";
    private static final String SEARCH =
            "folded(u.name || ' ' || q.requester_name || ' ' || " + TARGET + ") like folded(:qAnywhere)";

    /** @param role null where it is a group @param peers how many colleagues hold it, in words; empty where nobody asked */
    public record Row(
            UUID id,
            String action,
            String requester,
            UUID receiverId,
            String receiver,
            @Nullable UUID unitId,
            @Nullable String unit,
            @Nullable Long role,
            @Nullable Long group,
            String target,
            @Nullable LocalDate start,
            @Nullable LocalDate stop,
            String reason,
            String status,
            Instant askedAt,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            String comment,
            String conflicts,
            boolean unmanned,
            String peers) {
        Row with(String words) {
            return new Row(
                    id,
                    action,
                    requester,
                    receiverId,
                    receiver,
                    unitId,
                    unit,
                    role,
                    group,
                    target,
                    start,
                    stop,
                    reason,
                    status,
                    askedAt,
                    decider,
                    decidedAt,
                    comment,
                    conflicts,
                    unmanned,
                    words);
        }

        public boolean waits() {
            return status.equals(RoleRequest.Status.REQUESTED.name());
        }
    }

    /** What the reader has asked for, and what others have asked for on the reader's behalf. */
    static final ListDefinition<Row> MINE = ListDefinition.<Row>of("roles.requests.mine", "roles.menu.requests")
            .select(COLUMNS, FROM)
            .where("(q.requester = :me or q.person = :me)")
            .search(SEARCH)
            .columns(
                    target(),
                    receiver(),
                    action(),
                    asked(),
                    status(),
                    decider(),
                    decided(),
                    comment(),
                    start(),
                    stop(),
                    reason().onRequest(),
                    requester().onRequest())
            .sortedBy("-asked")
            .rows("q.id", (row, _) -> row(row));

    /** What waits for the reader. */
    static final ListDefinition<Row> WAITING = ListDefinition.<Row>of("roles.requests.waiting", "roles.menu.waiting")
            .select(COLUMNS, FROM + "\n              join role_request_approver a on a.request_id = q.id")
            .where("a.approver = :me and q.status = 'REQUESTED'")
            .search(SEARCH)
            .columns(
                    target(),
                    receiver(),
                    action(),
                    requester(),
                    unit(),
                    asked(),
                    start(),
                    stop(),
                    reason(),
                    conflicts(),
                    peers())
            .sortedBy("asked")
            .rows("q.id", (row, _) -> row(row));

    /** Whatever waits, for administrators. */
    static final ListDefinition<Row> ALL_WAITING = ListDefinition.<Row>of(
                    "roles.requests.waiting-all", "roles.request.waiting.all")
            .select(COLUMNS, FROM)
            .where("q.status = 'REQUESTED'")
            .counted("role_request q where q.status = 'REQUESTED'")
            .search(SEARCH)
            .columns(
                    target(),
                    receiver(),
                    action(),
                    requester(),
                    unit(),
                    asked(),
                    unmanned(),
                    start(),
                    stop(),
                    reason(),
                    conflicts(),
                    peers())
            .sortedBy("asked")
            .rows("q.id", (row, _) -> row(row));

    /** All that has been asked and decided. */
    static final ListDefinition<Row> LOG = ListDefinition.<Row>of("roles.requests.log", "roles.menu.requestlog")
            .select(COLUMNS, FROM)
            .counted("role_request q where true")
            .search(SEARCH)
            .columns(
                    target(),
                    receiver(),
                    action(),
                    requester(),
                    asked(),
                    status(),
                    decider(),
                    decided(),
                    comment(),
                    unit().onRequest(),
                    start().onRequest(),
                    stop().onRequest(),
                    reason().onRequest(),
                    conflicts().onRequest(),
                    unmanned().onRequest())
            .sortedBy("-asked")
            .about("roles.requests", row -> "role-user:" + row.receiverId())
            .rows("q.id", (row, _) -> row(row));

    private RequestLists() {}

    private static Column<Row> target() {
        return Column.<Row>text("role", "roles.field.role", TARGET, Row::target)
                .always()
                .sorted()
                .filtered();
    }

    private static Column<Row> receiver() {
        return Column.<Row>text("receiver", "roles.request.field.receiver", "u.name", Row::receiver)
                .always()
                .sorted()
                .filtered();
    }

    private static Column<Row> requester() {
        return Column.<Row>text("requester", "roles.request.field.requester", "q.requester_name", Row::requester)
                .always()
                .sorted()
                .filtered();
    }

    private static Column<Row> action() {
        return Column.<Row>text("action", "roles.request.field.action", "q.action", Row::action)
                .always()
                .chosenFrom(() -> options("roles.request.action.", "ADD", "REMOVE"));
    }

    private static Column<Row> status() {
        return Column.<Row>text("status", "roles.request.field.status", "q.status", Row::status)
                .always()
                .chosenFrom(() -> options(
                        "roles.request.status.",
                        Arrays.stream(RoleRequest.Status.values())
                                .map(Enum::name)
                                .toArray(String[]::new)));
    }

    private static Column<Row> unit() {
        return Column.<Row>text("unit", "roles.field.unit", "n.name", Row::unit).filtered();
    }

    private static Column<Row> asked() {
        return Column.<Row>moment("asked", "roles.request.field.asked", "q.asked_at", Row::askedAt)
                .always()
                .sorted()
                .filtered();
    }

    private static Column<Row> decided() {
        return Column.<Row>moment("decided", "roles.request.field.decided", "q.decided_at", Row::decidedAt)
                .filtered();
    }

    private static Column<Row> decider() {
        return Column.<Row>text("decider", "roles.request.field.decider", "q.decider_name", Row::decider)
                .filtered();
    }

    private static Column<Row> comment() {
        return Column.text("comment", "roles.request.field.comment", "q.comment", Row::comment);
    }

    private static Column<Row> reason() {
        return Column.text("reason", "roles.request.field.reason", "q.reason", Row::reason);
    }

    private static Column<Row> start() {
        return Column.date("start", "roles.field.start", "q.start_date", Row::start);
    }

    private static Column<Row> stop() {
        return Column.date("stop", "roles.field.stop", "q.stop_date", Row::stop);
    }

    private static Column<Row> conflicts() {
        return Column.text(
                "conflicts", "roles.request.field.conflicts", "array_to_string(q.conflicts, ', ')", Row::conflicts);
    }

    private static Column<Row> unmanned() {
        return Column.<Row>yesNo("unmanned", "roles.request.field.unmanned", "q.unmanned", Row::unmanned)
                .always()
                .filtered();
    }

    private static Column<Row> peers() {
        return Column.text("peers", "roles.request.field.peers", "q.id", Row::peers);
    }

    private static List<Option> options(String prefix, String... values) {
        return Stream.of(values)
                .map(value -> new Option(value, Messages.text(prefix + value)))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("action"),
                row.getString("requester_name"),
                row.getObject("receiver_id", UUID.class),
                row.getString("receiver"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit"),
                row.getObject("user_role_id", Long.class),
                row.getObject("group_id", Long.class),
                row.getString("target"),
                row.getObject("start_date", LocalDate.class),
                row.getObject("stop_date", LocalDate.class),
                row.getString("reason"),
                row.getString("status"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("decider_name"),
                decided == null ? null : decided.toInstant(),
                row.getString("comment"),
                String.join(", ", (String[]) row.getArray("conflicts").getArray()),
                row.getBoolean("unmanned"),
                "");
    }
}
