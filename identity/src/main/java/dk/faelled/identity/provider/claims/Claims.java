package dk.faelled.identity.provider.claims;

import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.UUID;
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
    private final List<ClaimNames> names;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Claims(
            ClaimTable table,
            ServiceProviders providers,
            ObjectProvider<ClaimNames> names,
            Audit audit,
            ApplicationEventPublisher events) {
        this.table = table;
        this.providers = providers;
        this.names = names.orderedStream().toList();
        this.audit = audit;
        this.events = events;
    }

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
        check(claim);
        if (table.count(claim.provider()) >= MOST) throw new RuleBroken("identity.claim.many", MOST);
        table.add(claim);
        events.publishEvent(new ServiceProviderChanged(claim.provider()));
        audit.changed("identity.provider.claim.add", ServiceProviders.entity(claim.provider()), null, claim, null);
    }

    /** @throws RuleBroken where the system's protocol cannot tell that */
    public void change(Claim after) {
        var before = get(after.provider(), after.id());
        if (before.equals(after)) return;
        check(after);
        table.change(after);
        events.publishEvent(new ServiceProviderChanged(after.provider()));
        audit.changed("identity.provider.claim.change", ServiceProviders.entity(after.provider()), before, after, null);
    }

    public void remove(UUID provider, UUID id) {
        var before = get(provider, id);
        table.remove(id);
        events.publishEvent(new ServiceProviderChanged(provider));
        audit.changed("identity.provider.claim.remove", ServiceProviders.entity(provider), before, null, null);
    }

    private void check(Claim claim) {
        var protocol = providers.get(claim.provider()).protocol();
        names.stream().filter(one -> one.protocol() == protocol).forEach(one -> one.check(claim));
    }
}
