package dk.faelled.platform.operations;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.backup.PauseMark;
import dk.faelled.platform.module.ModuleSwitches;
import dk.faelled.platform.tenancy.TenantRegister;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator's side of the authorities: a new one, and the link with which its first administrator comes in. */
@Service
class Authorities {
    static final Duration LIFE = Duration.ofHours(72);
    private final TenantRegister tenants;
    private final AccountLinks links;
    private final ModuleSwitches modules;
    private final Audit audit;
    private final TransactionTemplate transaction;

    /** @param link the one-time link's last part; shown once */
    record Opened(TenantInfo tenant, AccountLinks.Made link) {}

    private record New(
            String cvr, String code, String name, TenantInfo.Kind kind, List<String> hosts, List<String> modules) {}

    private record Facts(String code, String name, List<String> hosts, List<String> modules) {}

    private record Link(String cvr, String userName) {}

    Authorities(
            TenantRegister tenants,
            AccountLinks links,
            ModuleSwitches modules,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.links = links;
        this.modules = modules;
        this.audit = audit;
        transaction = new TransactionTemplate(transactions);
    }

    /** All of it or nothing; told in the log of the authority and in the operator's own. */
    Opened open(OpenAuthority wanted) {
        var facts = wanted.facts();
        var tenant = new TenantInfo(
                new TenantId(UUID.randomUUID()), wanted.cvr(), facts.name(), wanted.kind(), TenantInfo.Status.NEW);
        var off = modules.besides(facts.modules() == null ? modules.offered() : facts.modules());
        var about =
                new New(wanted.cvr(), facts.code(), facts.name(), wanted.kind(), facts.hosts(), modules.without(off));
        var opened = within(tenant.id(), () -> {
            tenants.register(tenant, facts.code(), facts.hosts(), off);
            audit.changed("platform.tenant.create", "tenant:" + tenant.id(), null, about, null);
            return new Opened(
                    tenant,
                    links.make(
                            wanted.userName(), wanted.displayName(), Set.of(BuiltInRole.ADMINISTRATOR.name()), LIFE));
        });
        tenants.readAgain();
        transaction.executeWithoutResult(
                status -> audit.changed("platform.tenant.create", "tenant:" + tenant.id(), null, about, null));
        return opened;
    }

    /** All of it or nothing; told in the log of the authority and in the operator's own, where something changed. */
    void change(String cvr, AuthorityFacts wanted) {
        var seen = tenants.registered(cvr).orElseThrow(() -> new NotFound("tenant " + cvr));
        var tenant = tenants.ofCvr(cvr).orElseThrow().id();
        var off = wanted.modules() == null ? Set.copyOf(seen.modulesOff()) : modules.besides(wanted.modules());
        var before = facts(seen.code(), seen.name(), seen.hosts(), seen.modulesOff());
        var after = facts(
                wanted.code(), wanted.name(), wanted.hosts().stream().sorted().toList(), off);
        if (before.equals(after)) return;
        within(tenant, () -> {
            tenants.change(tenant, wanted.name(), wanted.code(), wanted.hosts());
            tenants.switchOff(tenant, off);
            audit.changed("platform.tenant.update", "tenant:" + tenant, before, after, null);
            return after;
        });
        tenants.readAgain();
        if (!tenant.equals(Tenant.current()))
            transaction.executeWithoutResult(
                    status -> audit.changed("platform.tenant.update", "tenant:" + tenant, before, after, null));
    }

    private Facts facts(@Nullable String code, String name, List<String> hosts, Collection<String> off) {
        return new Facts(AuthorityFacts.text(code), name, hosts, modules.without(off));
    }

    /**
     * Another link. Only as long as nobody has come in: later the operator would let himself in. Into the operator's own
     * authority it brings another operator.
     */
    Opened link(String cvr, String userName, String displayName) {
        var tenant = tenants.ofCvr(cvr).orElseThrow(() -> new NotFound("tenant " + cvr));
        var own = tenant.kind() == TenantInfo.Kind.OPERATOR;
        if (!own && tenant.status() != TenantInfo.Status.NEW)
            throw new RuleBroken("platform.operate.in-use", tenant.name());
        var name = OpenAuthority.of(
                cvr, null, AuthorityFacts.of("", tenant.name(), List.of(), null), userName, displayName);
        var roles = own ? FirstOperator.ROLES : Set.of(BuiltInRole.ADMINISTRATOR.name());
        var opened = within(
                tenant.id(), () -> new Opened(tenant, links.make(name.userName(), name.displayName(), roles, LIFE)));
        if (!own)
            transaction.executeWithoutResult(status -> audit.changed(
                    "platform.account-link.create",
                    "tenant:" + tenant.id(),
                    null,
                    new Link(cvr, name.userName()),
                    null));
        return opened;
    }

    /** What goes out by itself goes on after a restore. @return false where nothing was paused */
    boolean resume(PauseMark pause) {
        if (!pause.isOn()) return false;
        transaction.executeWithoutResult(
                status -> audit.changed("platform.pause.end", "tenant:" + Tenant.current(), null, null, null));
        return pause.end();
    }

    /** One transaction of that authority, in the operator's name. */
    private <T> T within(TenantId tenant, Supplier<T> work) {
        var asking = Context.current();
        var operator = new Actor(
                Actor.Kind.OPERATOR, asking.actor().id(), asking.actor().name());
        return new Context(tenant, operator, asking.locale(), asking.correlation())
                .<T, RuntimeException>call(
                        () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
