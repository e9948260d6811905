package dk.faelled.roles.advice;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at what has become of the organisation since it was last looked at, whoever changed it. The first time there is
 * nothing to compare with, so nothing is said but what stands so.
 */
@Component
@Transactional
class AdviceLooking {
    /** More of a kind at one go are one piece of advice: somebody has rebuilt the organisation, and knows it. */
    static final int ONE_BY_ONE = 100;

    private static final String TITLES = """
            select p.unit_id, p.title_id, min(p.name) as name
              from role_position p
              join role_user u on u.id = p.user_id and u.deleted_at is null
             where p.title_id is not null
             group by p.unit_id, p.title_id
            """;
    private static final String PLACES = """
            select p.user_id, array_agg(distinct p.unit_id order by p.unit_id) as unit_ids
              from role_position p
              join role_user u on u.id = p.user_id and u.deleted_at is null
             group by p.user_id
            """;
    /** The units of the array, by name, those that are gone as well. */
    private static final String NAMES = """
            coalesce((select string_agg(coalesce(n.name, o.name), ', ' order by coalesce(n.name, o.name))
                        from unnest(%s) x (id)
                        left join role_unit n on n.id = x.id
                        left join advised_unit o on o.unit_id = x.id), '')""";

    private final JdbcClient sql;
    private final AdviceTable table;

    AdviceLooking(JdbcClient sql, AdviceTable table) {
        this.sql = sql;
        this.table = table;
    }

    public void look() {
        var silenced = table.silenced();
        if (any("advised_user")) users(silenced);
        rememberUsers();
        if (any("advised_title")) titles(silenced);
        rememberTitles();
        if (any("advised_unit")) units(silenced);
        rememberUnits();
        unmanaged(silenced);
    }

    private boolean any(String what) {
        return sql.sql("select exists (select from " + what + ")")
                .query(Boolean.class)
                .single();
    }

    /** @param found words, link, and what it is about, null for what has happened once */
    private void tell(AdviceKind kind, Set<AdviceKind> silenced, String all, String found) {
        if (silenced.contains(kind)) return;
        sql.sql("""
                        with found as (%s),
                             counted as (select count(*) as n from found)
                        insert into role_advice (kind, about, words, link, many)
                        select :kind, f.about, f.words, f.link, false
                          from found f
                          join counted c on c.n <= :most
                        union all
                        select :kind, null, array[c.n::text], :all, true
                          from counted c
                         where c.n > :most
                        on conflict (tenant_id, kind, about) do nothing
                        """.formatted(found))
                .param("kind", kind.name())
                .param("most", ONE_BY_ONE)
                .param("all", all)
                .update();
    }

    private void units(Set<AdviceKind> silenced) {
        tell(AdviceKind.UNIT_NEW, silenced, "/roles/units", """
                select array[n.name, coalesce(p.name, '')] as words, '/roles/units/' || n.id as link, null::text as about
                  from role_unit n
                  left join role_unit p on p.id = n.parent_id
                 where not exists (select from advised_unit o where o.unit_id = n.id)
                """);
        tell(AdviceKind.UNIT_RENAMED, silenced, "/roles/units", """
                select array[o.name, n.name] as words, '/roles/units/' || n.id as link, null::text as about
                  from role_unit n
                  join advised_unit o on o.unit_id = n.id and o.name <> n.name
                """);
        tell(AdviceKind.UNIT_MOVED, silenced, "/roles/units", """
                select array[n.name, coalesce(b.name, q.name, '–'), coalesce(p.name, '–')] as words,
                       '/roles/units/' || n.id as link, null::text as about
                  from role_unit n
                  join advised_unit o on o.unit_id = n.id and o.parent_id is distinct from n.parent_id
                  left join advised_unit b on b.unit_id = o.parent_id
                  left join role_unit q on q.id = o.parent_id
                  left join role_unit p on p.id = n.parent_id
                """);
    }

    private void rememberUnits() {
        sql.sql("delete from advised_unit o where not exists (select from role_unit n where n.id = o.unit_id)")
                .update();
        sql.sql("""
                        insert into advised_unit (unit_id, name, parent_id)
                        select id, name, parent_id from role_unit
                        on conflict (tenant_id, unit_id) do update
                           set name = excluded.name, parent_id = excluded.parent_id
                         where advised_unit.name <> excluded.name
                            or advised_unit.parent_id is distinct from excluded.parent_id
                        """).update();
    }

    /** In units that were there before; in a new one all titles are new. */
    private void titles(Set<AdviceKind> silenced) {
        for (var kind : EnumSet.of(AdviceKind.TITLE_NEW, AdviceKind.TITLE_RETURNING))
            tell(kind, silenced, "/roles/units", """
                    select array[t.name, n.name] as words, '/roles/units/' || n.id as link, null::text as about
                      from (%s) t
                      join role_unit n on n.id = t.unit_id
                      join advised_unit o on o.unit_id = t.unit_id
                      left join advised_title k on k.unit_id = t.unit_id and k.title_id = t.title_id
                     where %s
                    """.formatted(
                            TITLES, kind == AdviceKind.TITLE_NEW ? "k.unit_id is null" : "not k.present"));
    }

    private void rememberTitles() {
        sql.sql("delete from advised_title k where not exists (select from role_unit n where n.id = k.unit_id)")
                .update();
        sql.sql("""
                        update advised_title k
                           set present = false
                         where k.present
                           and not exists (select
                                             from role_position p
                                             join role_user u on u.id = p.user_id and u.deleted_at is null
                                            where p.unit_id = k.unit_id and p.title_id = k.title_id)
                        """).update();
        sql.sql("""
                        insert into advised_title (unit_id, title_id, present)
                        select t.unit_id, t.title_id, true
                          from (%s) t
                          join role_unit n on n.id = t.unit_id
                        on conflict (tenant_id, unit_id, title_id) do update
                           set present = true
                         where not advised_title.present
                        """.formatted(TITLES)).update();
    }

    private void users(Set<AdviceKind> silenced) {
        var moved = """
                  from (%s) c
                  join advised_user k on k.user_id = c.user_id and k.unit_ids <> c.unit_ids
                  join role_user u on u.id = c.user_id
                """.formatted(PLACES);
        var places = NAMES.formatted("k.unit_ids") + ", " + NAMES.formatted("c.unit_ids");
        tell(AdviceKind.USER_MOVED, silenced, "/roles/users", """
                select array[u.name, u.user_id, %s] as words, '/roles/users/' || u.id as link, null::text as about
                %s
                 where exists (select
                                 from user_assignment a
                                where a.user_id = u.id
                                  and coalesce(upper(a.valid), 'infinity')
                                      > (now() at time zone 'Europe/Copenhagen')::date)
                """.formatted(places, moved));
        tell(AdviceKind.OWNER_MOVED, silenced, "/roles/reports/owners", """
                select array[u.name, s.names, %s] as words, '/roles/users/' || u.id as link, null::text as about
                %s
                  join lateral (select string_agg(y.name, ', ' order by y.name) as names
                                  from role_system y
                                 where y.deleted_at is null
                                   and (y.owner_ids || y.responsible_ids) && array[u.id, u.ext_uuid]) s
                    on s.names is not null
                """.formatted(places, moved));
    }

    /** Who works nowhere for a while is compared with where it was before. */
    private void rememberUsers() {
        sql.sql("""
                        delete from advised_user k
                         where not exists (select from role_user u where u.id = k.user_id and u.deleted_at is null)
                        """).update();
        sql.sql("""
                        insert into advised_user (user_id, unit_ids)
                        select c.user_id, c.unit_ids from (%s) c
                        on conflict (tenant_id, user_id) do update
                           set unit_ids = excluded.unit_ids
                         where advised_user.unit_ids <> excluded.unit_ids
                        """.formatted(PLACES)).update();
    }

    /** Units in which somebody works, and for which nobody is named, neither there nor above. */
    private void unmanaged(Set<AdviceKind> silenced) {
        var kind = AdviceKind.NO_AUTHORIZATION_MANAGER;
        var unmanaged = """
                with recursive managed as (
                    select n.id
                      from role_unit n
                      join unit_authorization a on a.unit_id = n.id
                      join role_user u on u.id = a.user_id and u.deleted_at is null
                    union
                    select n.id from managed m join role_unit n on n.parent_id = m.id
                )
                select n.id, n.name
                  from role_unit n
                 where not exists (select from managed m where m.id = n.id)
                   and exists (select
                                 from role_position p
                                 join role_user u on u.id = p.user_id and u.deleted_at is null
                                where p.unit_id = n.id)
                """;
        boolean many = sql.sql("select count(*) > :most from (" + unmanaged + ") x")
                .param("most", ONE_BY_ONE)
                .query(Boolean.class)
                .single();
        if (many) {
            table.over(kind, "a.about <> :about", "many");
            tellOfMany(kind, silenced, unmanaged);
            return;
        }
        table.over(
                kind,
                "(a.about = :about or not exists (select from (" + unmanaged + ") x where x.id::text = a.about))",
                "many");
        tell(kind, silenced, "/roles/authorizations", """
                select array[x.name] as words, '/roles/units/' || x.id as link, x.id::text as about
                  from (%s) x
                """.formatted(unmanaged));
    }

    private void tellOfMany(AdviceKind kind, Set<AdviceKind> silenced, String unmanaged) {
        if (silenced.contains(kind)) return;
        sql.sql("""
                        insert into role_advice (kind, about, words, link, many)
                        select :kind, 'many', array[count(*)::text], '/roles/authorizations', true from (%s) x
                        on conflict (tenant_id, kind, about) do update
                           set words = excluded.words
                         where role_advice.words <> excluded.words
                        """.formatted(unmanaged)).param("kind", kind.name()).update();
    }
}
