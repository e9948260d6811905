package dk.faelled.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address for each endpoint, from {@code matrix.txt}. */
final class Samples {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private final Map<String, String> targets = new TreeMap<>();

    Samples() {
        try (var in = Samples.class.getResourceAsStream("/matrix.txt")) {
            var text = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int equals = line.lastIndexOf(" = ");
                        targets.put(line.substring(0, equals), line.substring(equals + 3));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(Endpoint endpoint) {
        return targets.containsKey(endpoint.name());
    }

    /** @param ids by kind of object */
    String target(Endpoint endpoint, Map<String, String> ids) {
        return PLACE.matcher(raw(endpoint).replaceFirst("^~", ""))
                .replaceAll(place -> Matcher.quoteReplacement(
                        java.util.Objects.requireNonNull(ids.get(place.group(1)), place.group())));
    }

    boolean namesAnObject(Endpoint endpoint) {
        return PLACE.matcher(raw(endpoint)).find();
    }

    /** Whether an id that nobody knows must be answered with 404. */
    boolean mustKnow(Endpoint endpoint) {
        return namesAnObject(endpoint) && !raw(endpoint).startsWith("~");
    }

    private String raw(Endpoint endpoint) {
        return java.util.Objects.requireNonNull(targets.get(endpoint.name()), endpoint.name());
    }
}
