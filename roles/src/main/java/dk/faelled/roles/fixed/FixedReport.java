package dk.faelled.roles.fixed;

import dk.faelled.platform.list.Column;
import dk.faelled.platform.list.ColumnType;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fixed report (fast rapport): one list, with a page and a file. Texts: {@code roles.fixed.<key>}. */
public enum FixedReport {
    /** Never assigned, neither to anybody, on a unit nor in a group that is. */
    UNASSIGNED_ROLES(
            "'/roles/userroles/' || r.id",
            "r.uuid",
            """
            user_role r join role_system s on s.id = r.system_id""",
            """
            r.deleted_at is null
               and s.deleted_at is null
               and not exists (select from user_assignment a where a.user_role_id = r.id)
               and not exists (select from unit_assignment a where a.user_role_id = r.id)
               and not exists (select from role_group_role m
                                where m.user_role_id = r.id
                                  and (exists (select from user_assignment a where a.group_id = m.group_id)
                                       or exists (select from unit_assignment a where a.group_id = m.group_id)))""",
            text("role", "r.name"),
            text("system", "s.name"),
            text("identifier", "r.identifier")),
    EMPTY_ROLES(
            "'/roles/userroles/' || r.id",
            "r.uuid",
            "user_role r join role_system s on s.id = r.system_id",
            "r.deleted_at is null and s.deleted_at is null and not exists (select from user_role_part p where p.user_role_id = r.id)",
            text("role", "r.name"),
            text("system", "s.name"),
            text("identifier", "r.identifier")),
    UNUSED_RIGHTS(
            "'/roles/rights/' || t.id",
            "t.uuid",
            "system_role t join role_system s on s.id = t.system_id",
            """
            s.deleted_at is null
               and not exists (select from user_role_part p
                                 join user_role r on r.id = p.user_role_id and r.deleted_at is null
                                where p.system_role_id = t.id)""",
            text("right", "t.name"),
            text("system", "s.name"),
            text("identifier", "t.identifier")),
    /** Handed out without a limit that they must have. */
    UNLIMITED_ROLES(
            "'/roles/userroles/' || r.id",
            "md5(p.id || ':' || k.type_id)::uuid",
            """
            user_role_part p
              join user_role r on r.id = p.user_role_id
              join role_system s on s.id = r.system_id
              join system_role t on t.id = p.system_role_id
              join system_role_constraint k on k.system_role_id = t.id and k.mandatory
              join constraint_type c on c.id = k.type_id""",
            """
            r.deleted_at is null
               and s.deleted_at is null
               and not exists (select from part_constraint l where l.part_id = p.id and l.type_id = k.type_id)""",
            text("role", "r.name"),
            text("system", "s.name"),
            text("right", "t.name"),
            text("limit", "c.name")),
    SENSITIVE_ROLES(
            "'/roles/userroles/' || r.id",
            "r.uuid",
            "user_role r join role_system s on s.id = r.system_id",
            "r.deleted_at is null and s.deleted_at is null and ('SENSITIVE' = any(r.flags) or 'EXTRA_SENSITIVE' = any(r.flags))",
            text("role", "r.name"),
            text("system", "s.name"),
            yesNo("extra", "('EXTRA_SENSITIVE' = any(r.flags))"),
            number(
                    "holders",
                    "(select count(distinct e.user_id) from effective_role e where e.user_role_id = r.id and e.through is not null)")),
    /** Given to somebody directly who has it by a unit as well; leads to where the direct one is taken away. */
    DOUBLE_ASSIGNMENTS(
            "'/roles/assignments/' || e.assignment_id || '/remove'",
            "md5(e.id::text)::uuid",
            """
            effective_role e
              join role_user u on u.id = e.user_id
              join user_role r on r.id = e.user_role_id
              join role_system s on s.id = r.system_id""",
            """
            e.source = 'USER'
               and e.through = 'DIRECT'
               and exists (select from user_assignment a where a.id = e.assignment_id and a.postponed = '{}')
               and exists (select from effective_role o
                            where o.user_id = e.user_id and o.user_role_id = e.user_role_id
                              and o.source = 'UNIT' and o.through is not null)""",
            text("user", "u.name"),
            text("account", "u.user_id"),
            text("role", "r.name"),
            text("system", "s.name")),
    DATED_ASSIGNMENTS(
            "'/roles/assignments/' || a.id",
            "md5(a.id::text)::uuid",
            """
            user_assignment a
              join role_user u on u.id = a.user_id and u.deleted_at is null
              left join user_role r on r.id = a.user_role_id
              left join role_group g on g.id = a.group_id""",
            "(lower(a.valid) is not null or upper(a.valid) is not null)",
            text("user", "u.name"),
            text("account", "u.user_id"),
            text("role", "coalesce(r.name, g.name)"),
            date("start", "lower(a.valid)"),
            date("stop", "(upper(a.valid) - 1)")),
    AUTOMATIC_ROLES(
            "'/roles/userroles/' || r.id",
            "r.uuid",
            "user_role r join role_system s on s.id = r.system_id",
            "r.deleted_at is null and s.deleted_at is null and 'AUTOMATIC' = any(r.approvers)",
            text("role", "r.name"),
            text("system", "s.name")),
    UNANSWERED_SYSTEMS(
            "'/roles/systems/' || s.id",
            "s.uuid",
            "role_system s",
            "s.deleted_at is null and s.responsible_ids = '{}'",
            text("system", "s.name"),
            text("identifier", "s.identifier")),
    EXEMPT_SYSTEMS(
            "'/roles/systems/' || s.id",
            "s.uuid",
            "role_system s",
            "s.deleted_at is null and 'ATTESTATION_EXEMPT' = any(s.flags)",
            text("system", "s.name"),
            text("identifier", "s.identifier")),
    OWNERS(
            "'/roles/systems/' || s.id",
            "md5(s.id || ':' || x.person)::uuid",
            "role_system s cross join lateral unnest(s.owner_ids) x (person) " + FixedReport.PERSON,
            "s.deleted_at is null",
            text("system", "s.name"),
            text("user", "coalesce(u.name, x.person::text)"),
            text("account", "coalesce(u.user_id, '')")),
    RESPONSIBLES(
            "'/roles/systems/' || s.id",
            "md5(s.id || ':' || x.person)::uuid",
            "role_system s cross join lateral unnest(s.responsible_ids) x (person) " + FixedReport.PERSON,
            "s.deleted_at is null",
            text("system", "s.name"),
            text("user", "coalesce(u.name, x.person::text)"),
            text("account", "coalesce(u.user_id, '')")),
    PORTFOLIO_SYSTEMS(
            "'/roles/systems/' || s.id",
            "s.uuid",
            "role_system s",
            "s.deleted_at is null and s.portfolio_entry is not null",
            text("system", "s.name"),
            text("identifier", "s.identifier")),
    ALL_REQUESTS(
            "'/roles/requests/' || q.id",
            "q.id",
            """
            role_request q
              join role_user u on u.id = q.receiver_id
              left join user_role r on r.id = q.user_role_id
              left join role_group g on g.id = q.group_id""",
            "true",
            text("role", "coalesce(r.name, g.name)"),
            text("receiver", "u.name"),
            word("action", "q.action", "roles.request.action.", "ADD", "REMOVE"),
            text("requester", "q.requester_name"),
            moment("asked", "q.asked_at"),
            word("status", "q.status", "roles.request.status.", "REQUESTED", "ASSIGNED", "REJECTED", "CANCELLED"),
            text("decider", "coalesce(q.decider_name, '')"),
            moment("decided", "q.decided_at")),
    /** Whom the authority has authorised (bemyndiget), today. */
    AUTHORIZED_REQUESTERS(
            "'/roles/users/' || u.id",
            "md5(e.id || ':' || p.id)::uuid",
            """
            role_system s
              join system_role t on t.system_id = s.id and t.identifier = 'roles.request.authorized'
              join user_role_part p on p.system_role_id = t.id
              join user_role r on r.id = p.user_role_id and r.deleted_at is null
              join effective_role e on e.user_role_id = r.id and e.through is not null
              join role_user u on u.id = e.user_id and u.deleted_at is null""",
            """
            'OURS' = any(s.flags)
               and coalesce(e.start_date, '-infinity') <= (now() at time zone 'Europe/Copenhagen')::date
               and coalesce(e.stop_date, 'infinity') >= (now() at time zone 'Europe/Copenhagen')::date""",
            text("user", "u.name"),
            text("account", "u.user_id"),
            text("through", "r.name"),
            text("limits", FixedReport.LIMITS)),
    AUTHORIZATION_MANAGERS(
            "'/roles/units/' || a.unit_id",
            "a.id",
            """
            unit_authorization a
              join role_user u on u.id = a.user_id
              left join role_unit n on n.id = a.unit_id""",
            "true",
            text("unit", "coalesce(n.name, '')"),
            text("user", "u.name"),
            text("account", "u.user_id"),
            text("by", "a.named_by"),
            moment("at", "a.named_at"));

    /** What the part {@code p} is limited to: units and systems by name where they are fixed, else the kind of the limit. */
    private static final String LIMITS = """
            coalesce((select string_agg(c.name || ': ' || case
                                 when l.kind in ('VALUE', 'SELECTED_INHERITED')
                                 then coalesce(
                                     (select string_agg(n.name, ', ' order by n.name) from role_unit n
                                       where n.id::text = any(regexp_split_to_array(l.value, '[,+ ]+'))),
                                     (select string_agg(y.name, ', ' order by y.name) from role_system y
                                       where y.deleted_at is null
                                         and (y.id::text = any(regexp_split_to_array(l.value, '[, ]+'))
                                              or y.uuid::text = any(regexp_split_to_array(l.value, '[, ]+'))
                                              or y.identifier = any(regexp_split_to_array(l.value, '[, ]+')))),
                                     l.value)
                                 else l.kind end, '; ' order by c.name)
                        from part_constraint l
                        join constraint_type c on c.id = l.type_id
                       where l.part_id = p.id), '')""";

    /** Whoever {@code x.person} is, as an account or as a person. */
    private static final String PERSON = """
            left join lateral (select u.name, u.user_id
                                 from role_user u
                                where u.id = x.person or u.ext_uuid = x.person
                                order by u.deleted_at is not null, u.user_id
                                limit 1) u on true""";

    private final ListDefinition<Row> list;

    /** @param href what it is about, within the program */
    public record Row(UUID id, String href, List<@Nullable Object> cells) {}

    /** @param words what the values are called, a key each before the value; null where they stand as they are */
    record Part(
            String key,
            String sql,
            ColumnType type,
            @Nullable String words,
            List<String> values) {
        Part(String key, String sql, ColumnType type) {
            this(key, sql, type, null, List.of());
        }
    }

    private static Part text(String key, String sql) {
        return new Part(key, sql, ColumnType.TEXT);
    }

    private static Part number(String key, String sql) {
        return new Part(key, sql, ColumnType.NUMBER);
    }

    /** One of a few words of ours. */
    private static Part word(String key, String sql, String words, String... values) {
        return new Part(key, sql, ColumnType.TEXT, words, List.of(values));
    }

    private static Part moment(String key, String sql) {
        return new Part(key, sql, ColumnType.MOMENT);
    }

    private static Part date(String key, String sql) {
        return new Part(key, sql, ColumnType.DATE);
    }

    private static Part yesNo(String key, String sql) {
        return new Part(key, sql, ColumnType.BOOLEAN);
    }

    /** @param href an expression: where what a row is about is seen @param id one that is different in every row */
    FixedReport(String href, String id, String from, String where, Part... parts) {
        var select = new StringBuilder(id).append(" as id, ").append(href).append(" as href");
        var columns = new ArrayList<Column<Row>>();
        for (int i = 0; i < parts.length; i++) {
            select.append(", ").append(parts[i].sql()).append(" as c").append(i);
            columns.add(column(parts[i], i));
        }
        @SuppressWarnings("unchecked")
        Column<Row>[] all = columns.toArray(Column[]::new);
        list = ListDefinition.<Row>of("roles.fixed." + key(), "roles.fixed." + key())
                .select(select.toString(), from)
                .where(where)
                .search("folded(" + parts[0].sql() + ") like folded(:qAnywhere)")
                .columns(all)
                .sortedBy(parts[0].key())
                .rows(id, (row, _) -> row(row, parts.length));
    }

    private static Column<Row> column(Part part, int place) {
        var column = Column.<Row>of(
                part.type(), part.key(), "roles.fixed.column." + part.key(), part.sql(), row -> row.cells()
                        .get(place));
        if (part.words() != null)
            return column.chosenFrom(() -> part.values().stream()
                    .map(value -> new Option(value, Messages.text(part.words() + value)))
                    .toList());
        return switch (part.type()) {
            case TEXT -> column.always().sorted();
            case BOOLEAN -> column.always().filtered();
            default -> column;
        };
    }

    private static Row row(ResultSet row, int columns) throws SQLException {
        var cells = new ArrayList<@Nullable Object>();
        for (int i = 0; i < columns; i++) {
            var value = row.getObject("c" + i);
            cells.add(
                    switch (value) {
                        case java.sql.Date day -> day.toLocalDate();
                        case java.sql.Timestamp moment -> moment.toInstant();
                        case null, default -> value;
                    });
        }
        return new Row(row.getObject("id", UUID.class), row.getString("href"), cells);
    }

    ListDefinition<Row> list() {
        return list;
    }

    /** As it stands in addresses and in keys of texts: {@code unassigned-roles}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FixedReport> keyed(String key) {
        return Arrays.stream(values())
                .filter(report -> report.key().equals(key))
                .findFirst();
    }
}
