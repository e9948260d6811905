package dk.faelled.platform.signin;

import dk.faelled.platform.KnownAddresses;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Sweep;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One address that guesses at many accounts is slowed down (identity 4.2): after 30 wrong sign-ins within a minute, or 10
 * different names that nobody has within ten, each further one has the next wait for 1, 2, 4 … 30 seconds. Ten times as much
 * in a known network, since a town hall sits behind one address. Nobody is locked by it, and what succeeds never counts.
 * Counted in the database, by authority, so that it holds over several nodes.
 */
@Component
class Addresses implements Sweep {
    static final int WRONG = 30;
    static final int NAMES = 10;
    private static final int KNOWN_TIMES = 10;
    private static final Duration SLOWEST = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int SLICE = 1000;
    private final AddressTable table;
    private final ObjectProvider<KnownAddresses> known;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Addresses(
            AddressTable table,
            ObjectProvider<KnownAddresses> known,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.known = known;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** How long this address waits before its next try; zero for not at all. Of the bound authority. */
    Duration pause(String address) {
        var until = Objects.requireNonNull(
                transaction.execute(status -> table.waitUntil(plain(address)).orElse(Instant.EPOCH)));
        var left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A wrong one. @param nobody the name that nobody has; empty where only the password was wrong */
    void refused(String address, String nobody) {
        int times = nearby(address) ? KNOWN_TIMES : 1;
        var name = nobody.isEmpty() ? null : hash(nobody);
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            var counted = table.count(plain(address), name, NAMES * KNOWN_TIMES + 1, now);
            if (counted.failures() <= WRONG * times && counted.names() <= NAMES * times) return;
            long seconds = Math.min(SLOWEST.toSeconds(), 1L << Math.min(counted.slow(), 5));
            table.slow(plain(address), now.plusSeconds(seconds));
        });
    }

    private boolean nearby(String address) {
        if (address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1")) return true;
        var networks = known.getIfAvailable();
        return networks != null && networks.isKnown(address);
    }

    /** Without the name of the interface that a link-local one bears. */
    private static String plain(String address) {
        return address.replaceFirst("%.*", "");
    }

    private static int hash(String name) {
        return ByteBuffer.wrap(Sha256.of(name)).getInt();
    }

    @Override
    public boolean sweep(Instant now) {
        return table.forget(now.minus(KEPT), SLICE) == SLICE;
    }
}
