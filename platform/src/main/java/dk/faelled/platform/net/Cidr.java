package dk.faelled.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses such as {@code 10.0.0.0/8} or {@code fd00::/8}; a single address is a range of one. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Cidr(byte[] network, int bits) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    public static Optional<Cidr> parse(String text) {
        var parts = text.strip().split("/", -1);
        if (parts.length > 2 || !ADDRESS.matcher(parts[0]).matches()) return Optional.empty();
        try {
            var network = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
            return bits < 0 || bits > network.length * 8 ? Optional.empty() : Optional.of(new Cidr(network, bits));
        } catch (UnknownHostException | NumberFormatException wrong) {
            return Optional.empty();
        }
    }

    public boolean contains(String address) {
        var other = parse(address);
        return other.isPresent() && contains(other.get().network());
    }

    private boolean contains(byte[] address) {
        if (address.length != network.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) return false;
        }
        return true;
    }

    /** Those that are ranges. */
    public static List<Cidr> all(Collection<String> ranges) {
        return ranges.stream().map(Cidr::parse).flatMap(Optional::stream).toList();
    }

    public static boolean anyContains(Collection<String> ranges, String address) {
        return all(ranges).stream().anyMatch(range -> range.contains(address));
    }
}
