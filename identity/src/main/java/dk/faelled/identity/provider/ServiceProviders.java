package dk.faelled.identity.provider;

import dk.faelled.identity.group.Group;
import dk.faelled.identity.group.Groups;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.identity.provider.history.ProviderHistory;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of systems that people of an authority sign in to. */
@Service
@Transactional
public class ServiceProviders {
    private final ServiceProviderTable table;
    private final ProviderHistory history;
    private final Domains domains;
    private final Groups groups;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    ServiceProviders(
            ServiceProviderTable table,
            ProviderHistory history,
            Domains domains,
            Groups groups,
            Audit audit,
            ApplicationEventPublisher events) {
        this.table = table;
        this.history = history;
        this.domains = domains;
        this.groups = groups;
        this.audit = audit;
        this.events = events;
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public ServiceProvider get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("service provider " + id));
    }

    @Transactional(readOnly = true)
    public Optional<ServiceProvider> find(UUID id) {
        return table.find(id);
    }

    /** In the order of their ids. @param after the last one of the page before; null for from the first on */
    @Transactional(readOnly = true)
    public List<ServiceProvider> page(@Nullable UUID after, int size) {
        return table.page(after == null ? new UUID(0, 0) : after, size);
    }

    /** By what it calls itself. */
    @Transactional(readOnly = true)
    public Optional<ServiceProvider> called(String entityId, Protocol protocol) {
        return table.called(entityId, protocol);
    }

    /** @throws RuleBroken where what it calls itself is another's already, or a domain or group is unknown */
    public void add(ServiceProvider provider) {
        check(provider);
        check(provider.groups());
        if (table.add(provider) == 0)
            throw new RuleBroken("identity.provider.taken", provider.entityId()).at("entityId");
        history.changed(Part.TERMS, provider.id(), null, provider);
        audit.changed("identity.provider.add", entity(provider.id()), null, provider, null);
        events.publishEvent(new ServiceProviderChanged(provider.id()));
    }

    /**
     * @param how from what it is to what it is to be; the id and the protocol stay
     * @throws RuleBroken where a domain, or a group that is new to it, is unknown
     */
    public ServiceProvider change(UUID id, UnaryOperator<ServiceProvider> how) {
        table.hold(id);
        var before = get(id);
        var after = how.apply(before);
        if (after.equals(before)) return before;
        check(after);
        // one that it has already may have been erased since
        check(after.groups().stream()
                .filter(group -> !before.groups().contains(group))
                .toList());
        table.change(after);
        history.changed(Part.TERMS, id, before, after);
        audit.changed("identity.provider.change", entity(id), before, after, null);
        events.publishEvent(new ServiceProviderChanged(id));
        return after;
    }

    /** Nobody signs in to it through us any more, and what was kept of it is gone. */
    public void remove(UUID id) {
        var before = get(id);
        table.remove(id);
        audit.changed("identity.provider.remove", entity(id), before, null, null);
        events.publishEvent(new ServiceProviderChanged(id));
    }

    /** Held against others until the running transaction ends: by whoever changes a part of it. */
    public void hold(UUID id) {
        table.hold(id);
    }

    private void check(ServiceProvider provider) {
        var known = domains.all().stream().map(Domain::name).collect(Collectors.toSet());
        check("exempt", provider.exempt(), known);
        check("domains", provider.domains(), known);
    }

    private void check(List<UUID> named) {
        var known = groups.all(named).stream().map(Group::id).collect(Collectors.toSet());
        for (var group : named)
            if (!known.contains(group)) throw new RuleBroken("identity.provider.group", group).at("groups");
    }

    private static void check(String field, List<String> named, java.util.Set<String> known) {
        for (var name : named)
            if (!known.contains(name)) throw new RuleBroken("identity.provider.domain", name).at(field);
    }

    /** As the log names it. */
    public static String entity(UUID provider) {
        return "identity-provider:" + provider;
    }
}
