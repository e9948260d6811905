package dk.faelled.secondfactor.device;

import dk.faelled.platform.Tenant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work upon devices and open challenges, which belong to no authority; the one place that says so. */
@Component
public class Shared {
    private final TransactionTemplate transaction;

    Shared(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
    }

    /** In a transaction of its own, or within the one that runs. */
    public <T extends @Nullable Object> T work(Supplier<T> work) {
        return Tenant.none(
                "a device serves its owner with every authority", () -> transaction.execute(_ -> work.get()));
    }

    public void run(Runnable work) {
        this.<@Nullable Void>work(() -> {
            work.run();
            return null;
        });
    }
}
