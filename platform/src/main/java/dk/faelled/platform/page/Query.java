package dk.faelled.platform.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query of an address, to which one adds and from which one takes without losing the rest. Order is kept. */
public record Query(List<Parameter> parameters) {
    public record Parameter(String name, String value) {}

    public Query {
        parameters = List.copyOf(parameters);
    }

    public static Query of(@Nullable String text) {
        var found = new ArrayList<Parameter>();
        if (text != null)
            for (var part : text.split("&", -1)) {
                if (part.isEmpty()) continue;
                var equals = part.indexOf('=');
                found.add(
                        equals < 0
                                ? new Parameter(decoded(part), "")
                                : new Parameter(
                                        decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
            }
        return new Query(found);
    }

    public @Nullable String first(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** The same with exactly this value for the name. */
    public Query with(String name, String value) {
        return without(name).and(name, value);
    }

    /** The same with one more value for the name. */
    public Query and(String name, String value) {
        var more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new Query(more);
    }

    public Query without(String... names) {
        var gone = Set.of(names);
        return new Query(parameters.stream()
                .filter(parameter -> !gone.contains(parameter.name))
                .toList());
    }

    public Query without(Parameter gone) {
        return new Query(
                parameters.stream().filter(parameter -> !parameter.equals(gone)).toList());
    }

    /** {@code path?name=value&…}, or the path alone. */
    public String on(String path) {
        return parameters.isEmpty() ? path : path + "?" + this;
    }

    @Override
    public String toString() {
        return String.join(
                "&",
                parameters.stream()
                        .map(parameter -> encoded(parameter.name) + "=" + encoded(parameter.value))
                        .toList());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) { // a stray percent sign is taken as written
            return text;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
