package dk.faelled.identity.radius;

import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.provider.history.Part;
import dk.faelled.identity.provider.history.ProviderHistory;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Systems that speak RADIUS. Several authorities share a port, and a packet names none of them: whose it is follows from the
 * address that it came from, so an address is at most one client's, over all authorities.
 */
@Service
@Transactional
public class RadiusClients {
    static final int SHORTEST_SECRET = 16;
    static final int LONGEST_SECRET = 128;
    private static final int MADE = 32;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final RadiusClientTable table;
    private final ServiceProviders providers;
    private final ProviderHistory history;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    private record SecretGiven(String client) {}

    RadiusClients(
            RadiusClientTable table,
            ServiceProviders providers,
            ProviderHistory history,
            Sealer sealer,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.providers = providers;
        this.history = history;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** @throws NotFound where the system is none of RADIUS */
    @Transactional(readOnly = true)
    RadiusClient get(UUID provider) {
        return find(provider).orElseThrow(() -> new NotFound("RADIUS client " + provider));
    }

    @Transactional(readOnly = true)
    Optional<RadiusClient> find(UUID provider) {
        return table.find(provider);
    }

    /** In clear. */
    @Transactional(readOnly = true)
    Optional<String> secret(UUID provider) {
        return table.secret(provider).map(sealer::openSecret);
    }

    /**
     * @param ranges as typed
     * @param secret as typed; empty for one that is made
     * @return the secret, which nobody is told again
     * @throws RuleBroken at {@code ranges} or {@code secret}
     */
    public String add(ServiceProvider provider, List<String> ranges, boolean legacy, String secret) {
        if (provider.protocol() != Protocol.RADIUS) throw new IllegalArgumentException("a client of another protocol");
        var client = new RadiusClient(
                provider.id(),
                RadiusClient.ranges(ranges),
                legacy,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var given = secret.isEmpty() ? made() : checked(secret);
        providers.add(provider);
        table.add(client, sealer.sealSecret(given));
        take(client);
        history.changed(Part.RADIUS, client.provider(), null, client.kept());
        told("identity.radius.add", client.provider(), null, client);
        return given;
    }

    /** @throws RuleBroken at {@code ranges} */
    public void change(UUID provider, List<String> ranges, boolean legacy) {
        providers.hold(provider);
        table.hold(provider);
        var before = get(provider);
        var after = new RadiusClient(provider, RadiusClient.ranges(ranges), legacy, before.secretAt());
        if (after.kept().equals(before.kept())) return;
        table.legacy(provider, legacy);
        table.clear(Tenant.current().value(), provider);
        take(after);
        history.changed(Part.RADIUS, provider, before.kept(), after.kept());
        told("identity.radius.change", provider, before, after);
    }

    /** Another secret; the one before counts no more. @param typed empty for one that is made @return the secret */
    public String replace(UUID provider, String typed) {
        get(provider);
        var given = typed.isEmpty() ? made() : checked(typed);
        table.secret(provider, sealer.sealSecret(given), clock.instant());
        told(
                "identity.radius.secret",
                provider,
                null,
                new SecretGiven(providers.get(provider).name()));
        return given;
    }

    private void take(RadiusClient client) {
        var tenant = Tenant.current().value();
        for (var range : client.ranges()) {
            if (table.take(tenant, client.provider(), range)) continue;
            var taken = table.overlapping(tenant, range);
            if (taken.isPresent() && taken.get().own())
                throw new RuleBroken(
                                "identity.radius.ranges.own", range, taken.get().range())
                        .at("ranges");
            throw new RuleBroken("identity.radius.ranges.taken", range).at("ranges");
        }
    }

    private void told(String action, UUID provider, @org.jspecify.annotations.Nullable Record before, Record after) {
        audit.changed(action, ServiceProviders.entity(provider), before, after, null);
        events.publishEvent(new ServiceProviderChanged(provider));
    }

    /** What every box can be told: letters, digits and signs of ASCII. */
    private static String checked(String secret) {
        if (secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET)
            throw new RuleBroken("identity.radius.secret.length", SHORTEST_SECRET, LONGEST_SECRET).at("secret");
        if (!secret.chars().allMatch(letter -> letter > ' ' && letter < 127))
            throw new RuleBroken("identity.radius.secret.letters").at("secret");
        return secret;
    }

    private static String made() {
        var made = new StringBuilder();
        for (int i = 0; i < MADE; i++) made.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return made.toString();
    }
}
