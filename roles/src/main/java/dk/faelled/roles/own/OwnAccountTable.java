package dk.faelled.roles.own;

import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Actor;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts as users, and what they are given. */
@Component
class OwnAccountTable {
    private final JdbcClient sql;

    /** As the log keeps it. */
    record Given(long assignment, UUID user, String role) {}

    OwnAccountTable(JdbcClient sql) {
        this.sql = sql;
    }

    Set<UUID> known(Collection<UUID> accounts) {
        return new HashSet<>(sql.sql("select id from role_user where id = any(:ids)")
                .param("ids", accounts.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** One that somebody has closed stays closed. */
    void keep(Collection<AccountKept> all) {
        sql.sql("""
                        insert into role_user (id, domain_id, ext_uuid, user_id, name, kle_performing, kle_interest)
                        select a.id, d.id, a.ext, a.user_id, a.name, '{}', '{}'
                          from unnest(:ids::uuid[], :exts::uuid[], :userIds::text[], :names::text[])
                               a (id, ext, user_id, name)
                          join account_domain d on d.source = 'FAELLED'
                         order by a.id
                        on conflict (tenant_id, id) do update
                           set ext_uuid = excluded.ext_uuid, user_id = excluded.user_id, name = excluded.name
                        """)
                .param("ids", column(all, AccountKept::account, UUID[]::new))
                .param("exts", column(all, AccountKept::actor, UUID[]::new))
                .param("userIds", column(all, AccountKept::userName, String[]::new))
                .param("names", column(all, AccountKept::displayName, String[]::new))
                .update();
    }

    /** What is not theirs already and has not begun to be, from now on; roles that are gone are given to nobody. */
    List<Given> give(long system, Collection<AccountKept> all, LocalDate today, Actor by) {
        record Wish(UUID user, String role) {}
        var wishes = all.stream()
                .flatMap(one -> one.roles().stream().map(role -> new Wish(one.account(), role)))
                .toList();
        return sql.sql("""
                        insert into user_assignment (user_id, user_role_id, valid, case_number, assigned_by, assigner)
                        select w.user_id, r.id,
                               daterange(case when exists (select from user_assignment a
                                                            where a.user_id = w.user_id and a.user_role_id = r.id)
                                              then :today::date end,
                                         null),
                               '', :by, :byName
                          from unnest(:users::uuid[], :roles::text[]) w (user_id, role)
                          join user_role r on r.system_id = :system and r.identifier = w.role and r.deleted_at is null
                         where not exists (select from user_assignment a
                                            where a.user_id = w.user_id and a.user_role_id = r.id
                                              and (upper(a.valid) is null or upper(a.valid) > :today))
                         order by w.user_id, r.id
                        returning id, user_id, (select identifier from user_role r where r.id = user_role_id)
                        """)
                .param("system", system)
                .param("users", wishes.stream().map(Wish::user).toArray(UUID[]::new))
                .param("roles", wishes.stream().map(Wish::role).toArray(String[]::new))
                .param("today", today)
                .param("by", by.id())
                .param("byName", by.name())
                .query((row, _) -> new Given(row.getLong(1), row.getObject(2, UUID.class), row.getString(3)))
                .list();
    }

    private static <C> C[] column(
            Collection<AccountKept> all, Function<AccountKept, C> part, java.util.function.IntFunction<C[]> array) {
        return all.stream().map(part).toArray(array);
    }
}
