package dk.faelled.organisation.report;

/** What queries about one day ({@code :on}) are put together of. Parts of which a query makes no use cost nothing. */
public final class DayPieces {
    private DayPieces() {}

    /** Whether the row counts on the day. */
    public static String on(String table) {
        return table + ".valid_from <= :on and " + table + ".valid_until > :on";
    }

    /** The first and the last day that count; null for unbounded. */
    public static String days(String table) {
        return """
                nullif(%1$s.valid_from, '-infinity'),
                case when %1$s.valid_until = 'infinity' then null else %1$s.valid_until - 1 end\
                """.formatted(table);
    }

    /** As a person is called. */
    public static String called(String person) {
        return "trim(" + person + ".given_name || ' ' || " + person + ".surname)";
    }

    private static String isMobile(String type) {
        return "(" + type + ".user_key ilike '%mobil%' or " + type + ".name ilike '%mobil%')";
    }

    private static String first(String value, String condition) {
        return "(array_agg(%s order by a.valid_from, a.id) filter (where %s))[1]".formatted(value, condition);
    }

    /** Classes as they are called that day or were called last. */
    public static final String NAMED = """
            named as materialized (
                select distinct on (c.id) c.id, c.name, c.user_key, c.scope
                  from class c
                 order by c.id, (%s) desc, c.valid_until desc
            )""".formatted(on("c"));

    /** The first of each kind that a person or a unit has on the day, but none that is secret. @param holder column of its id */
    public static String contacts(String name, String holder) {
        return """
                %1$s as materialized (
                    select a.%2$s as id,
                           %3$s as mail, %4$s as phone, %5$s as mobile, %6$s as post, %7$s as p_number
                      from address a
                      join named t on t.id = a.type_id
                      left join named v on v.id = a.visibility_id
                     where a.%2$s is not null and %8$s
                       and coalesce(v.scope, '') <> 'SECRET'
                     group by a.%2$s
                )""".formatted(
                name,
                holder,
                first("a.value", "t.scope = 'EMAIL'"),
                first("a.value", "t.scope = 'PHONE' and not " + isMobile("t")),
                first("a.value", "t.scope = 'PHONE' and " + isMobile("t")),
                first("concat_ws(', ', a.value, nullif(a.value2, ''))", "t.scope in ('TEXT', 'MULTIFIELD_TEXT')"),
                first("a.value", "t.scope = 'PNUMBER'"),
                on("a"));
    }

    /** Of persons. */
    public static final String CONTACT = contacts("contact", "person_id");

    /** The account that a person is known by: the primary one first. */
    public static final String ACCOUNT = """
            account as materialized (
                select i.person_id as id,
                       (array_agg(i.user_key order by coalesce(p.scope ~ '^[0-9]{4,9}$' and p.scope::int >= 3000, false) desc,
                                                      i.user_key, i.id))[1] as username
                  from it_user i
                  left join named p on p.id = i.primary_id
                 where i.person_id is not null and %s
                 group by i.person_id
            )""".formatted(on("i"));

    /** The parts as the head of a query. */
    public static String with(String... parts) {
        return "with recursive " + String.join(",\n", parts) + "\n";
    }
}
