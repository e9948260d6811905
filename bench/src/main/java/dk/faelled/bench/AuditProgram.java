package dk.faelled.bench;

import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 32 clients change a row of their own and log it, as fast as they can, while the log is sealed as always. */
@SpringBootApplication(scanBasePackages = {"dk.faelled.platform", "dk.faelled.bench"})
public class AuditProgram {
    private static final int CLIENTS = 32;
    private static final int EACH = 2_000;
    private static final int WARM_UP = 1_000;
    private static final int FILLED = 200_000;
    private static final int FILLING = 4;
    private static final int AT_ONCE = 500;
    private final Audit audit;
    private final Tenants tenants;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Path data;

    public record Named(String name) {}

    AuditProgram(
            Audit audit,
            Tenants tenants,
            JdbcClient sql,
            PlatformTransactionManager manager,
            @Value("${faelled.data}") Path data) {
        this.data = data;
        this.audit = audit;
        this.tenants = tenants;
        this.sql = sql;
        transaction = new TransactionTemplate(manager);
    }

    /** In a thread of its own: the start goes on meanwhile and is over long before the end. */
    @EventListener
    void begin(ApplicationReadyEvent ready) {
        Thread.ofPlatform().name("measure").start(() -> {
            int end = 1;
            try {
                measure();
                end = 0;
            } catch (Exception failed) {
                failed.printStackTrace();
            } finally {
                System.exit(end);
            }
        });
    }

    private void measure() throws Exception {
        var tenant = tenants.create("29189999", "999", "Søndby Kommune", TenantInfo.Kind.MUNICIPALITY)
                .id();
        clients(tenant, WARM_UP);
        long begun = System.nanoTime();
        var times = clients(tenant, EACH);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var figures =
                new Figures("Audited writes: %d clients, each %,d transactions of one update and one entry, fsync on"
                        .formatted(CLIENTS, EACH));
        figures.least("transactions a second", 2_500, CLIENTS * EACH / seconds, "/s");
        figures.most("p99", 50, Figures.percentile(times, 0.99), "ms");
        try (var log = SealedLog.of(data)) {
            log.await();
            figures.most("unsealed, the longest", 2, log.latestSeconds(), "s");
            figures.least("sealed, catching up", 20_000, log.caughtUp(tenant, () -> fill(tenant)), "1/s");
            for (int i = 0; i < 2; i++) log.verified();
            figures.least("audit verify, entries", 100_000, log.verified(), "1/s");
        }
        figures.print();
    }

    /** Many entries a transaction, as a load writes them. */
    private void fill(TenantId tenant) throws Exception {
        var changes = new ArrayList<Audit.Change>();
        for (int i = 0; i < AT_ONCE; i++)
            changes.add(new Audit.Change(
                    "bench.row.change", "row:" + UUID.randomUUID(), new Named("før " + i), new Named("nu " + i), null));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Object>>();
            for (int client = 0; client < FILLING; client++)
                all.add(() -> {
                    for (int i = 0; i < FILLED / FILLING / AT_ONCE; i++)
                        Tenant.run(tenant, () -> transaction.executeWithoutResult(_ -> audit.changed(changes)));
                    return FILLING;
                });
            for (var done : threads.invokeAll(all)) done.get();
        }
    }

    private double[] clients(TenantId tenant, int each) throws Exception {
        var times = new double[CLIENTS * each];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Object>>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                all.add(() -> {
                    var key = "bench-" + number;
                    var id = UUID.randomUUID();
                    // a thread each, as requests have
                    for (int i = 0; i < each; i++) {
                        int turn = i;
                        times[number * each + i] = threads.submit(() -> write(tenant, id, key, turn))
                                .get();
                    }
                    return key;
                });
            }
            for (var done : threads.invokeAll(all)) done.get();
        }
        return times;
    }

    private double write(TenantId tenant, UUID id, String key, int i) {
        long begun = System.nanoTime();
        Tenant.run(
                tenant,
                () -> transaction.executeWithoutResult(_ -> {
                    change(key, i);
                    audit.changed("bench.row.change", "row:" + id, new Named(key + (i - 1)), new Named(key + i), null);
                }));
        return (System.nanoTime() - begun) / 1e6;
    }

    private void change(String key, int i) {
        sql.sql("""
                        insert into setting (key, value, changed_by)
                        values (:key, :value, 'bench')
                        on conflict (tenant_id, key) do update set value = excluded.value
                        """).param("key", key).param("value", key + i).update();
    }
}
