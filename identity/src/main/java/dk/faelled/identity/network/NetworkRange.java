package dk.faelled.identity.network;

import dk.faelled.platform.RuleBroken;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses as {@code 192.0.2.0/24} or {@code 2001:db8::/32}; a single address is a range of one.
 *
 * @param network the first address of the range
 * @param bits how many of its bits all addresses of the range share
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NetworkRange(byte[] network, int bits) {
    private static final Pattern FOUR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int FOUR_LEAST = 8;
    private static final int SIX_LEAST = 16;

    /** @throws RuleBroken at {@code range}, telling what is wrong with it */
    public static NetworkRange parse(String text) {
        var parts = text.strip().split("/", -1);
        if (parts[0].isEmpty()) throw wrong("empty");
        if (parts.length > 2) throw wrong("form", text.strip());
        var address = address(parts[0]);
        int most = address.length * 8;
        int bits = parts.length == 1 ? most : bits(parts[1], most);
        int least = address.length == 4 ? FOUR_LEAST : SIX_LEAST;
        if (bits < least) throw wrong("wide", bits, least);
        var range = new NetworkRange(address, bits);
        var first = range.first();
        if (!java.util.Arrays.equals(first, address))
            throw wrong("inside", text.strip(), new NetworkRange(first, bits));
        return range;
    }

    private static byte[] address(String text) {
        var four = FOUR.matcher(text);
        if (four.matches()) {
            var bytes = new byte[4];
            for (int i = 0; i < 4; i++) {
                int part = Integer.parseInt(four.group(i + 1));
                if (part > 255) throw wrong("part", text, part);
                bytes[i] = (byte) part;
            }
            return bytes;
        }
        // with a colon in it, it is never looked up as a name
        if (!SIX.matcher(text).matches()) throw wrong("form", text);
        try {
            var bytes = InetAddress.getByName(text).getAddress();
            if (bytes.length == 4)
                throw wrong("mapped", InetAddress.getByAddress(bytes).getHostAddress());
            return bytes;
        } catch (UnknownHostException unreadable) {
            throw wrong("form", text);
        }
    }

    private static int bits(String text, int most) {
        int bits = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (bits < 0 || bits > most) throw wrong("bits", text, most);
        return bits;
    }

    /** Whether that address is in it. */
    public boolean contains(byte[] address) {
        return address.length == network.length
                && java.util.Arrays.equals(new NetworkRange(address, bits).first(), network);
    }

    private byte[] first() {
        var first = network.clone();
        for (int bit = bits; bit < first.length * 8; bit++) first[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        return first;
    }

    /** Whether two addresses are as near as a session may move: the same IPv4 /24 or IPv6 /48, or both this machine. */
    static boolean near(String one, String other) {
        try {
            // as the request bears them they are numbers, which nobody looks up
            var a = InetAddress.getByName(one);
            var b = InetAddress.getByName(other);
            if (a.isLoopbackAddress() && b.isLoopbackAddress()) return true;
            var first = a.getAddress();
            var second = b.getAddress();
            int shared = first.length == 4 ? 3 : 6;
            return first.length == second.length && java.util.Arrays.equals(first, 0, shared, second, 0, shared);
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }

    private static RuleBroken wrong(String what, Object... arguments) {
        return new RuleBroken("identity.network.wrong." + what, arguments).at("range");
    }

    /** As PostgreSQL writes it, but for zeros in an IPv6 address. */
    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + bits;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
