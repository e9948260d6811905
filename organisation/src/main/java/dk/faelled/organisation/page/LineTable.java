package dk.faelled.organisation.page;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Shape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What hangs on a unit or a person before, on and after a day. */
@Component
@Transactional(readOnly = true)
class LineTable {
    /**
     * A stretch of a line.
     *
     * @param span from its first day with this owner to its last
     * @param kind its class or system
     * @param details other classes, employments or accounts
     * @param text a plain value beside or instead
     * @param other what it joins its owner to; null for nothing, or for nobody
     * @param roles of an account
     */
    record Row(
            UUID id,
            Validity valid,
            Validity span,
            String userKey,
            @Nullable UUID kind,
            List<UUID> details,
            @Nullable String text,
            @Nullable UUID other,
            List<UUID> roles) {
        /** What the page after this one begins with. */
        String key() {
            return valid.first() + "_" + id;
        }
    }

    private final JdbcClient sql;

    LineTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** In order of their first day, the latest first among the past; {@code after} is a {@link Row#key}. */
    List<Row> page(Side side, Section section, UUID owner, AsOf asOf, Tense tense, @Nullable String after, int size) {
        var down = tense == Tense.PAST;
        var key = after == null || !after.matches("[-+0-9]{8,16}_[0-9a-f-]{36}") ? null : after.split("_", 2);
        var columns = LineColumns.of(side, section);
        return sql.sql(Known.sql(
                        """
                        select l.id, l.valid_from, l.valid_until, s.first, s.last, l.user_key, l.kind_id, l.detail_ids, l.detail, l.other_id, l.role_ids
                          from (select id, valid_from, valid_until, user_key, %2$s
                                  from %1$s t
                                 where %3$s
                                   and %4$s
                                   and (not :paged or (valid_from, id) %5$s (:afterFrom, :afterId))
                                 order by valid_from %6$s, id %6$s
                                 limit :size) l
                         cross join lateral (select min(valid_from) first, max(valid_until) last
                                               from %1$s t where t.id = l.id and %3$s) s
                         order by l.valid_from %6$s, l.id %6$s
                        """.formatted(
                                "{" + Objects.requireNonNull(section.type()).table() + "}",
                                columns.selected(),
                                columns.owned(),
                                tense.condition(),
                                down ? "<" : ">",
                                down ? "desc" : "asc"),
                        asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("owner", owner)
                .param("paged", key != null)
                .param("afterFrom", key == null ? LocalDate.MIN : LocalDate.parse(key[0]))
                .param("afterId", key == null ? new UUID(0, 0) : UUID.fromString(key[1]))
                .param("size", size)
                .query(LineTable::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                Shape.valid(row, 2),
                Shape.valid(row, 4),
                row.getString(6),
                row.getObject(7, UUID.class),
                ids(row, 8),
                row.getString(9),
                row.getObject(10, UUID.class),
                ids(row, 11));
    }

    private static List<UUID> ids(ResultSet row, int column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(UUID.class::cast)
                .toList();
    }
}
