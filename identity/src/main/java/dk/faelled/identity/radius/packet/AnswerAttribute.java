package dk.faelled.identity.radius.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a client can be told of somebody who comes in: by the names of RFC 2865 and RFC 2869, or for a vendor's own
 * attributes by two numbers, {@code 12356.1}, whose values are texts.
 */
public final class AnswerAttribute {
    private enum Form {
        TEXT,
        NUMBER,
        ADDRESS
    }

    private record Known(int type, Form form) {}

    private static final Map<String, Known> NAMES = Map.ofEntries(
            Map.entry("Service-Type", new Known(6, Form.NUMBER)),
            Map.entry("Framed-Protocol", new Known(7, Form.NUMBER)),
            Map.entry("Framed-IP-Address", new Known(8, Form.ADDRESS)),
            Map.entry("Framed-IP-Netmask", new Known(9, Form.ADDRESS)),
            Map.entry("Framed-Routing", new Known(10, Form.NUMBER)),
            Map.entry("Filter-Id", new Known(11, Form.TEXT)),
            Map.entry("Framed-MTU", new Known(12, Form.NUMBER)),
            Map.entry("Framed-Compression", new Known(13, Form.NUMBER)),
            Map.entry("Login-IP-Host", new Known(14, Form.ADDRESS)),
            Map.entry("Login-Service", new Known(15, Form.NUMBER)),
            Map.entry("Login-TCP-Port", new Known(16, Form.NUMBER)),
            Map.entry("Reply-Message", new Known(Attribute.REPLY_MESSAGE, Form.TEXT)),
            Map.entry("Callback-Number", new Known(19, Form.TEXT)),
            Map.entry("Callback-Id", new Known(20, Form.TEXT)),
            Map.entry("Framed-Route", new Known(22, Form.TEXT)),
            Map.entry("Class", new Known(25, Form.TEXT)),
            Map.entry("Session-Timeout", new Known(27, Form.NUMBER)),
            Map.entry("Idle-Timeout", new Known(28, Form.NUMBER)),
            Map.entry("Termination-Action", new Known(29, Form.NUMBER)),
            Map.entry("Port-Limit", new Known(62, Form.NUMBER)),
            Map.entry("Framed-Pool", new Known(88, Form.TEXT)));

    private static final Pattern VENDOR = Pattern.compile("([1-9]\\d{0,7})\\.([1-9]\\d{0,2})");
    private static final Pattern FOUR = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");
    private static final int MOST_TYPE = 255;
    private static final int VENDOR_HEAD = Integer.BYTES + 2;
    private static final long MOST_NUMBER = 0xffff_ffffL;

    private AnswerAttribute() {}

    public static boolean isKnown(String name) {
        return NAMES.containsKey(name) || vendor(name).isPresent();
    }

    /** In their order, with commas between. */
    public static String names() {
        return String.join(", ", new TreeMap<>(NAMES).keySet());
    }

    /** Empty where nobody knows the name, or the value is none of its form or too long. */
    public static Optional<Attribute> of(String name, String value) {
        var known = NAMES.get(name);
        if (known == null) return vendor(name).flatMap(vendor -> vendors(vendor, value));
        return switch (known.form()) {
            case TEXT -> text(value).map(bytes -> new Attribute(known.type(), bytes));
            case NUMBER -> number(value).map(number -> Attribute.number(known.type(), number));
            case ADDRESS -> address(value).map(bytes -> new Attribute(known.type(), bytes));
        };
    }

    private record Vendor(int vendor, int type) {}

    private static Optional<Vendor> vendor(String name) {
        var found = VENDOR.matcher(name);
        if (!found.matches()) return Optional.empty();
        int type = Integer.parseInt(found.group(2));
        return type > MOST_TYPE ? Optional.empty() : Optional.of(new Vendor(Integer.parseInt(found.group(1)), type));
    }

    /** RFC 2865 5.26. */
    private static Optional<Attribute> vendors(Vendor vendor, String value) {
        return text(value)
                .filter(bytes -> bytes.length + VENDOR_HEAD <= Attribute.LONGEST)
                .map(bytes -> new Attribute(
                        Attribute.VENDOR_SPECIFIC,
                        ByteBuffer.allocate(VENDOR_HEAD + bytes.length)
                                .putInt(vendor.vendor())
                                .put((byte) vendor.type())
                                .put((byte) (bytes.length + 2))
                                .put(bytes)
                                .array()));
    }

    private static Optional<byte[]> text(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        return bytes.length == 0 || bytes.length > Attribute.LONGEST ? Optional.empty() : Optional.of(bytes);
    }

    private static Optional<Integer> number(String value) {
        if (!value.matches("\\d{1,10}")) return Optional.empty();
        long number = Long.parseLong(value);
        return number > MOST_NUMBER ? Optional.empty() : Optional.of((int) number);
    }

    private static Optional<byte[]> address(String value) {
        if (!FOUR.matcher(value).matches()) return Optional.empty();
        for (var part : value.split("\\.", -1)) if (Integer.parseInt(part) > MOST_TYPE) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(value).getAddress()); // numbers, which nobody looks up
        } catch (UnknownHostException unreadable) {
            return Optional.empty();
        }
    }
}
