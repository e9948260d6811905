package dk.faelled.platform.tenancy;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantCreated;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register of authorities and their hosts; read from memory, at most five seconds old. */
@Service
public class TenantRegister implements Tenants {
    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private final TenantTable table;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Known known;
    /** How often what is known was said to be old. */
    private volatile int changes;

    private record Known(
            List<TenantInfo> tenants,
            Map<TenantId, String> codes,
            List<HostBinding> hosts,
            Map<TenantId, Set<String>> modulesOff,
            long readAt) {}

    TenantRegister(TenantTable table, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
        this.table = table;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    @Override
    public List<TenantInfo> active() {
        return known().tenants().stream()
                .filter(tenant -> tenant.status() == TenantInfo.Status.ACTIVE)
                .toList();
    }

    @Override
    public Optional<TenantInfo> find(TenantId id) {
        return known().tenants().stream()
                .filter(tenant -> tenant.id().equals(id))
                .findAny();
    }

    @Override
    public Optional<String> code(TenantId id) {
        return Optional.ofNullable(known().codes().get(id));
    }

    /** The modules that an authority does without. */
    public Set<String> modulesOff(TenantId id) {
        return known().modulesOff().getOrDefault(id, Set.of());
    }

    /** The binding of a host name without port. */
    public Optional<HostBinding> host(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return known().hosts().stream()
                .filter(binding -> binding.host().equals(name))
                .findAny();
    }

    @Override
    public TenantInfo create(String cvr, String code, String name, TenantInfo.Kind kind) {
        if (!cvr.matches("\\d{8}")) throw new RuleBroken("platform.tenant.cvr", cvr).at("cvr");
        if (name.isBlank()) throw new RuleBroken("platform.tenant.name").at("name");
        var tenant = shared(() -> {
            table.add(
                    new TenantInfo(new TenantId(UUID.randomUUID()), cvr, name.strip(), kind, TenantInfo.Status.ACTIVE),
                    code);
            return table.all().stream()
                    .filter(each -> each.cvr().equals(cvr))
                    .findAny()
                    .orElseThrow();
        });
        readAgain();
        Tenant.run(
                tenant.id(),
                () -> transaction.executeWithoutResult(status -> events.publishEvent(new TenantCreated(tenant.id()))));
        return tenant;
    }

    /** Of any status. */
    public Optional<TenantInfo> ofCvr(String cvr) {
        return known().tenants().stream()
                .filter(tenant -> tenant.cvr().equals(cvr))
                .findAny();
    }

    /** As the operator sees an authority. @param modulesOff what it does without */
    public record Registered(
            String cvr,
            @Nullable String code,
            String name,
            TenantInfo.Kind kind,
            TenantInfo.Status status,
            List<String> hosts,
            List<String> modulesOff,
            Instant createdAt) {}

    /** By CVR number. @param after the last one of the page before; empty for none */
    public List<Registered> registered(String after, int size) {
        return shared(() -> table.registered(after, size));
    }

    /**
     * Puts a new authority and its hosts down, within the running transaction, which must be its own; to be followed by
     * {@link #readAgain}.
     *
     * @param modulesOff what it does without
     * @throws RuleBroken where the number or a host is taken
     */
    public void register(TenantInfo tenant, String code, List<String> hosts, Set<String> modulesOff) {
        if (table.add(tenant, code) == 0) throw new RuleBroken("platform.operate.cvr-taken", tenant.cvr()).at("cvr");
        addHosts(tenant.id(), hosts);
        table.switchOff(tenant.id(), modulesOff);
        events.publishEvent(new TenantCreated(tenant.id()));
    }

    /**
     * Another name and code, other hosts, within the running transaction; to be followed by {@link #readAgain}.
     *
     * @throws RuleBroken where a host is taken
     */
    public void change(TenantId tenant, String name, String code, List<String> hosts) {
        table.rename(tenant, name, code);
        table.removeHosts(tenant, hosts);
        var before = table.hostsOf(tenant);
        addHosts(tenant, hosts.stream().filter(host -> !before.contains(host)).toList());
    }

    private void addHosts(TenantId tenant, List<String> hosts) {
        for (var host : hosts)
            if (table.addHost(host, tenant) == 0) throw new RuleBroken("platform.operate.host-taken", host).at("hosts");
    }

    /**
     * What an authority does without from now on, within the running transaction; to be followed by {@link #readAgain}.
     *
     * @return what it did without before
     */
    public Set<String> switchOff(TenantId tenant, Set<String> modules) {
        return table.switchOff(tenant, modules);
    }

    /** As the operator sees one of them, of any status. */
    public Optional<Registered> registered(String cvr) {
        return shared(() -> table.registered(cvr));
    }

    /** A new authority is in use from now on; within the running transaction. */
    public void activate(TenantId tenant) {
        table.activate(tenant);
    }

    /** The next question is answered by the database. */
    public void readAgain() {
        synchronized (this) {
            changes++;
            known = null;
        }
    }

    @Override
    public void bind(String host, TenantId tenant) {
        shared(() -> table.bind(host.toLowerCase(Locale.ROOT), tenant));
        readAgain();
    }

    private Known known() {
        var now = known;
        if (now == null || System.nanoTime() - now.readAt() > FRESH) {
            int before = changes;
            now = shared(
                    () -> new Known(table.all(), table.codes(), table.hosts(), table.modulesOff(), System.nanoTime()));
            // what was read while something changed is an answer, but not one to keep
            synchronized (this) {
                if (changes == before) known = now;
            }
        }
        return now;
    }

    private <T> T shared(Supplier<T> work) {
        return Tenant.none(
                "the register of tenants is read before the tenant is known",
                () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
