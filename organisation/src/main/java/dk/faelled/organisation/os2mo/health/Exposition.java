package dk.faelled.organisation.os2mo.health;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text that Prometheus reads, format 0.0.4: a line a figure, each name with its type once before its figures. */
final class Exposition {
    static final String TYPE = "text/plain;version=0.0.4;charset=utf-8";
    private final StringBuilder text = new StringBuilder();

    Exposition name(String name, String type) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    Exposition figure(String name, Map<String, String> labels, double value) {
        text.append(name);
        if (!labels.isEmpty())
            text.append(labels.entrySet().stream()
                    .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                    .collect(Collectors.joining(",", "{", "}")));
        text.append(' ').append(number(value)).append('\n');
        return this;
    }

    /** A figure of its own. */
    Exposition counter(String name, double value) {
        return name(name, "counter").figure(name, Map.of(), value);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
