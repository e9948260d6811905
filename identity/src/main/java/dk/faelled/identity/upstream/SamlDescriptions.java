package dk.faelled.identity.upstream;

import dk.faelled.identity.certificate.Holder;
import dk.faelled.identity.certificate.KnownCertificates;
import dk.faelled.identity.saml.message.DescriptionReader;
import dk.faelled.identity.saml.message.IdentityProvider;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.identity.upstream.LoginSource.Kind;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The providers that speak SAML, known by what they say of themselves (their metadata), which is read again each hour. */
@Component
class SamlDescriptions {
    private static final int OK = 200;
    private final Map<Key, Read> known = new ConcurrentHashMap<>();
    private final LoginSources sources;
    private final SamlSourceTable table;
    private final SourceCalls calls;
    private final KnownCertificates certificates;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Key(TenantId tenant, UUID source) {}

    private record Read(int version, IdentityProvider provider) {}

    /** A provider with all that is known of it. */
    record Known(SamlSource source, IdentityProvider provider) {}

    /** As the log keeps it. */
    private record Kept(
            @Nullable String address, boolean encrypted, List<String> classes, int version, String entityId) {}

    SamlDescriptions(
            LoginSources sources,
            SamlSourceTable table,
            SourceCalls calls,
            KnownCertificates certificates,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.table = table;
        this.calls = calls;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** @throws NotFound where there is none */
    Known get(UUID source) {
        var saml = Objects.requireNonNull(
                transaction.execute(_ -> table.find(source).orElseThrow(() -> new NotFound("login source " + source))));
        return new Known(saml, provider(saml));
    }

    /** Read once on each node; what held when it was taken goes on counting until another takes its place. */
    private IdentityProvider provider(SamlSource saml) {
        var key = new Key(Tenant.current(), saml.source());
        var read = known.get(key);
        if (read == null || read.version() != saml.version()) {
            read = new Read(saml.version(), IdentityProvider.read(bytes(saml.xml()), saml.readAt()));
            known.put(key, read);
        }
        return read.provider();
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What stands there now.
     *
     * @throws Refused where nothing can be read there
     * @throws RuleBroken where the address may not be called
     */
    byte[] fetched(String address) {
        var answer = calls.get(address, null);
        if (answer.status() != OK) throw new Refused(Refused.Why.SOURCE, String.valueOf(answer.status()));
        return answer.body();
    }

    /**
     * A new one, closed until it is opened.
     *
     * @param address where the description was read; null where somebody brought it
     * @throws Refused where the description cannot be taken
     * @throws RuleBroken at the name, where it is another's
     */
    UUID add(String name, byte[] xml, @Nullable String address) {
        var now = clock.instant();
        var provider = IdentityProvider.read(xml, now);
        var source = LoginSource.of(Ids.next(), Kind.SAML, name);
        var saml = new SamlSource(source.id(), address, false, List.of(), DescriptionReader.written(xml), 1, now, null);
        transaction.executeWithoutResult(_ -> {
            sources.add(source);
            table.add(saml);
            certificates.keep(Holder.source(source.id()), provider.signers(), List.of());
            audit.changed(
                    "identity.source.connect", LoginSources.entity(source.id()), null, kept(saml, provider), null);
        });
        return source.id();
    }

    private static Kept kept(SamlSource saml, IdentityProvider provider) {
        return new Kept(saml.address(), saml.encrypted(), saml.classes(), saml.version(), provider.entityId());
    }

    /** @throws RuleBroken at the field that is wrong */
    void change(UUID source, @Nullable String address, boolean encrypted, List<String> classes) {
        changed(source, before -> {
            var after = before.source().asking(address, encrypted, classes);
            return new Known(after, before.provider());
        });
    }

    /** Another description. @param byHand somebody has brought it @throws Refused where it cannot take the place of the one before */
    void describe(UUID source, byte[] xml, boolean byHand) {
        var now = clock.instant();
        var provider = IdentityProvider.read(xml, now);
        var text = DescriptionReader.written(xml);
        changed(source, before -> {
            provider.succeeds(before.provider(), byHand);
            return new Known(before.source().read(text, now, null), provider);
        });
    }

    private void changed(UUID source, UnaryOperator<Known> how) {
        transaction.executeWithoutResult(_ -> {
            var held = table.hold(source).orElseThrow(() -> new NotFound("login source " + source));
            var before = new Known(held, provider(held));
            var after = how.apply(before);
            table.change(after.source());
            certificates.keep(Holder.source(source), after.provider().signers(), List.of());
            var was = kept(before.source(), before.provider());
            var is = kept(after.source(), after.provider());
            if (!was.equals(is)) audit.changed("identity.source.connect", LoginSources.entity(source), was, is, null);
        });
    }

    /** Where its address is known. What cannot be taken leaves what counts as it is. */
    void readAgain(UUID source) {
        var before = get(source);
        var address = before.source().address();
        if (address == null) {
            // those that were taken in before certificates were kept are shown, too
            transaction.executeWithoutResult(_ ->
                    certificates.keep(Holder.source(source), before.provider().signers(), List.of()));
            return;
        }
        try {
            describe(source, fetched(address), false);
        } catch (Refused refused) {
            failed(source, refused.why().name());
        } catch (RuleBroken broken) {
            failed(source, Refused.Why.SOURCE.name());
        }
    }

    private void failed(UUID source, String why) {
        changed(source, before -> {
            var after = before.source().read(before.source().xml(), clock.instant(), why);
            return new Known(after, before.provider());
        });
    }
}
