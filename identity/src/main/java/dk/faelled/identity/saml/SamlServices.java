package dk.faelled.identity.saml;

import dk.faelled.identity.certificate.Holder;
import dk.faelled.identity.certificate.KnownCertificates;
import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.identity.provider.history.ProviderHistory;
import dk.faelled.identity.saml.message.DescriptionReader;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.saml.message.ServiceDescription;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.ShortMemory;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The systems that speak SAML, with what they say of themselves and how they are answered. */
@Service
@Transactional
class SamlServices {
    private final Map<Key, Read> known = new ConcurrentHashMap<>();
    private final ShortMemory<Called, Optional<Party>> asking = new ShortMemory<>(Duration.ofSeconds(5), 10_000);
    private final ServiceProviders providers;
    private final SamlTable table;
    private final ProviderHistory history;
    private final KnownCertificates certificates;
    private final Audit audit;
    private final Clock clock;

    private record Key(TenantId tenant, UUID provider) {}

    private record Called(TenantId tenant, String entityId) {}

    private record Read(int version, ServiceDescription description) {}

    private record NotTaken(String why, String detail) {}

    /** A system with all that is known of it. */
    record Party(ServiceProvider provider, SamlService service, ServiceDescription description) {}

    SamlServices(
            ServiceProviders providers,
            SamlTable table,
            ProviderHistory history,
            KnownCertificates certificates,
            Audit audit,
            Clock clock) {
        this.providers = providers;
        this.table = table;
        this.history = history;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /** By what it calls itself, as it was at most five seconds ago. */
    @Transactional(readOnly = true)
    public Optional<Party> called(String entityId) {
        return asking.get(
                new Called(Tenant.current(), entityId),
                () -> providers.called(entityId, Protocol.SAML20).flatMap(this::party));
    }

    @EventListener
    void on(ServiceProviderChanged changed) {
        Afterwards.run(asking::changed);
    }

    @Transactional(readOnly = true)
    public Optional<Party> find(UUID provider) {
        return providers.find(provider).flatMap(this::party);
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public Party get(UUID provider) {
        return find(provider).orElseThrow(() -> new NotFound("service provider " + provider));
    }

    /** What each of them says of itself. */
    @Transactional(readOnly = true)
    public Map<UUID, ServiceDescription> descriptions(Collection<UUID> some) {
        return table.all(some).stream().collect(Collectors.toMap(SamlService::provider, this::description));
    }

    private Optional<Party> party(ServiceProvider provider) {
        return table.find(provider.id()).map(service -> new Party(provider, service, description(service)));
    }

    /** Read once on each node; what held when it was taken goes on counting until another takes its place. */
    private ServiceDescription description(SamlService service) {
        var key = new Key(Tenant.current(), service.provider());
        var read = known.get(key);
        if (read == null || read.version != service.version()) {
            var kept = table.description(service.provider(), service.version())
                    .orElseThrow(() -> new NotFound("description " + service.version()));
            read = new Read(kept.version(), DescriptionReader.read(bytes(kept.xml()), kept.at()));
            known.put(key, read);
        }
        return read.description;
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A new system, closed until somebody opens it.
     *
     * @param name empty for what it calls itself
     * @param source where the description was read; null where somebody brought it
     * @throws Refused where the description cannot be taken
     */
    public Party add(String name, byte[] xml, @Nullable String source) {
        var now = clock.instant();
        var description = DescriptionReader.read(xml, now);
        var id = Ids.next();
        var named = !name.isBlank() ? name : description.name().isEmpty() ? description.entityId() : description.name();
        var short200 = named.length() > 200 ? named.substring(0, 200) : named;
        var provider = ServiceProvider.of(id, description.entityId(), short200, Protocol.SAML20)
                .general(short200, "", false);
        providers.add(provider);
        var service = SamlService.recognised(id, description, source, now);
        table.add(service);
        table.describe(id, DescriptionReader.written(xml), now);
        show(id, description);
        history.changed(Part.SAML, id, null, service.kept());
        audit.changed("identity.saml.add", ServiceProviders.entity(id), null, service.kept(), null);
        return new Party(provider, service, description);
    }

    /** @throws RuleBroken at the field that is wrong */
    public void change(UUID provider, UnaryOperator<SamlService> how) {
        var before = held(provider);
        var after = how.apply(before);
        if (after.encrypts() && description(after).receiver() == null)
            throw new RuleBroken("identity.saml.receiver.missing").at("encrypts");
        if (after.equals(before)) return;
        change("identity.saml.change", before, after);
    }

    private void change(String action, SamlService before, SamlService after) {
        table.change(after);
        Afterwards.run(asking::changed);
        if (after.kept().equals(before.kept())) return;
        history.changed(Part.SAML, after.provider(), before.kept(), after.kept());
        audit.changed(action, ServiceProviders.entity(after.provider()), before.kept(), after.kept(), null);
    }

    /**
     * What a system says of itself now. What says the same as before is no new version.
     *
     * @throws Refused where it is another system's, or somebody else has signed it
     */
    public void describe(UUID provider, byte[] xml) {
        var now = clock.instant();
        var before = held(provider);
        var read = DescriptionReader.read(xml, now);
        read.succeeds(description(before));
        if (before.encrypts() && read.receiver() == null) throw new Refused(Refused.Why.NO_KEY, "");
        var text = DescriptionReader.written(xml);
        var same = table.description(provider, before.version())
                .filter(kept -> kept.xml().equals(text))
                .isPresent();
        var after = before.read(same ? before.version() : table.describe(provider, text, now), now, null);
        change("identity.saml.describe", before, after);
        show(provider, read);
    }

    private void show(UUID provider, ServiceDescription said) {
        var receiver = said.receiver();
        certificates.keep(Holder.provider(provider), said.signers(), receiver == null ? List.of() : List.of(receiver));
    }

    /** Shows the certificates of those that were taken in before any were kept. @return whether there may be more */
    public boolean showSome(int size) {
        var some = table.unseen(size);
        some.forEach(one -> show(one.provider(), description(one)));
        return some.size() == size;
    }

    /** The source was read, and what it said is not taken; told once for each reason. @return whether it is a new one */
    public boolean notTaken(UUID provider, String why, String detail) {
        var before = held(provider);
        table.change(before.read(before.version(), clock.instant(), why));
        if (why.equals(before.failure())) return false;
        audit.changed(
                "identity.saml.describe.refuse",
                ServiceProviders.entity(provider),
                null,
                new NotTaken(why, detail),
                null);
        return true;
    }

    /** An earlier description counts again. @throws NotFound where it is not kept */
    public void back(UUID provider, int version) {
        if (table.description(provider, version).isEmpty()) throw new NotFound("description " + version);
        back(provider, "identity.saml.describe", service -> service.read(version, service.readAt(), service.failure()));
    }

    /** It is answered as then, by what it said of itself then. @throws RuleBroken where that is not kept any more */
    void back(UUID provider, SamlService.Kept wanted) {
        if (table.description(provider, wanted.version()).isEmpty())
            throw new RuleBroken("identity.saml.version.gone", wanted.version());
        back(provider, "identity.saml.change", service -> service.as(wanted));
    }

    private void back(UUID provider, String action, UnaryOperator<SamlService> how) {
        var before = held(provider);
        var after = how.apply(before);
        if (after.encrypts() && description(after).receiver() == null)
            throw new RuleBroken("identity.saml.receiver.missing");
        change(action, before, after);
        show(provider, description(after));
    }

    @Transactional(readOnly = true)
    public List<SamlTable.Description> versions(UUID provider) {
        return table.versions(provider);
    }

    /** As it was when it was taken. @throws NotFound where it is not kept */
    @Transactional(readOnly = true)
    public ServiceDescription described(UUID provider, int version) {
        return table.description(provider, version)
                .map(kept -> DescriptionReader.read(bytes(kept.xml()), kept.at()))
                .orElseThrow(() -> new NotFound("description " + version));
    }

    @Transactional(readOnly = true)
    public String xml(UUID provider, int version) {
        return table.description(provider, version)
                .map(SamlTable.Description::xml)
                .orElseThrow(() -> new NotFound("description " + version));
    }

    @Transactional(readOnly = true)
    public List<SamlService> published(@Nullable UUID after, int size) {
        return table.published(after, size);
    }

    private SamlService held(UUID provider) {
        providers.hold(provider);
        return table.hold(provider).orElseThrow(() -> new NotFound("service provider " + provider));
    }
}
