package dk.faelled.organisation.insight;

import static dk.faelled.organisation.report.DayPieces.called;
import static dk.faelled.organisation.report.DayPieces.days;
import static dk.faelled.organisation.report.DayPieces.on;

import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an insight can be about, and what can be known of it. */
public enum Subject {
    UNIT(
            """
            from unit u
            left join unit o on o.id = u.parent_id and %s
            left join named t on t.id = u.type_id
            left join named l on l.id = u.level_id
            left join named h on h.id = u.hierarchy_id
            left join place c on c.id = u.id
            """.formatted(on("o")),
            "u",
            "null::uuid",
            "u.id in (select id from wanted)",
            fields(
                    "name", "u.name",
                    "key", "u.user_key",
                    "uuid", "u.id",
                    "type", "t.name",
                    "level", "l.name",
                    "hierarchy", "h.name",
                    "parent", "o.name",
                    "parent-uuid", "u.parent_id",
                    "managers",
                            "(select string_agg(%s, ', ' order by m.id) from manager m join person p on p.id = m.person_id and %s where m.unit_id = u.id and %s)"
                                    .formatted(called("p"), on("p"), on("m")),
                    "phone", "c.phone",
                    "mail", "c.mail",
                    "post", "c.post",
                    "p-number", "c.p_number")),
    ENGAGEMENT(
            "from engagement e" + personAndUnit("e") + """
            left join named t on t.id = e.type_id
            left join named j on j.id = e.job_function_id
            left join named r on r.id = e.primary_id
            """,
            "e",
            "p.id",
            "e.unit_id in (select id from wanted)",
            fields(concat(
                    person(),
                    unit(),
                    Stream.of(
                            "number", "e.user_key",
                            "job", "j.name",
                            "type", "t.name",
                            "primary", "r.name",
                            "fraction", "round(e.fraction / 10000.0, 2)",
                            "uuid", "e.id"),
                    extensions()))),
    ASSOCIATION(
            "from association a" + personAndUnit("a") + """
            left join named t on t.id = a.type_id
            left join named r on r.id = a.primary_id
            left join named f on f.id = a.trade_union_id
            left join person s on s.id = a.substitute_id and %s
            """.formatted(on("s")),
            "a",
            "p.id",
            "a.it_user_id is null and a.unit_id in (select id from wanted)",
            fields(concat(
                    person(),
                    unit(),
                    Stream.of(
                            "association-type", "t.name",
                            "primary", "r.name",
                            "substitute", called("s"),
                            "trade-union", "f.name",
                            "uuid", "a.id")))),
    IT_USER(
            "from it_user i" + personAndUnit("i") + """
            left join lateral (select y.name from it_system y where y.id = i.it_system_id
                                order by y.valid_until desc limit 1) y on true
            left join named r on r.id = i.primary_id
            """,
            "i",
            "p.id",
            "(i.unit_id in (select id from wanted) or " + works("i.person_id") + ")",
            fields(concat(
                    Stream.of(
                            "account", "i.user_key",
                            "system", "y.name",
                            "external-id", "i.external_id",
                            "primary", "r.name"),
                    person(),
                    unit(),
                    Stream.of("uuid", "i.id")))),
    MANAGER(
            "from manager m" + personAndUnit("m") + """
            left join named t on t.id = m.type_id
            left join named l on l.id = m.level_id
            """,
            "m",
            "p.id",
            "m.unit_id in (select id from wanted)",
            fields(concat(
                    person(),
                    unit(),
                    Stream.of(
                            "manager-type", "t.name",
                            "manager-level", "l.name",
                            "responsibility",
                                    "(select string_agg(r.name, ', ' order by r.name) from named r where r.id = any(m.responsibility_ids))",
                            "uuid", "m.id")))),
    OWNER(
            """
            from owner w
            left join person p on p.id = w.owner_id and %s
            left join contact c on c.id = p.id
            left join account k on k.id = p.id
            left join unit u on u.id = w.unit_id and %s
            left join person q on q.id = w.person_id and %s
            """.formatted(on("p"), on("u"), on("q")),
            "w",
            "p.id",
            "(w.unit_id in (select id from wanted) or " + works("w.person_id") + ")",
            fields(concat(
                    person(),
                    unit(),
                    Stream.of(
                            "owned-person", called("q"),
                            "inference", "w.inference_priority",
                            "uuid", "w.id")))),
    RELATED_UNIT(
            """
            from related_unit b
            left join unit u on u.id = b.unit_id and %s
            left join unit v on v.id = b.other_id and %s
            """.formatted(on("u"), on("v")),
            "b",
            "null::uuid",
            "(b.unit_id in (select id from wanted) or b.other_id in (select id from wanted))",
            fields(concat(unit(), Stream.of("other-unit", "v.name", "other-unit-uuid", "b.other_id", "uuid", "b.id"))));

    static final String CPR = "cpr";
    private final String from;
    private final String own;
    private final String person;
    private final String where;
    private final List<Field> fields;

    /** @param key names it in addresses, texts and kept wishes @param sql what it is read by */
    record Field(String key, String sql) {
        String label() {
            return Messages.text("organisation.insight.field." + key);
        }
    }

    /** @param own alias of the table whose rows it has @param person whom a row is about @param where which rows belong to the units {@code wanted} */
    Subject(String from, String own, String person, String where, List<Field> fields) {
        this.from = from;
        this.own = own;
        this.person = person;
        this.where = where;
        var all = new ArrayList<>(fields);
        var bounds = days(own).strip().split(",", 2);
        all.add(new Field("from", bounds[0]));
        all.add(new Field("to", bounds[1]));
        this.fields = List.copyOf(all);
    }

    static Optional<Subject> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    List<Field> fields() {
        return fields;
    }

    Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    public String title() {
        return Messages.text("organisation.insight.subject." + name().toLowerCase(Locale.ROOT));
    }

    /** The person of each row, the id of the row, and then the fields; in order of ids. */
    String select(List<Field> chosen) {
        var columns = new StringBuilder();
        for (var field : chosen) columns.append(", ").append(field.sql());
        return "select " + person + ", " + own + ".id" + columns + "\n" + from + "where " + on(own) + " and " + where
                + "\norder by " + own + ".id";
    }

    private static String personAndUnit(String own) {
        return """

                left join person p on p.id = %1$s.person_id and %2$s
                left join contact c on c.id = p.id
                left join account k on k.id = p.id
                left join unit u on u.id = %1$s.unit_id and %3$s
                """.formatted(own, on("p"), on("u"));
    }

    private static String works(String person) {
        return "exists (select from engagement g where g.person_id = %s and g.unit_id in (select id from wanted) and %s)"
                .formatted(person, on("g"));
    }

    private static Stream<String> person() {
        return Stream.of(
                "person",
                called("p"),
                "nickname",
                "nullif(trim(p.nickname_given_name || ' ' || p.nickname_surname), '')",
                "person-uuid",
                "p.id",
                CPR,
                "p.cpr",
                "person-mail",
                "c.mail",
                "person-phone",
                "c.phone",
                "person-mobile",
                "c.mobile",
                "person-account",
                "k.username");
    }

    private static Stream<String> unit() {
        return Stream.of("unit", "u.name", "unit-key", "u.user_key", "unit-uuid", "u.id");
    }

    private static Stream<String> extensions() {
        return Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .flatMap(i -> Stream.of("extension-" + i, "nullif(e.extensions[" + i + "], '')"));
    }

    @SafeVarargs
    private static String[] concat(Stream<String>... parts) {
        return Stream.of(parts).flatMap(part -> part).toArray(String[]::new);
    }

    private static List<Field> fields(String... keysAndSql) {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < keysAndSql.length; i += 2) fields.add(new Field(keysAndSql[i], keysAndSql[i + 1]));
        return fields;
    }
}
