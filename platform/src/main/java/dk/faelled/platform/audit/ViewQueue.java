package dk.faelled.platform.audit;

import dk.faelled.platform.Context;
import dk.faelled.platform.TenantId;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ordinary views of personal data on their way into the access log: written within a second, many at once, so that a page
 * need not wait for them (PLT-21). What must be there before an answer leaves, such as a CPR number shown, does not come
 * this way.
 */
@Component
class ViewQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ViewQueue.class);
    private static final int MOST = 100_000;
    private static final int BATCH = 1_000;
    private final LinkedBlockingQueue<Line> waiting = new LinkedBlockingQueue<>(MOST);
    private final AuditTable table;
    private final TransactionTemplate transaction;

    /** A line as it will be written, and in whose name. */
    record Line(Context context, AuditTable.Row row) {}

    ViewQueue(AuditTable table, PlatformTransactionManager transactions) {
        this.table = table;
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return whether there was room; a full queue means that the database is away, and then the reader must wait */
    boolean offer(Line line) {
        return waiting.offer(line);
    }

    @Scheduled(fixedDelay = 500)
    void write() {
        var lines = new ArrayList<Line>();
        while (waiting.drainTo(lines, BATCH) > 0) {
            var byTenant = new LinkedHashMap<TenantId, List<Line>>();
            for (var line : lines)
                byTenant.computeIfAbsent(line.context().tenant(), _ -> new ArrayList<>())
                        .add(line);
            byTenant.values().forEach(this::write);
            lines.clear();
        }
    }

    private void write(List<Line> ofOneTenant) {
        try {
            ofOneTenant
                    .getFirst()
                    .context()
                    .run(() -> transaction.executeWithoutResult(status ->
                            table.append(ofOneTenant.stream().map(Line::row).toList())));
        } catch (RuntimeException away) {
            LOG.warn("{} views wait to be written to the access log: {}", ofOneTenant.size(), away.getMessage());
            ofOneTenant.forEach(waiting::offer);
            throw away; // not again before the next round
        }
    }

    @PreDestroy
    void last() {
        try {
            write();
        } catch (RuntimeException away) {
            LOG.error("{} views could not be written to the access log", waiting.size());
        }
    }
}
