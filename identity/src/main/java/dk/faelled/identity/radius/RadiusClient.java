package dk.faelled.identity.radius;

import dk.faelled.identity.network.NetworkRange;
import dk.faelled.platform.RuleBroken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What RADIUS needs of a system besides its terms.
 *
 * @param provider id of the system
 * @param ranges from where it sends, as {@code 192.0.2.10/32}
 * @param legacy its requests need not bear a proof of their own (Message-Authenticator)
 * @param secretAt since when its secret is the one that it is
 */
record RadiusClient(UUID provider, List<String> ranges, boolean legacy, Instant secretAt) {
    static final int MOST_RANGES = 50;
    private static final int FOUR_LEAST = 16;
    private static final int SIX_LEAST = 48;
    private static final int FOUR_BITS = 32;

    /** What of it has a history. @param ranges in order */
    record Kept(List<String> ranges, boolean legacy) {}

    RadiusClient {
        ranges = List.copyOf(ranges);
    }

    Kept kept() {
        return new Kept(ranges.stream().sorted().toList(), legacy);
    }

    /** @throws RuleBroken at {@code ranges}, telling which is wrong and how */
    static List<String> ranges(List<String> typed) {
        if (typed.isEmpty()) throw new RuleBroken("identity.radius.ranges.none").at("ranges");
        if (typed.size() > MOST_RANGES) throw new RuleBroken("identity.radius.ranges.many", MOST_RANGES).at("ranges");
        return typed.stream().map(RadiusClient::range).distinct().toList();
    }

    private static String range(String typed) {
        NetworkRange range;
        try {
            range = NetworkRange.parse(typed);
        } catch (RuleBroken broken) {
            throw broken.at("ranges");
        }
        // whoever takes a whole network takes it from all authorities
        boolean four = range.network().length * Byte.SIZE == FOUR_BITS;
        if (range.bits() < (four ? FOUR_LEAST : SIX_LEAST))
            throw new RuleBroken("identity.radius.ranges.wide", typed, FOUR_LEAST, SIX_LEAST).at("ranges");
        return range.toString();
    }
}
