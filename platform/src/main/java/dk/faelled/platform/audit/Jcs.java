package dk.faelled.platform.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** JSON in its one canonical form (RFC 8785): sorted members, no blanks, numbers as ECMAScript writes them. */
final class Jcs {
    private Jcs() {}

    static String write(JsonNode node) {
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, out);
            case ARRAY -> array(node, out);
            case STRING -> string(node.asString(), out);
            case NUMBER -> out.append(number(node.asDouble()));
            case BOOLEAN -> out.append(node.asBoolean());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private static void object(JsonNode node, StringBuilder out) {
        // String.compareTo compares UTF-16 code units, as RFC 8785 3.2.3 asks
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.forEachEntry(sorted::put);
        char before = '{';
        if (sorted.isEmpty()) out.append('{');
        for (var member : sorted.entrySet()) {
            out.append(before);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            before = ',';
        }
        out.append('}');
    }

    private static void array(JsonNode node, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) out.append(',');
            write(node.get(i), out);
        }
        out.append(']');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) out.append("\\u%04x".formatted((int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }

    /** As ECMAScript's Number.prototype.toString: the shortest digits that read back as the same double. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) throw new IllegalArgumentException("not a JSON number");
        if (value == 0) return "0";
        if (value < 0) return "-" + number(-value);
        var shortest = shortest(value);
        var digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        if (k <= n && n <= 21) return digits + "0".repeat(n - k);
        if (0 < n && n <= 21) return digits.substring(0, n) + "." + digits.substring(n);
        if (-6 < n && n <= 0) return "0." + "0".repeat(-n) + digits;
        var exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return k == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }

    /** Double.toString writes at least two digits where one may do: 4.9E-324 for 5e-324. */
    private static BigDecimal shortest(double value) {
        var exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (exact.precision() != 2) return exact;
        var one = exact.round(new MathContext(1)).stripTrailingZeros();
        return one.doubleValue() == value ? one : exact;
    }
}
