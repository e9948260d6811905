package dk.faelled.organisation.unit;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Written;
import dk.faelled.organisation.bitemporal.Known;
import dk.faelled.organisation.bitemporal.Shape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL about the tree of units. */
@Component
class UnitTable {
    private final JdbcClient sql;

    UnitTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The children of a unit, or the roots, by name. */
    List<UnitRow> children(@Nullable UnitId parent, AsOf asOf) {
        return sql.sql(Known.sql(
                        """
                        select u.id, u.user_key, u.name, u.parent_id, u.valid_from, u.valid_until,
                               (select count(*) from {unit} c
                                 where c.parent_id = u.id and c.valid_from <= :on and c.valid_until > :on)
                          from {unit} u
                         where %s
                           and u.valid_from <= :on
                           and u.valid_until > :on
                         order by u.name, u.id
                        """.formatted(parent == null ? "u.parent_id is null" : "u.parent_id = :parent"),
                        asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("parent", parent == null ? null : parent.value())
                .query(UnitTable::row)
                .list();
    }

    List<UnitRow> tree(AsOf asOf) {
        return sql.sql(Known.sql("""
                        with u as materialized (
                            select id, user_key, name, parent_id, valid_from, valid_until from {unit} t
                             where valid_from <= :on and valid_until > :on
                        ), children as (
                            select parent_id, count(*) amount from u group by parent_id
                        )
                        select u.id, u.user_key, u.name, u.parent_id, u.valid_from, u.valid_until, coalesce(c.amount, 0)
                          from u left join children c on c.parent_id = u.id
                         order by u.name, u.id
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .query(UnitTable::row)
                .list();
    }

    List<UnitRow> path(UnitId unit, AsOf asOf) {
        return sql.sql(Known.sql("""
                        with recursive up as (
                            select t.id, t.user_key, t.name, t.parent_id, t.valid_from, t.valid_until, 0 as depth from {unit} t
                             where t.id = :id and t.valid_from <= :on and t.valid_until > :on
                            union all
                            select u.id, u.user_key, u.name, u.parent_id, u.valid_from, u.valid_until, up.depth + 1
                              from up join {unit} u on u.id = up.parent_id
                             where u.valid_from <= :on and u.valid_until > :on and up.depth < 100
                        )
                        select id, user_key, name, parent_id, valid_from, valid_until, 0 from up order by depth desc
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("id", unit.value())
                .query(UnitTable::row)
                .list();
    }

    List<UnitId> subtree(UnitId top, AsOf asOf) {
        return sql.sql(Known.sql("""
                        with recursive below as (
                            select t.id from {unit} t where t.id = :id and t.valid_from <= :on and t.valid_until > :on
                            union
                            select u.id from below b join {unit} u on u.parent_id = b.id
                             where u.valid_from <= :on and u.valid_until > :on
                        )
                        select id from below
                        """, asOf.knownAt()))
                .params(Known.parameters(asOf))
                .param("id", top.value())
                .query((row, _) -> new UnitId(row.getObject(1, UUID.class)))
                .list();
    }

    /** A unit that, by what was just written, is below itself on some day. */
    Optional<UnitId> belowItself(List<Written<UnitId, Unit>> changes) {
        var ids = new ArrayList<UUID>();
        var froms = new ArrayList<String>();
        var untils = new ArrayList<String>();
        for (var change : changes)
            for (var piece : change.pieces())
                if (piece.state().parent() != null) {
                    ids.add(change.id().value());
                    froms.add(
                            piece.valid().from() == null
                                    ? "-infinity"
                                    : piece.valid().from().toString());
                    untils.add(
                            piece.valid().until() == null
                                    ? "infinity"
                                    : piece.valid().until().toString());
                }
        if (ids.isEmpty()) return Optional.empty();
        return sql.sql("""
                        with recursive up (start, id, valid_from, valid_until) as (
                            select u.id, u.parent_id, greatest(u.valid_from, w.valid_from), least(u.valid_until, w.valid_until)
                              from unnest(:ids, :froms::text[]::date[], :untils::text[]::date[]) w (id, valid_from, valid_until)
                              join unit u on u.id = w.id and u.valid_from < w.valid_until and u.valid_until > w.valid_from
                             where u.parent_id is not null
                            union
                            select up.start, u.parent_id, greatest(u.valid_from, up.valid_from), least(u.valid_until, up.valid_until)
                              from up
                              join unit u on u.id = up.id and u.valid_from < up.valid_until and u.valid_until > up.valid_from
                             where u.parent_id is not null and up.id <> up.start
                        )
                        select start from up where id = start limit 1
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("froms", froms.toArray(String[]::new))
                .param("untils", untils.toArray(String[]::new))
                .query((row, _) -> new UnitId(row.getObject(1, UUID.class)))
                .optional();
    }

    private static UnitRow row(ResultSet row, int number) throws SQLException {
        var parent = row.getObject(4, UUID.class);
        return new UnitRow(
                new UnitId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                parent == null ? null : new UnitId(parent),
                Shape.valid(row, 5),
                row.getInt(7));
    }
}
