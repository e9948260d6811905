package dk.faelled.platform.signin;

import dk.faelled.platform.Audit;
import dk.faelled.platform.PasswordChanged;
import dk.faelled.platform.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The passwords of accounts as hashes, for the module that keeps the rules of passwords. */
@Component
public class AccountPasswords {
    private final AccountTable accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    AccountPasswords(AccountTable accounts, Audit audit, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
    }

    /** Of the open account. */
    @Transactional(readOnly = true)
    public Optional<String> hash(UUID account) {
        return accounts.find(account).map(Account::passwordHash);
    }

    /** Another one from now on; a lock after wrong tries is gone with the old one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(UUID account, String hash) {
        accounts.password(account, hash);
        audit.changed("platform.account.password", "account:" + account, null, null, null);
        events.publishEvent(new PasswordChanged(Tenant.current(), account));
    }

    /** A lock after wrong tries is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unlock(UUID account) {
        accounts.failed(account, 0, 0, null);
    }
}
