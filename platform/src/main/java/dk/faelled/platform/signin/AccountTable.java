package dk.faelled.platform.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountTable {
    private final JdbcClient sql;

    AccountTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Account> named(String userName) {
        return sql.sql("""
                        select id, user_name, display_name, password_hash, roles, person_id, failures, lockouts, locked_until
                          from account
                         where user_name = :userName
                           and status = 'ACTIVE'
                        """)
                .param("userName", userName)
                .query(AccountTable::account)
                .optional();
    }

    /** Waits for others who try the same account, so that no failed try is counted twice as one. */
    Optional<Account> locked(UUID id) {
        sql.sql("select 1 from account where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(id);
    }

    Optional<Account> find(UUID id) {
        return sql.sql("""
                        select id, user_name, display_name, password_hash, roles, person_id, failures, lockouts, locked_until
                          from account
                         where id = :id
                           and status = 'ACTIVE'
                        """).param("id", id).query(AccountTable::account).optional();
    }

    boolean isOpen(UUID actor) {
        return sql.sql("""
                        select exists (select from account where id = :actor and status = 'ACTIVE')
                            or exists (select from account where person_id = :actor and status = 'ACTIVE')
                        """).param("actor", actor).query(Boolean.class).single();
    }

    Set<String> madeWith(UUID actor) {
        return Set.copyOf(sql.sql("""
                        select distinct r
                          from account, unnest(roles) r
                         where (id = :actor or person_id = :actor)
                           and status = 'ACTIVE'
                        """).param("actor", actor).query(String.class).list());
    }

    /** Those that are open, by user name. */
    List<Account> open(String after, int size) {
        return sql.sql("""
                        select id, user_name, display_name, password_hash, roles, person_id, failures, lockouts, locked_until
                          from account
                         where user_name > :after
                           and status = 'ACTIVE'
                         order by user_name
                         limit :size
                        """)
                .param("after", after)
                .param("size", size)
                .query(AccountTable::account)
                .list();
    }

    UUID keep(Account account) {
        return sql.sql("""
                        insert into account (id, user_name, display_name, password_hash, roles, person_id)
                        values (:id, :userName, :displayName, :hash, :roles::text[], :person)
                        on conflict (tenant_id, user_name) do update
                           set display_name = excluded.display_name,
                               password_hash = excluded.password_hash,
                               roles = array(select distinct r from unnest(account.roles || excluded.roles) r order by r),
                               person_id = coalesce(excluded.person_id, account.person_id),
                               failures = 0,
                               lockouts = 0,
                               locked_until = null
                        returning id
                        """)
                .param("id", account.id())
                .param("userName", account.userName())
                .param("displayName", account.displayName())
                .param("hash", account.passwordHash())
                .param("roles", account.roles().stream().sorted().toArray(String[]::new))
                .param("person", account.person(), java.sql.Types.OTHER)
                .query(UUID.class)
                .single();
    }

    void password(UUID id, String hash) {
        sql.sql(
                        "update account set password_hash = :hash, failures = 0, lockouts = 0, locked_until = null where id = :id")
                .param("hash", hash)
                .param("id", id)
                .update();
    }

    void failed(UUID id, int failures, int lockouts, @Nullable Instant lockedUntil) {
        sql.sql("""
                        update account
                           set failures = :failures,
                               lockouts = :lockouts,
                               locked_until = :until
                         where id = :id
                        """)
                .param("lockouts", lockouts)
                .param("failures", failures)
                .param(
                        "until",
                        lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    void signedIn(UUID id, Instant at) {
        sql.sql("update account set failures = 0, lockouts = 0, locked_until = null, last_sign_in = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var locked = row.getObject("locked_until", OffsetDateTime.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("password_hash"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("roles").getArray())),
                row.getObject("person_id", UUID.class),
                row.getInt("failures"),
                row.getInt("lockouts"),
                locked == null ? null : locked.toInstant());
    }
}
