package dk.faelled.identity.coredata;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of persons beside who they are: job function roles, and attributes for KOMBIT. However many, in one sentence. */
@Repository
class ExtraTable {
    private static final String LISTED = """
            with said as (
                select user_name, nullif(uuid, '')::uuid as uuid, value, place
                  from unnest(:names::text[], :uuids::text[], :values::text[])
                       with ordinality as s (user_name, uuid, value, place)),
            listed as (
                select q.id, s.value, s.place
                  from said s
                  join identity_person q on q.user_name = s.user_name
                 where q.domain_id = any(:tree)
                   and q.dataset_lock_at is null
                 union all
                select q.id, s.value, s.place
                  from said s
                  join identity_person q on q.uuid = s.uuid
                 where s.user_name = ''
                   and q.domain_id = any(:tree)
                   and q.dataset_lock_at is null)
            """;
    private final JdbcClient sql;

    /** @param userName in lower case; empty where the UUID says who it is @param value JSON */
    record Said(String userName, @Nullable UUID uuid, String value) {}

    /** @param found entries whose person is there @param persons how many those are */
    record Taken(int changed, int found, int persons) {}

    /** @param place of the entry, from 1 @param value JSON as it is kept */
    record Current(int place, String value) {}

    /** @param value JSON */
    record Kept(String userName, @Nullable UUID uuid, String value) {}

    ExtraTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param others whoever is not named has nothing any more */
    Taken keep(Extra what, UUID[] tree, List<Said> said, boolean others) {
        return given(tree, said, sql.sql(LISTED + """
                        , now as (
                            select q.id, coalesce(l.value, :nothing)::jsonb as value
                              from identity_person q
                              left join listed l on l.id = q.id
                             where q.domain_id = any(:tree)
                               and q.dataset_lock_at is null
                               and (:others or l.id is not null)),
                        changed as (
                            update identity_person p
                               set %1$s = now.value
                              from now
                             where p.id = now.id
                               and p.%1$s <> now.value
                            returning p.id)
                        select (select count(*) from changed) as changed,
                               (select count(*) from listed) as found,
                               (select count(distinct id) from listed) as persons
                        """.formatted(what.column())))
                .param("nothing", what.nothing())
                .param("others", others)
                .query(Taken.class)
                .single();
    }

    /** Of those of the entries whose persons are there. */
    List<Current> current(Extra what, UUID[] tree, List<Said> said) {
        return given(tree, said, sql.sql(LISTED + """
                        select l.place, p.%s as value
                          from listed l
                          join identity_person p on p.id = l.id
                        """.formatted(what.column())))
                .query((row, _) -> new Current(row.getInt(1), row.getString(2)))
                .list();
    }

    private static JdbcClient.StatementSpec given(UUID[] tree, List<Said> said, JdbcClient.StatementSpec sentence) {
        return sentence.param("tree", tree)
                .param("names", said.stream().map(Said::userName).toArray(String[]::new))
                .param(
                        "uuids",
                        said.stream()
                                .map(one -> one.uuid() == null ? "" : one.uuid().toString())
                                .toArray(String[]::new))
                .param("values", said.stream().map(Said::value).toArray(String[]::new));
    }

    /** Those of one domain who have any, by user name. @param after the last one of the page before; empty for the first */
    List<Kept> page(Extra what, UUID domain, String after, int size) {
        return sql.sql("""
                        select user_name, uuid, %1$s as value
                          from identity_person
                         where domain_id = :domain
                           and user_name > :after
                           and dataset_lock_at is null
                           and %1$s <> :nothing::jsonb
                         order by user_name
                         limit :size
                        """.formatted(what.column()))
                .param("domain", domain)
                .param("after", after)
                .param("nothing", what.nothing())
                .param("size", size)
                .query(Kept.class)
                .list();
    }

    List<Kept> of(Extra what, Collection<UUID> persons) {
        return sql.sql("""
                        select user_name, uuid, %1$s as value
                          from identity_person
                         where id = any(:persons)
                         order by user_name
                        """.formatted(what.column()))
                .param("persons", Objects.requireNonNull(persons).toArray(UUID[]::new))
                .query(Kept.class)
                .list();
    }
}
