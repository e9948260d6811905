package dk.faelled.organisation.report;

import static dk.faelled.organisation.report.DayPieces.ACCOUNT;
import static dk.faelled.organisation.report.DayPieces.CONTACT;
import static dk.faelled.organisation.report.DayPieces.NAMED;
import static dk.faelled.organisation.report.DayPieces.called;
import static dk.faelled.organisation.report.DayPieces.contacts;
import static dk.faelled.organisation.report.DayPieces.days;
import static dk.faelled.organisation.report.DayPieces.on;
import static dk.faelled.organisation.report.DayPieces.with;

/**
 * What the standard reports read, all of one day ({@code :on}). The first column is the person whom the row is about, the
 * others are those of the report in its order; a CPR number comes sealed. Secret addresses are left out.
 */
final class StandardQueries {
    private StandardQueries() {}

    /** The units of the MED organisation with the path to each. */
    private static final String MED = """
            med as (
                select u.id, u.name, u.user_key, u.parent_id, u.name as path
                  from unit u
                 where u.parent_id is null and %s
                   and case when cardinality(:roots::text[]) > 0 then u.user_key = any(:roots)
                            else u.user_key ilike 'MED%%' or u.name ilike 'MED%%' end
                 union all
                select u.id, u.name, u.user_key, u.parent_id, m.path || ' / ' || u.name
                  from med m
                  join unit u on u.parent_id = m.id and %s
            ) cycle id set again using trail""".formatted(on("u"), on("u"));

    /** Employments of the day with person, unit and job. */
    private static final String WORKING = """
              from engagement e
              join person p on p.id = e.person_id and %s
              left join unit u on u.id = e.unit_id and %s
              left join named j on j.id = e.job_function_id
              left join contact c on c.id = p.id
            """.formatted(on("p"), on("u"));

    private static final String BY_NAME = " order by p.given_name collate \"da-x-icu\", p.surname, p.id, e.id";

    static final String EMPLOYEES = with(NAMED, CONTACT)
            + "select p.id, p.id, " + called("p") + ", j.name, p.cpr, c.mail, coalesce(c.phone, c.mobile), u.name"
            + WORKING + " where " + on("e") + BY_NAME;

    static final String ASSOCIATIONS = with(NAMED)
            + "select p.id, u.id, u.name, u.parent_id, " + called("p") + ", p.id, p.cpr, t.name"
            + """
              from association a
              left join person p on p.id = a.person_id and %s
              left join unit u on u.id = a.unit_id and %s
              left join named t on t.id = a.type_id
             where a.it_user_id is null and %s
             order by u.name collate "da-x-icu", u.id, p.given_name, p.id, a.id
            """.formatted(on("p"), on("u"), on("a"));

    static final String UNITS = with(NAMED)
            + "select null::uuid, u.id, u.name, u.user_key, t.name, l.name, u.parent_id, o.name, " + days("u")
            + """
              from unit u
              left join unit o on o.id = u.parent_id and %s
              left join named t on t.id = u.type_id
              left join named l on l.id = u.level_id
             where %s
             order by u.name collate "da-x-icu", u.id
            """.formatted(on("o"), on("u"));

    static final String ORGANISATION = with(NAMED, CONTACT, ACCOUNT)
            + "select p.id, u.name, " + called("p") + ", k.username, coalesce(c.phone, c.mobile), c.mail, c.post"
            + WORKING + " left join account k on k.id = p.id where " + on("e")
            + " order by u.name collate \"da-x-icu\", u.id, p.given_name, p.surname, p.id, e.id";

    static final String MANAGERS =
            with(NAMED, CONTACT) + "select p.id, u.name, " + called("p") + """
            , (select string_agg(r.name, ', ' order by r.name) from named r where r.id = any(m.responsibility_ids)),
                   coalesce(c.phone, c.mobile), c.mail
              from manager m
              left join unit u on u.id = m.unit_id and %s
              left join person p on p.id = m.person_id and %s
              left join contact c on c.id = p.id
             where %s
             order by u.name collate "da-x-icu", u.id, m.id
            """.formatted(on("u"), on("p"), on("m"));

    static final String PHONE_BOOK = with(NAMED, CONTACT)
            + "select p.id, " + called("p") + ", c.phone, c.mobile, u.name, j.name"
            + WORKING + " where " + on("e") + BY_NAME;

    static final String POSITIONS = with(NAMED, CONTACT, ACCOUNT)
            + "select p.id, p.cpr, " + days("e")
            + ", p.given_name, p.surname, p.id, k.username, u.name, u.id, c.mail, coalesce(c.phone, c.mobile), j.name, e.id"
            + WORKING + " left join account k on k.id = p.id where " + on("e") + BY_NAME;

    /** Who sits where in the MED organisation. */
    private static final String SITTING = """
              from med m
              join association a on a.unit_id = m.id and %s
              left join person p on p.id = a.person_id and %s
              left join named t on t.id = a.type_id
            """.formatted(on("a"), on("p"));

    static final String MED_ORGANISATION = with(NAMED, CONTACT, ACCOUNT, MED)
            + "select p.id, m.path, m.id, m.name, t.name, " + called("p") + ", p.id, k.username, c.mail, " + called("s")
            + SITTING + """
              left join person s on s.id = a.substitute_id and %s
              left join account k on k.id = p.id
              left join contact c on c.id = p.id
             order by m.path collate "da-x-icu", m.id, t.name, p.given_name, p.id, a.id
            """.formatted(on("s"));

    static final String SAFETY_UNITS = with(NAMED, contacts("place", "unit_id"), MED)
            + "select null::uuid, u.id, u.name, u.parent_id, c.p_number" + """
              from unit u
              left join place c on c.id = u.id
             where u.id not in (select id from med) and %s
             order by u.name collate "da-x-icu", u.id
            """.formatted(on("u"));

    static final String SAFETY_EMPLOYEES = with(NAMED, CONTACT, ACCOUNT)
            + "select p.id, p.cpr, p.given_name, p.surname, c.mail, coalesce(c.phone, c.mobile), k.username,"
            + " nullif(e.valid_from, '-infinity'), e.unit_id, j.name"
            + WORKING + " left join account k on k.id = p.id where " + on("e") + BY_NAME;

    static final String SAFETY_MED_UNITS = with(MED)
            + "select null::uuid, m.id, m.name, m.parent_id from med m order by m.path collate \"da-x-icu\", m.id";

    static final String SAFETY_MED_MEMBERS = with(NAMED, MED)
            + "select p.id, p.cpr, m.id, nullif(a.valid_from, '-infinity'), t.name" + SITTING
            + " where p.id is not null order by m.path collate \"da-x-icu\", m.id, p.id, a.id";

    static final String LEARNING_USERS = with(NAMED, CONTACT)
            + "select p.id, p.id, p.cpr, " + called("p") + ", c.mail, c.mobile, (select j.name"
            + """
                      from engagement e
                      join named j on j.id = e.job_function_id
                     where e.person_id = p.id and %1$s
                     order by e.user_key, e.id
                     limit 1)
              from person p
              left join contact c on c.id = p.id
             where %2$s
               and exists (select from engagement e where e.person_id = p.id and %1$s)
             order by p.id
            """.formatted(on("e"), on("p"));

    static final String LEARNING_UNITS = with(NAMED, contacts("place", "unit_id"))
            + "select null::uuid, u.id, u.name, u.parent_id, c.post" + """
              from unit u
              left join place c on c.id = u.id
             where %s
             order by u.id
            """.formatted(on("u"));

    static final String LEARNING_ENGAGEMENTS = with(NAMED)
            + "select e.person_id, e.id, e.person_id, e.unit_id, 1, e.job_function_id," + """
                   case when p.scope ~ '^[0-9]{4,9}$' and p.scope::int >= 3000 then 1 else 0 end,
                   t.name, nullif(e.valid_from, '-infinity')
              from engagement e
              left join named p on p.id = e.primary_id
              left join named t on t.id = e.type_id
             where %s
             order by e.person_id, e.id
            """.formatted(on("e"));

    static final String LEARNING_JOBS = """
            select null::uuid, c.id, 1, c.name
              from class c
              join facet f on f.id = c.facet_id and f.user_key = 'engagement_job_function' and %s
             where %s
             order by c.name collate "da-x-icu", c.id
            """.formatted(on("f"), on("c"));

    static final String LEARNING_MANAGERS =
            with(NAMED) + "select m.person_id, m.person_id, m.unit_id, 1, t.name" + """
              from manager m
              left join named t on t.id = m.type_id
             where m.person_id is not null and %s
             order by m.person_id, m.id
            """.formatted(on("m"));
}
