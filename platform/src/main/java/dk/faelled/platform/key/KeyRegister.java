package dk.faelled.platform.key;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Context;
import dk.faelled.platform.Ids;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.net.Cidr;
import dk.faelled.platform.rights.PermissionCatalogue;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Issues, changes and revokes API keys, and knows whose a presented key is (platform R-5). */
@Service
public class KeyRegister {
    static final int DEFAULT_DAYS = 365;
    static final int MOST_DAYS = 730;
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(5);
    private static final byte[] NO_HASH = new byte[32];
    private static final int MOST_PREFIXES = 10_000;
    private final Map<String, TenantId> tenants = new ConcurrentHashMap<>();
    private final ApiKeyTable table;
    private final KnownKeys known;
    private final PermissionCatalogue catalogue;
    private final AccessDecider access;
    private final Audit audit;
    private final KeyExpiry expiry;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** What the log and the API tell of a key. */
    public record Shown(String name, String prefix, List<String> permissions, List<String> cidrs, Instant expiresAt) {
        static Shown of(ApiKey key) {
            return new Shown(key.name(), key.prefix(), key.permissions(), key.cidrs(), key.expiresAt());
        }
    }

    /** The one moment in which the secret is known. */
    public record Issued(UUID id, String prefix, String secret, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[" + prefix + "]";
        }
    }

    KeyRegister(
            ApiKeyTable table,
            KnownKeys known,
            PermissionCatalogue catalogue,
            AccessDecider access,
            Audit audit,
            KeyExpiry expiry,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.known = known;
        this.catalogue = catalogue;
        this.access = access;
        this.audit = audit;
        this.expiry = expiry;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    @Transactional
    public Issued issue(IssueKey wanted) {
        check(wanted);
        var account = table.account(Ids.next(), wanted.name().strip(), wanted.purpose(), responsible());
        return add(wanted, account, wanted.days());
    }

    /** A living person answers for each key, also for one that a key has issued. */
    private UUID responsible() {
        var actor = Context.current().actor();
        return actor.kind() == Actor.Kind.API_KEY ? table.responsibleFor(actor.id()) : actor.id();
    }

    @Transactional
    public Issued rotate(UUID id, int overlapDays) {
        if (overlapDays < 0 || overlapDays > 90) throw new RuleBroken("platform.key.overlap").at("overlapDays");
        var old = table.find(id).orElseThrow(() -> new NotFound("api-key " + id));
        if (!old.usable(clock.instant())) throw new RuleBroken("platform.key.not-usable", old.prefix());
        // the new secret is seen by the one who rotates, so it is handed out like a new key
        for (var permission : old.permissions()) mayPassOn(permission);
        var days = (int)
                Math.max(1, Duration.between(old.createdAt(), old.expiresAt()).toDays());
        var wanted = new IssueKey(
                old.name(),
                "",
                old.permissions(),
                old.cidrs(),
                Math.min(days, MOST_DAYS),
                old.perSecond(),
                old.burst());
        var issued = add(wanted, old.account(), wanted.days());
        table.replaced(id, issued.id(), clock.instant().plus(Duration.ofDays(overlapDays)));
        known.changed(old.prefix());
        expiry.settled(id, "ROTATED");
        audit.changed("platform.key.rotate", "api-key:" + id, Shown.of(old), null, null);
        return issued;
    }

    @Transactional
    public void revoke(UUID id) {
        var key = table.find(id).orElseThrow(() -> new NotFound("api-key " + id));
        if (key.revokedAt() != null) return;
        table.revoke(id, clock.instant());
        known.changed(key.prefix());
        expiry.settled(id, "REVOKED");
        audit.changed("platform.key.revoke", "api-key:" + id, Shown.of(key), null, null);
    }

    @Transactional(readOnly = true)
    public List<ApiKey> page(@Nullable UUID after, int size) {
        return table.page(after, size);
    }

    @Transactional(readOnly = true)
    public Optional<ApiKey> find(UUID id) {
        return table.find(id);
    }

    /** The key that was presented from that address; empty for unknown, expired, revoked or from elsewhere. */
    public Optional<ApiKey> present(String text, String address) {
        var secret = Secret.parse(text);
        if (secret.isEmpty()) return Optional.empty();
        var tenant = tenantOf(secret.get().prefix());
        if (tenant == null) {
            var _ = MessageDigest.isEqual(secret.get().hash(), NO_HASH);
            return Optional.empty();
        }
        return Tenant.call(tenant, () -> accept(secret.get(), address));
    }

    /** Whose keys begin so; that never changes, so it is asked once. What nobody's key begins with is not remembered. */
    private @Nullable TenantId tenantOf(String prefix) {
        var known = tenants.get(prefix);
        if (known != null) return known;
        var found = Tenant.none(
                "the prefix of a key tells its tenant", () -> transaction.execute(status -> table.tenantOf(prefix)));
        if (found == null || found.isEmpty()) return null;
        if (tenants.size() >= MOST_PREFIXES) tenants.clear();
        tenants.put(prefix, found.get());
        return found.get();
    }

    private Optional<ApiKey> accept(Secret secret, String address) {
        var now = clock.instant();
        var found = known.find(
                secret.prefix(),
                () -> Objects.requireNonNull(transaction.execute(_ -> table.byPrefix(secret.prefix()))));
        if (found.isEmpty() || !MessageDigest.isEqual(secret.hash(), found.get().hash())) return Optional.empty();
        var key = found.get();
        if (!key.usable(now) || !(key.cidrs().isEmpty() || Cidr.anyContains(key.cidrs(), address)))
            return Optional.empty();
        var seen = key.lastUsedAt();
        if (seen == null || seen.plus(SEEN_AGAIN).isBefore(now)) {
            transaction.executeWithoutResult(_ -> table.used(key.id(), now));
            known.forget(key.prefix());
        }
        return found;
    }

    private Issued add(IssueKey wanted, UUID account, int days) {
        var secret = Secret.random();
        var now = clock.instant();
        var key = new ApiKey(
                Tenant.current(),
                Ids.next(),
                account,
                wanted.name().strip(),
                secret.prefix(),
                secret.hash(),
                wanted.permissions(),
                wanted.cidrs(),
                wanted.perSecond(),
                wanted.burst(),
                now,
                now.plus(Duration.ofDays(days)),
                null,
                null,
                null);
        table.add(key);
        audit.changed("platform.key.issue", "api-key:" + key.id(), null, Shown.of(key), wanted.purpose());
        return new Issued(key.id(), key.prefix(), secret.text(), key.expiresAt());
    }

    /** Nobody hands out what they do not hold. */
    private void mayPassOn(String permission) {
        if (!access.may(permission))
            throw new RuleBroken("platform.key.permission-not-held", permission).at("permissions");
    }

    private void check(IssueKey wanted) {
        if (wanted.name().isBlank()) throw new RuleBroken("platform.key.name").at("name");
        if (wanted.days() < 1 || wanted.days() > MOST_DAYS)
            throw new RuleBroken("platform.key.days", MOST_DAYS).at("days");
        if (wanted.permissions().isEmpty()) throw new RuleBroken("platform.key.no-permission").at("permissions");
        for (var permission : wanted.permissions()) {
            if (!catalogue.knows(permission))
                throw new RuleBroken("platform.key.unknown-permission", permission).at("permissions");
            mayPassOn(permission);
        }
        for (var cidr : wanted.cidrs()) {
            if (Cidr.parse(cidr).isEmpty()) throw new RuleBroken("platform.key.cidr", cidr).at("cidrs");
        }
        if (wanted.perSecond() < 1 || wanted.burst() < wanted.perSecond())
            throw new RuleBroken("platform.key.limit").at("perSecond");
    }
}
