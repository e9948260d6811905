package dk.faelled.platform.signin;

import dk.faelled.platform.Audit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The passwords of accounts as hashes, for the module that keeps the rules of passwords. */
@Component
public class AccountPasswords {
    private final AccountTable accounts;
    private final Audit audit;

    AccountPasswords(AccountTable accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
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
    }

    /** A lock after wrong tries is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unlock(UUID account) {
        accounts.failed(account, 0, 0, null);
    }
}
