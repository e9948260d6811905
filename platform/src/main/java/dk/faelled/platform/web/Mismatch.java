package dk.faelled.platform.web;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody knocked at the address of another authority than their session or key is for: their own log tells it. */
@Component
class Mismatch {
    private final Audit audit;
    private final TransactionTemplate transaction;

    private record Knocked(String at) {}

    Mismatch(Audit audit, PlatformTransactionManager transactions) {
        this.audit = audit;
        transaction = new TransactionTemplate(transactions);
    }

    void tell(Context of, TenantId at) {
        of.run(() -> transaction.executeWithoutResult(status -> audit.changed(
                "platform.tenant.mismatch", "tenant:" + of.tenant(), null, new Knocked("tenant:" + at), null)));
    }
}
