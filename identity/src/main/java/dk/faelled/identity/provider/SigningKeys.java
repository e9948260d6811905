package dk.faelled.identity.provider;

import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.SigningKey.State;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Audit;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.ShortMemory;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that an authority signs with (ADM-09), of each algorithm one that signs. A roll-over has two steps: the next key is
 * published beside the one in use, and takes over when everybody who reads what is published has seen it; the former one stays
 * published until it is removed. Kept parsed in memory for half a minute: by then every node signs with the new one.
 */
@Service
public class SigningKeys {
    private final ShortMemory<TenantId, List<SigningKey>> known = new ShortMemory<>(Duration.ofSeconds(30), 1_000);
    private final SigningKeyTable table;
    private final Tenants tenants;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    private record Kept(String key, Algorithm algorithm, String until) {
        static Kept of(SigningKey key) {
            return new Kept(key.id(), key.algorithm(), key.until().toString());
        }
    }

    SigningKeys(
            SigningKeyTable table, Tenants tenants, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
        // also after a commit, and within what somebody only reads
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The one that signs; made when it is asked for the first time. */
    public SigningKey primary(Algorithm algorithm) {
        var found = in(all(), algorithm, State.PRIMARY);
        if (found != null) return found;
        var made = SelfSigned.make(algorithm, State.PRIMARY, authority(), clock.instant());
        // on however many nodes it is made at once, one is kept
        transaction.executeWithoutResult(_ -> {
            if (table.add(made) == 1) audit.changed("identity.key.make", entity(), null, Kept.of(made), null);
        });
        known.changed();
        return Objects.requireNonNull(in(all(), algorithm, State.PRIMARY));
    }

    /** What others check signatures with: one that signs of each algorithm, and what comes next and was before. */
    public List<SigningKey> published() {
        for (var algorithm : Algorithm.values()) primary(algorithm);
        return all();
    }

    /** Published beside the one in use from now on. @throws RuleBroken where there is one already */
    public SigningKey prepare(Algorithm algorithm) {
        var next = SelfSigned.make(algorithm, State.NEXT, authority(), clock.instant());
        return change(() -> {
            if (table.add(next) == 0) throw new RuleBroken("identity.key.next.there");
            audit.changed("identity.key.prepare", entity(), null, Kept.of(next), null);
            return next;
        });
    }

    /** The next one signs from now on; the one before stays published. @throws RuleBroken where nothing is prepared */
    public SigningKey rollOver(Algorithm algorithm) {
        return change(() -> {
            var keys = table.all();
            var next = in(keys, algorithm, State.NEXT);
            if (next == null) throw new RuleBroken("identity.key.next.missing");
            var before = in(keys, algorithm, State.PRIMARY);
            if (before != null) table.move(before.id(), State.PRIMARY, State.FORMER);
            if (table.move(next.id(), State.NEXT, State.PRIMARY) == 0)
                throw new RuleBroken("identity.key.next.missing");
            audit.changed(
                    "identity.key.roll-over", entity(), before == null ? null : Kept.of(before), Kept.of(next), null);
            return next;
        });
    }

    /** Not published any more; nothing that it signed counts. @throws RuleBroken where it is no former one */
    public SigningKey remove(String id) {
        return change(() -> {
            var key = table.all().stream()
                    .filter(one -> one.id().equals(id))
                    .findAny()
                    .orElseThrow(() -> new RuleBroken("identity.key.not-former"));
            if (table.remove(id, State.FORMER) == 0) throw new RuleBroken("identity.key.not-former");
            audit.changed("identity.key.remove", entity(), Kept.of(key), null, null);
            return key;
        });
    }

    private SigningKey change(java.util.function.Supplier<SigningKey> work) {
        var changed = Objects.requireNonNull(transaction.execute(_ -> work.get()));
        Afterwards.run(known::changed);
        return changed;
    }

    private List<SigningKey> all() {
        return known.get(Tenant.current(), () -> Objects.requireNonNull(transaction.execute(_ -> table.all())));
    }

    private static @Nullable SigningKey in(List<SigningKey> keys, Algorithm algorithm, State state) {
        return keys.stream()
                .filter(key -> key.algorithm() == algorithm && key.state() == state)
                .findAny()
                .orElse(null);
    }

    private String authority() {
        return tenants.find(Tenant.current()).map(TenantInfo::name).orElse("Fælled");
    }

    private static String entity() {
        return "tenant:" + Tenant.current().value();
    }
}
