package dk.faelled.platform.database;

import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox is every tenant's: where it begins a transaction of its own, as when it resubmits, it needs no tenant. */
@Aspect
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutboxWithoutTenant {
    @Around("execution(* org.springframework.modulith.events.core.EventPublicationRepository+.*(..))")
    @Nullable
    Object call(ProceedingJoinPoint outbox) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive() || Context.ifBound() != null)
            return outbox.proceed();
        return Tenant.<@Nullable Object, Throwable>none("the outbox belongs to no tenant", outbox::proceed);
    }
}
