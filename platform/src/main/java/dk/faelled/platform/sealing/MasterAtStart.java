package dk.faelled.platform.sealing;

import dk.faelled.platform.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Before anything is sealed or served: the master key is there and fits, or this is the first start and it is made. */
@Component
public class MasterAtStart {
    private final MasterKey master;
    private final TenantKeyTable table;
    private final TransactionTemplate transaction;
    private volatile @Nullable String recovery;

    MasterAtStart(MasterKey master, TenantKeyTable table, PlatformTransactionManager transactions) {
        this.master = master;
        this.table = table;
        transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void check() {
        var wrapped = Tenant.none(
                "the keys of all authorities hang on the one master",
                () -> transaction.execute(status -> table.oneWrapped()));
        boolean first = wrapped == null || wrapped.isEmpty();
        boolean missing = first && !master.isThere();
        if (!first) master.settle(wrapped.orElseThrow());
        var key = master.read(first);
        if (!first && !MasterKey.opens(key, wrapped.orElseThrow()))
            throw new MasterKeyMissing(
                    "the master key is not the one that the data were sealed under; put the right one back");
        if (missing) recovery = RecoveryKey.of(key);
    }

    /** To be written down; only at the start that made the key. */
    public Optional<String> recoveryKey() {
        return Optional.ofNullable(recovery);
    }
}
