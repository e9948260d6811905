package dk.faelled.roles.directory;

import dk.faelled.platform.Tenant;
import dk.faelled.roles.directory.DirectoryAnswer.Group;
import dk.faelled.roles.directory.DirectoryAnswer.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is marked for synchronisers, and who is in the groups. */
@Component
class DirectoryTable {
    /** Of the systems, {@code s}: those that the directory of the domain follows. */
    private static final String FOLLOWS = """
            directory_follows(s.kind, s.flags, s.deleted_at)
            and coalesce(s.domain_id, (select d.id from account_domain d where d.is_primary)) = :domain
            """;
    /** Of the system roles, {@code r}: those whose groups the catalogue manages. */
    private static final String MANAGED = """
            (exists (select from directory_group g where g.system_role_id = r.id)
             or exists (select from user_role_part p
                          join user_role u on u.id = p.user_role_id and u.deleted_at is null
                         where p.system_role_id = r.id))
            """;
    /**
     * Every group with each of its members on a day, in order; an empty group once, without one. Of the roles that somebody
     * has in a system only the weightiest count.
     */
    private static final String MEMBERS = """
            with wanted as materialized (
                select r.id, r.system_id, r.identifier
                  from system_role r
                  join role_system s on s.id = r.system_id
                 where %%s and %s
            ), held as (
                select distinct e.user_id, r.id, r.system_id, r.weight
                  from effective_role e
                  join user_role_part p on p.user_role_id = e.user_role_id
                  join system_role r on r.id = p.system_role_id
                 where e.system_id in (select system_id from wanted)
                   and e.through is not null
                   and (e.start_date is null or e.start_date <= :day)
                   and (e.stop_date is null or e.stop_date >= :day)
            ), weighed as (
                select user_id, id, weight, max(weight) over (partition by user_id, system_id) as most
                  from held
            ), member as (
                select w.id, u.user_id as account, u.user_id_key as key
                  from weighed w
                  join role_user u on u.id = w.user_id
                 where w.weight = w.most
                   and u.domain_id = :domain
                   and not u.disabled
                   and u.deleted_at is null
            )
            select w.id, w.identifier, m.account
              from wanted w
              left join member m on m.id = w.id
             order by w.id, m.key
            """.formatted(MANAGED);

    private static final int ROWS = 2_000;
    private final JdbcClient sql;

    /** @param first the oldest mark of the group */
    record Marked(long systemRole, long first) {}

    @FunctionalInterface
    interface Taking {
        void take(Group group) throws IOException;
    }

    DirectoryTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whatever has been committed until now has a number afterwards. One call at a time. */
    void number() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('roles.directory:' || :tenant, 0))")
                .param("tenant", Tenant.current().toString())
                .query((row, _) -> true)
                .single();
        for (var table : List.of("directory_mark", "directory_operation"))
            sql.sql("""
                            update %1$s m
                               set number = n.number
                              from (select o.place, nextval('directory_number') as number
                                      from (select place from %1$s where number is null order by place) o) n
                             where m.place = n.place
                            """.formatted(table)).update();
    }

    List<Marked> oldest(long domain, int size) {
        return sql.sql("""
                        select m.system_role_id, min(m.number) as first
                          from directory_mark m
                          join system_role r on r.id = m.system_role_id
                          join role_system s on s.id = r.system_id
                         where m.number is not null and %s
                         group by m.system_role_id
                         order by first
                         limit :size
                        """.formatted(FOLLOWS))
                .param("domain", domain)
                .param("size", size)
                .query((row, _) -> new Marked(row.getLong(1), row.getLong(2)))
                .list();
    }

    long newest() {
        return sql.sql("select coalesce(max(number), 0) from directory_mark")
                .query(Long.class)
                .single();
    }

    /** Where the roles of a system have different weights, whoever gets one may lose another. */
    List<Long> withSiblings(Collection<Long> roles) {
        return sql.sql("""
                        select r.id
                          from system_role r
                         where r.id = any(:roles)
                            or exists (select from system_role o
                                        where o.system_id = r.system_id and o.id = any(:roles))
                               and exists (select from system_role o
                                            where o.system_id = r.system_id and o.weight <> r.weight)
                        """)
                .param("roles", roles.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Those of the roles whose groups the catalogue manages. */
    List<Group> groups(Collection<Long> roles, long domain, LocalDate day) {
        var groups = new ArrayList<Group>();
        each("r.id = any(:roles)", roles, domain, day, groups::add);
        return groups;
    }

    /** All groups of the domain, one after the other. */
    void allGroups(long domain, LocalDate day, Taking taking) {
        each(FOLLOWS, List.of(), domain, day, taking);
    }

    private void each(String which, Collection<Long> roles, long domain, LocalDate day, Taking taking) {
        var gathering = new Gathering(taking);
        try (var rows = sql
                .sql(MEMBERS.formatted(which))
                .withFetchSize(ROWS)
                .param("roles", roles.toArray(Long[]::new))
                .param("domain", domain)
                .param("day", day)
                .query((row, _) -> {
                    gathering.add(row.getLong(1), row.getString(2), row.getString(3));
                    return true;
                })
                .stream()) {
            rows.forEach(_ -> {});
        }
        gathering.hand();
    }

    /** Rows of one group after the other become groups. */
    private static final class Gathering {
        private final Taking taking;
        private long role;
        private String name = "";
        private List<String> members = new ArrayList<>();
        private boolean any;

        private Gathering(Taking taking) {
            this.taking = taking;
        }

        private void add(long of, String called, @org.jspecify.annotations.Nullable String account) {
            if (!any || of != role) {
                hand();
                any = true;
                role = of;
                name = called;
                members = new ArrayList<>();
            }
            if (account != null) members.add(account);
        }

        private void hand() {
            if (!any) return;
            try {
                taking.take(Group.of(name, members));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    /**
     * Up to {@code head} all is done, and of the groups of which that was said, all up to {@code maxHead}.
     *
     * @param maxHead 0: all that has a number
     */
    void done(long domain, long head, long maxHead) {
        sql.sql("""
                        delete from directory_mark m
                         using system_role r, role_system s
                         where r.id = m.system_role_id
                           and s.id = r.system_id
                           and coalesce(s.domain_id, (select d.id from account_domain d where d.is_primary)) = :domain
                           and m.number is not null
                           and (m.number <= :head
                                or (:most = 0 or m.number <= :most)
                                   and m.system_role_id in (select o.system_role_id from directory_mark o
                                                             where o.number <= :head))
                        """)
                .param("domain", domain)
                .param("head", head)
                .param("most", maxHead)
                .update();
    }

    /** Every group that the catalogue manages is to be told of. @param system 0: of all systems of the domain */
    void mark(long domain, long system) {
        sql.sql("""
                        insert into directory_mark (system_role_id)
                        select r.id
                          from system_role r
                          join role_system s on s.id = r.system_id
                         where %s
                           and (:system = 0 or s.id = :system)
                           and %s
                         order by r.id
                        """.formatted(FOLLOWS, MANAGED))
                .param("domain", domain)
                .param("system", system)
                .update();
    }

    /** What synchronisers have not said to be done. */
    record Waiting(long groups, long operations) {}

    Waiting waiting() {
        return sql.sql("""
                        select (select count(distinct system_role_id) from directory_mark),
                               (select count(*) from directory_operation)
                        """)
                .query((row, _) -> new Waiting(row.getLong(1), row.getLong(2)))
                .single();
    }

    record Numbered(long number, Operation operation) {}

    List<Numbered> operations(long domain, int size) {
        return sql.sql("""
                        select o.number, o.role_identifier, o.system_identifier, o.active,
                               coalesce(r.group_type, 'NONE') as group_type, coalesce(r.universal, false) as universal,
                               case when o.active then coalesce(r.description, o.description) else o.description end
                                   as description,
                               d.name as domain
                          from directory_operation o
                          join account_domain d on d.id = coalesce(o.domain_id, (select p.id from account_domain p
                                                                                  where p.is_primary))
                          left join system_role r on r.id = o.system_role_id
                         where d.id = :domain
                           and o.number is not null
                         order by o.number
                         limit :size
                        """)
                .param("domain", domain)
                .param("size", size)
                .query((row, _) -> new Numbered(
                        row.getLong("number"),
                        new Operation(
                                row.getString("role_identifier"),
                                row.getString("system_identifier"),
                                row.getBoolean("active"),
                                row.getString("group_type"),
                                row.getBoolean("universal"),
                                row.getString("description"),
                                row.getString("domain"))))
                .list();
    }

    void operated(long domain, long head) {
        sql.sql("""
                        delete from directory_operation
                         where number <= :head
                           and coalesce(domain_id, (select d.id from account_domain d where d.is_primary)) = :domain
                        """).param("head", head).param("domain", domain).update();
    }
}
