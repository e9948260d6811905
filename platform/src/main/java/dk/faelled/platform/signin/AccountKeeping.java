package dk.faelled.platform.signin;

import dk.faelled.platform.Audit;
import dk.faelled.platform.database.Moments;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Many accounts at once, for the module that keeps persons. */
@Component
public class AccountKeeping {
    private final JdbcClient sql;
    private final Audit audit;

    /** @param lockedUntil after too many wrong passwords; null for not locked @param lastSignIn null for never */
    public record Standing(
            @Nullable Instant lockedUntil, @Nullable Instant lastSignIn) {
        public static final Standing NEW = new Standing(null, null);
    }

    AccountKeeping(JdbcClient sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** Without those that are closed, or not there. */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> standing(Collection<UUID> accounts) {
        var found = new HashMap<UUID, Standing>();
        sql.sql("select id, locked_until, last_sign_in from account where id = any(:ids) and status = 'ACTIVE'")
                .param("ids", accounts.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("id", UUID.class),
                            new Standing(Moments.instant(row, "locked_until"), Moments.instant(row, "last_sign_in")));
                });
        return found;
    }

    /**
     * Nobody signs in with these any more, for good, and their user names are free. Whoever calls ends their sessions and
     * tells of it. Links for these names that nobody has used are worth nothing from now on.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Collection<UUID> accounts) {
        if (accounts.isEmpty()) return;
        var ids = accounts.toArray(UUID[]::new);
        sql.sql("""
                        delete from account_link l
                         using account a
                         where a.id = any(:ids)
                           and l.user_name = a.user_name
                           and l.used_at is null
                        """).param("ids", ids).update();
        sql.sql("""
                        update account
                           set status = 'CLOSED',
                               user_name = user_name || '~' || id,
                               roles = '{}'
                         where id = any(:ids)
                           and status = 'ACTIVE'
                        """).param("ids", ids).update();
        audit.changed(accounts.stream()
                .map(id -> new Audit.Change("platform.account.close", "account:" + id, null, null, null))
                .toList());
    }

    /** Links for accounts that nobody has made yet are worth nothing. @param userNames of the accounts */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawLinks(Collection<String> userNames) {
        if (userNames.isEmpty()) return;
        sql.sql("delete from account_link where user_name = any(:names::text[]) and used_at is null")
                .param("names", userNames.toArray(String[]::new))
                .update();
    }
}
