package dk.faelled.organisation.quality;

import static dk.faelled.organisation.report.DayPieces.on;

import java.util.ArrayList;
import java.util.List;

/**
 * What is looked for, on a day {@code :on}: each query gives table and id of the object, the id of what it does not fit with,
 * and the unit and the person that it belongs to. All of an authority at once.
 */
final class FindingQueries {
    private FindingQueries() {}

    /** Is there today, or is planned. */
    private static String still(String table) {
        return table + ".valid_until > :on";
    }

    private static String working(String person) {
        return "exists (select from engagement g where g.person_id = %s and %s)".formatted(person, still("g"));
    }

    /** Neither employed nor tied to a unit otherwise, now or later. */
    private static String gone(String person) {
        return "not %s and not exists (select from association b where b.person_id = %s and b.it_user_id is null and %s)"
                .formatted(working(person), person, still("b"));
    }

    private static String has(String table) {
        return "exists (select from %1$s x where x.person_id = p.id and %2$s)".formatted(table, on("x"));
    }

    static final String PERSON_WITHOUT_ENGAGEMENT =
            """
            select 'person', p.id, p.id, null::uuid, p.id
              from person p
             where %s and %s
               and (%s or %s or %s or %s)
            """.formatted(on("p"), gone("p.id"), has("it_user"), has("address"), has("leave"), has("association"));

    static final String UNIT_WITHOUT_MANAGER = """
            select 'unit', u.id, u.id, u.id, null::uuid
              from unit u
             where %s
               and exists (select from engagement e where e.unit_id = u.id and %s)
               and not exists (select from manager m where m.unit_id = u.id and %s)
            """.formatted(on("u"), on("e"), still("m"));

    /** By which columns each table refers to classes, and how it tells its unit and its person. */
    private record Classed(String table, String unit, String person, List<String> one, List<String> several) {}

    private static final List<Classed> CLASSED = List.of(
            new Classed(
                    "unit",
                    "t.id",
                    "null::uuid",
                    List.of("type_id", "level_id", "hierarchy_id", "time_planning_id"),
                    List.of()),
            new Classed(
                    "engagement",
                    "t.unit_id",
                    "t.person_id",
                    List.of("type_id", "job_function_id", "primary_id"),
                    List.of()),
            new Classed(
                    "association",
                    "t.unit_id",
                    "t.person_id",
                    List.of("type_id", "primary_id", "trade_union_id", "job_function_id"),
                    List.of()),
            new Classed(
                    "manager",
                    "t.unit_id",
                    "t.person_id",
                    List.of("type_id", "level_id"),
                    List.of("responsibility_ids")),
            new Classed("address", "t.unit_id", "t.person_id", List.of("type_id", "visibility_id"), List.of()),
            new Classed("leave", "null::uuid", "t.person_id", List.of("type_id"), List.of()),
            new Classed("it_user", "t.unit_id", "t.person_id", List.of("primary_id"), List.of()),
            new Classed("role_binding", "t.unit_id", "null::uuid", List.of("role_id"), List.of()),
            new Classed("kle", "t.unit_id", "null::uuid", List.of("number_id"), List.of("aspect_ids")));

    private static String endedClasses() {
        var parts = new ArrayList<String>();
        for (var how : CLASSED) {
            var sources = new ArrayList<String>();
            for (var column : how.one()) sources.add("select t." + column);
            for (var column : how.several()) sources.add("select unnest(t." + column + ")");
            parts.add("""
                    select distinct '%1$s', t.id, c.id, %2$s, %3$s
                      from %1$s t
                     cross join lateral (%4$s) c (id)
                     where %5$s and c.id is not null
                       and not exists (select from class k where k.id = c.id and %6$s)
                    """.formatted(
                    how.table(), how.unit(), how.person(), String.join(" union all ", sources), on("t"), on("k")));
        }
        return String.join("union all\n", parts);
    }

    static final String ENDED_CLASS = endedClasses();

    static final String OVERLAPPING_PRIMARY = """
            select 'engagement', e.id, e.person_id, e.unit_id, e.person_id
              from (select e.id, e.person_id, e.unit_id,
                           row_number() over (partition by e.person_id
                                              order by c.scope::bigint desc, e.fraction desc nulls last,
                                                       case when e.user_key ~ '^[0-9]{1,18}$' then e.user_key::bigint end,
                                                       e.user_key, e.valid_from, e.id) as place
                      from engagement e
                      join class c on c.id = e.primary_id and %s
                       and case when c.scope ~ '^[0-9]{1,9}$' then c.scope::int >= 3000 else false end
                     where %s) e
             where e.place > 1
            """.formatted(on("c"), on("e"));

    /** On which days each unit or person is there. */
    private static String cover(String table) {
        return "(select id, range_agg(valid) as days from %s group by id)".formatted(table);
    }

    /** From today on, some day of the object is not a day of what it belongs to. */
    private static String outside(String table, String column, String other, String unit, String person) {
        return """
                select '%1$s', t.id, t.%2$s, %4$s, %5$s
                  from %1$s t
                  left join %3$s c on c.id = t.%2$s
                 where %6$s and t.%2$s is not null
                   and not coalesce(daterange(greatest(t.valid_from, :on), nullif(t.valid_until, 'infinity')) <@ c.days, false)
                """.formatted(table, column, cover(other), unit, person, still("t"));
    }

    static final String ENGAGEMENT_OUTSIDE_UNIT =
            distinct(outside("engagement", "unit_id", "unit", "t.unit_id", "t.person_id"));

    static final String OTHER_OUTSIDE_UNIT = distinct(
            outside("association", "unit_id", "unit", "t.unit_id", "t.person_id"),
            outside("manager", "unit_id", "unit", "t.unit_id", "t.person_id"),
            outside("address", "unit_id", "unit", "t.unit_id", "null::uuid"),
            outside("kle", "unit_id", "unit", "t.unit_id", "null::uuid"));

    static final String UNIT_OUTSIDE_PARENT = distinct(outside("unit", "parent_id", "unit", "t.id", "null::uuid"));

    static final String OUTSIDE_PERSON = distinct(
            outside("engagement", "person_id", "person", "t.unit_id", "t.person_id"),
            outside("association", "person_id", "person", "t.unit_id", "t.person_id"),
            outside("manager", "person_id", "person", "t.unit_id", "t.person_id"),
            outside("address", "person_id", "person", "t.unit_id", "t.person_id"),
            outside("leave", "person_id", "person", "null::uuid", "t.person_id"));

    /** Several stretches of an object are one finding. */
    private static String distinct(String... parts) {
        return "select distinct * from (" + String.join("union all\n", parts) + ") f (a, b, c, d, e)";
    }

    static final String ACCOUNT_WITHOUT_ENGAGEMENT =
            """
            select 'it_user', i.id, i.person_id, null::uuid, i.person_id
              from it_user i
             where %s
               and i.person_id is not null
               and (%s
                    or cardinality(i.engagement_ids) > 0
                       and not exists (select from engagement e where e.id = any(i.engagement_ids) and %s))
            """.formatted(on("i"), "(" + gone("i.person_id") + ")", still("e"));

    static final String ENDED_OWNER = """
            select 'owner', o.id, o.owner_id, o.unit_id, o.owner_id
              from owner o
             where %s and o.owner_id is not null and %s
            """.formatted(on("o"), gone("o.owner_id"));

    static final String MANAGER_WITHOUT_ENGAGEMENT = """
            select 'manager', m.id, m.person_id, m.unit_id, m.person_id
              from manager m
             where %s and m.person_id is not null and %s
            """.formatted(on("m"), gone("m.person_id"));

    static final String LEAVE_WITHOUT_ENGAGEMENT = """
            select 'leave', l.id, l.engagement_id, null::uuid, l.person_id
              from leave l
             where %s
               and not exists (select from engagement e where e.id = l.engagement_id and %s)
            """.formatted(on("l"), on("e"));

    static final String DUPLICATE_CPR = """
            select 'person', p.id, p.first_id, null::uuid, p.id
              from (select p.id, first_value(p.id) over numbered as first_id, row_number() over numbered as place
                      from person p
                     where %s and p.cpr_key is not null
                    window numbered as (partition by p.cpr_key order by %s desc, p.registered_from, p.id)) p
             where p.place > 1
            """.formatted(on("p"), working("p.id"));
}
