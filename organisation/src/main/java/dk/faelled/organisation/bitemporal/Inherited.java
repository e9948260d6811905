package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.AsOf;

/** What hangs on a unit or, where it has none, on the nearest unit above that has any. */
public final class Inherited {
    private Inherited() {}

    /**
     * Asks for {@code :unit}, {@code :inherit} and {@link Known#parameters}. The way up ends at the first unit that has
     * any, so that only one unit of it has.
     *
     * @param condition which lines {@code l} count
     */
    public static String sql(Shape<?, ?> shape, String condition, AsOf asOf) {
        return Known.sql("""
                with recursive up (id, parent_id, depth) as (
                    select u.id, u.parent_id, 0 from {unit} u
                     where u.id = :unit and u.valid_from <= :on and u.valid_until > :on
                    union all
                    select u.id, u.parent_id, up.depth + 1
                      from up
                      join {unit} u on u.id = up.parent_id and u.valid_from <= :on and u.valid_until > :on
                     where :inherit
                       and up.depth < 100
                       and not exists (select from {%1$s} l
                                        where l.unit_id = up.id and l.valid_from <= :on and l.valid_until > :on
                                          and %2$s)
                )
                select l.id, l.valid_from, l.valid_until, %3$s
                  from up
                  join {%1$s} l on l.unit_id = up.id and l.valid_from <= :on and l.valid_until > :on
                 where %2$s
                 order by l.id
                """.formatted(shape.type().table(), condition, shape.columns("l")), asOf.knownAt());
    }
}
