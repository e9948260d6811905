package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.identity.provider.history.ProviderHistory;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each system is told of whoever signs in (IDP-27). */
@Service
@Transactional
public class Claims {
    static final int MOST = 200;
    private final ClaimTable table;
    private final ServiceProviders providers;
    private final ProviderHistory history;
    private final List<ClaimNames> names;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Claims(
            ClaimTable table,
            ServiceProviders providers,
            ProviderHistory history,
            ObjectProvider<ClaimNames> names,
            Audit audit,
            ApplicationEventPublisher events) {
        this.table = table;
        this.providers = providers;
        this.history = history;
        this.names = names.orderedStream().toList();
        this.audit = audit;
        this.events = events;
    }

    /** All that a system is told. @param claims by name, those of one name by id */
    record Told(List<Claim> claims) {}

    /** By name. */
    @Transactional(readOnly = true)
    public List<Claim> of(UUID provider) {
        return table.of(provider);
    }

    /** @throws NotFound where the system has no such claim */
    @Transactional(readOnly = true)
    public Claim get(UUID provider, UUID id) {
        return table.find(id)
                .filter(claim -> claim.provider().equals(provider))
                .orElseThrow(() -> new NotFound("claim " + id));
    }

    /** @throws RuleBroken where the system has as many as there may be, or its protocol cannot tell that */
    public void add(Claim claim) {
        add(claim.provider(), List.of(claim));
    }

    /** All of them or none. @throws RuleBroken as for one */
    public void add(UUID provider, List<Claim> some) {
        if (some.isEmpty()) return;
        var before = held(provider);
        some.forEach(claim -> insert(claim, provider));
        keep(provider, before);
    }

    private void insert(Claim claim, UUID provider) {
        if (!claim.provider().equals(provider)) throw new IllegalArgumentException("a claim of another system");
        check(claim);
        if (table.count(provider) >= MOST) throw new RuleBroken("identity.claim.many", MOST);
        table.add(claim);
        audit.changed("identity.provider.claim.add", ServiceProviders.entity(provider), null, claim, null);
    }

    /** @throws RuleBroken where the system's protocol cannot tell that */
    public void change(Claim after) {
        var all = held(after.provider());
        var before = get(after.provider(), after.id());
        if (before.equals(after)) return;
        update(before, after);
        keep(after.provider(), all);
    }

    private void update(Claim before, Claim after) {
        check(after);
        table.change(after);
        audit.changed("identity.provider.claim.change", ServiceProviders.entity(after.provider()), before, after, null);
    }

    public void remove(UUID provider, UUID id) {
        var all = held(provider);
        delete(get(provider, id));
        keep(provider, all);
    }

    private void delete(Claim claim) {
        table.remove(claim.id());
        audit.changed("identity.provider.claim.remove", ServiceProviders.entity(claim.provider()), claim, null, null);
    }

    /** Those and no others, known again by their ids. @throws RuleBroken as for one, and nothing is changed then */
    public void become(UUID provider, List<Claim> wanted) {
        var before = held(provider);
        var had = before.claims().stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        var stays = wanted.stream().map(Claim::id).collect(Collectors.toSet());
        before.claims().stream().filter(one -> !stays.contains(one.id())).forEach(this::delete);
        for (var claim : wanted) {
            var is = had.get(claim.id());
            if (is == null) insert(claim, provider);
            else if (!is.equals(claim)) update(is, claim);
        }
        keep(provider, before);
    }

    /** @throws NotFound where there is no such system */
    private Told held(UUID provider) {
        providers.hold(provider);
        providers.get(provider);
        return new Told(table.of(provider));
    }

    private void keep(UUID provider, Told before) {
        var after = new Told(table.of(provider));
        if (after.equals(before)) return;
        history.changed(Part.CLAIMS, provider, before, after);
        events.publishEvent(new ServiceProviderChanged(provider));
    }

    private void check(Claim claim) {
        var protocol = providers.get(claim.provider()).protocol();
        names.stream().filter(one -> one.protocol() == protocol).forEach(one -> one.check(claim));
    }
}
