package dk.faelled.identity.factor;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether an account has anything beside its password. */
@Service
public class Factors {
    /** Of each kind, for one account. */
    public static final int MOST = 10;

    /** Letters of a name that somebody gives a device. */
    public static final int LONGEST_NAME = 128;

    private final AppTable apps;
    private final PasskeyTable passkeys;

    Factors(AppTable apps, PasskeyTable passkeys) {
        this.apps = apps;
        this.passkeys = passkeys;
    }

    /** One that is locked or flagged counts: it must not open the door to go without. */
    @Transactional(readOnly = true)
    public boolean has(UUID account) {
        return !apps.of(account).isEmpty() || !passkeys.of(account).isEmpty();
    }
}
