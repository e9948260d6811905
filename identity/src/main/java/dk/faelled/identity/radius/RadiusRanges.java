package dk.faelled.identity.radius;

import dk.faelled.identity.network.NetworkRange;
import dk.faelled.identity.provider.ServiceProviderChanged;
import dk.faelled.platform.Afterwards;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From where clients send, in memory: a flood of packets from strangers never reaches the database. Read again after five
 * seconds, and at once after a change on this node.
 */
@Component
class RadiusRanges {
    private static final Logger LOG = LoggerFactory.getLogger(RadiusRanges.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int SLICE = 1_000;
    private static final int MOST = 100_000;
    private final RadiusClientTable table;
    private final TransactionTemplate transaction;
    /** By their first address; those of four bytes and of sixteen apart. */
    private final Remembered<TreeMap<byte[], Range>> all = new Remembered<>(FRESH, this::all);

    /** Whose client it is. */
    record Owner(TenantId tenant, UUID provider) {}

    private record Range(NetworkRange range, Owner owner) {}

    RadiusRanges(RadiusClientTable table, PlatformTransactionManager transactions) {
        this.table = table;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
    }

    /** As far as is known without asking the database. */
    Optional<Owner> remembered(InetAddress address) {
        var known = all.last();
        return known == null ? Optional.empty() : find(known, address);
    }

    /** What is remembered is from before. */
    boolean isOld() {
        return all.isOld();
    }

    /** As it is now, within five seconds. */
    Optional<Owner> of(InetAddress address) {
        return find(all.get(), address);
    }

    private TreeMap<byte[], Range> all() {
        var all = new TreeMap<byte[], Range>(Arrays::compareUnsigned);
        List<RadiusClientTable.Owned> slice;
        String after = null;
        do {
            slice = slice(after);
            for (var one : slice) {
                var range = NetworkRange.parse(one.range());
                all.put(key(range.network()), new Range(range, new Owner(new TenantId(one.tenant()), one.provider())));
            }
            if (!slice.isEmpty()) after = slice.getLast().range();
        } while (slice.size() == SLICE && all.size() < MOST);
        if (all.size() >= MOST) LOG.error("only {} ranges of RADIUS clients are known; there are more", MOST);
        return all;
    }

    private List<RadiusClientTable.Owned> slice(@Nullable String after) {
        return Tenant.none(
                "a packet names no authority",
                () -> java.util.Objects.requireNonNull(transaction.execute(_ -> table.all(after, SLICE))));
    }

    private static Optional<Owner> find(TreeMap<byte[], Range> all, InetAddress address) {
        // ranges have no address in common, so the one that begins nearest below is the only one that may hold it
        var below = all.floorEntry(key(address.getAddress()));
        return Optional.ofNullable(below)
                .map(java.util.Map.Entry::getValue)
                .filter(range -> range.range().contains(address.getAddress()))
                .map(Range::owner);
    }

    /** Shorter addresses before longer ones. */
    private static byte[] key(byte[] address) {
        var key = new byte[address.length + 1];
        key[0] = (byte) address.length;
        System.arraycopy(address, 0, key, 1, address.length);
        return key;
    }

    @EventListener
    void on(ServiceProviderChanged changed) {
        Afterwards.run(all::changed);
    }
}
