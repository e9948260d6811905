package dk.faelled.identity.person;

import dk.faelled.identity.password.PasswordPolicy;
import dk.faelled.identity.session.Clocks;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The domains of an authority (USR-02). One is there from the first day: that of the accounts of Fælled itself. */
@Service
@Transactional
public class Domains {
    private static final String ACCOUNTS = "fælled";
    private final DomainTable table;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    private record Added(
            String name,
            Domain.Source source,
            @Nullable UUID itSystem,
            @Nullable UUID parent) {}

    private record Rules(PasswordPolicy passwords, boolean secondFactor, boolean secondFactorOutside) {
        static Rules of(Domain domain) {
            return new Rules(domain.policy(), domain.secondRequired(), domain.secondOutside());
        }
    }

    Domains(DomainTable table, Audit audit, ApplicationEventPublisher events) {
        this.table = table;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Domain> all() {
        return table.all();
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public Domain get(UUID id) {
        return table.find(id).orElseThrow(() -> new NotFound("domain " + id));
    }

    /** Of an account; what is usual where nothing is known of it. */
    @Transactional(readOnly = true)
    public Domain of(UUID account) {
        return table.of(account).or(table::ofAccounts).orElseGet(Domains::usual);
    }

    /** The one of the accounts of Fælled. */
    public Domain ofAccounts() {
        var found = table.ofAccounts();
        if (found.isPresent()) return found.get();
        table.add(usual());
        return table.ofAccounts().orElseThrow();
    }

    private static Domain usual() {
        return fresh(ACCOUNTS, Domain.Source.ACCOUNTS, null, null);
    }

    private static Domain fresh(String name, Domain.Source source, @Nullable UUID itSystem, @Nullable UUID parent) {
        return new Domain(
                Ids.next(), name, source, itSystem, parent, PasswordPolicy.USUALLY, Clocks.USUAL, false, false);
    }

    /**
     * One whose persons are the accounts of an IT system of the organisation.
     *
     * @throws RuleBroken where the name or the system has a domain already
     */
    public Domain add(String name, UUID itSystem) {
        var domain = add(fresh(plain(name), Domain.Source.ORGANISATION, itSystem, null));
        events.publishEvent(new DomainAdded(Tenant.current(), domain.id()));
        return domain;
    }

    /**
     * One whose persons another program loads (USR-01).
     *
     * @param parent id of the domain that it is below; null for none
     * @throws RuleBroken where the name has a domain already, or the parent is none that is loaded, or is below another
     */
    public Domain addLoaded(String name, @Nullable UUID parent) {
        if (parent != null
                && table.find(parent)
                        .filter(above -> above.source() == Domain.Source.COREDATA && above.parent() == null)
                        .isEmpty()) throw new RuleBroken("identity.domain.parent").at("parent");
        return add(fresh(plain(name), Domain.Source.COREDATA, null, parent));
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private Domain add(Domain domain) {
        if (!table.add(domain)) throw new RuleBroken("identity.domain.taken").at("name");
        audit.changed(
                "identity.domain.create",
                "identity-domain:" + domain.id(),
                null,
                new Added(domain.name(), domain.source(), domain.itSystem(), domain.parent()),
                null);
        return domain;
    }

    /** By name, small and capital letters alike. */
    @Transactional(readOnly = true)
    public Optional<Domain> named(String name) {
        return table.named(plain(name));
    }

    /** Other rules from now on; passwords that are in use are measured at a sign-in within a week. */
    public void change(UUID id, PasswordPolicy policy, boolean secondRequired, boolean secondOutside) {
        var before = get(id);
        var after = before.with(policy, secondRequired, secondOutside);
        if (after.equals(before)) return;
        table.change(after);
        audit.changed("identity.domain.change", "identity-domain:" + id, Rules.of(before), Rules.of(after), null);
    }
}
