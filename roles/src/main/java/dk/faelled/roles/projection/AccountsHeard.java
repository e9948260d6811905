package dk.faelled.roles.projection;

import dk.faelled.roles.AccountDeleted;
import dk.faelled.roles.AccountDisabled;
import dk.faelled.roles.AccountEnabled;
import dk.faelled.roles.UserId;
import dk.faelled.roles.effective.Lock;
import dk.faelled.roles.effective.Recomputing;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears of accounts from whoever keeps them, in the same transaction, which fails where nobody would be left who can give
 * rights; hearing it twice changes nothing.
 */
@Component
@Transactional
class AccountsHeard {
    private final JdbcClient sql;
    private final Lock lock;
    private final Recomputing recomputing;

    AccountsHeard(JdbcClient sql, Lock lock, Recomputing recomputing) {
        this.sql = sql;
        this.lock = lock;
        this.recomputing = recomputing;
    }

    @EventListener
    public void on(AccountDisabled event) {
        disabled(event.user(), true);
    }

    @EventListener
    public void on(AccountEnabled event) {
        disabled(event.user(), false);
    }

    private void disabled(UserId user, boolean disabled) {
        lock.hold();
        sql.sql("update role_user set disabled = :disabled where id = :id")
                .param("disabled", disabled)
                .param("id", user.value())
                .update();
    }

    @EventListener
    public void on(AccountDeleted event) {
        lock.hold();
        sql.sql("update role_user set deleted_at = coalesce(deleted_at, now()), closed = true where id = :id")
                .param("id", event.user().value())
                .update();
        recomputing.of(Set.of(event.user()), "roles.account.delete");
    }
}
