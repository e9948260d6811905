package dk.faelled.platform.launch;

import dk.faelled.platform.database.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that a configuration may use. Each module lists its own in {@code faelled-keys.txt} on the class path: one a
 * line, the meaning after a blank; {@code *} at the end stands for any last part.
 *
 * @param unbuilt what keys would do that begin with {@code !} there: a configuration with one is refused, since nothing
 *     would come of it
 */
record KnownKeys(List<String> keys, Map<String, String> unbuilt) {
    static final String PREFIX = "faelled.";
    private static final String UNBUILT = "!";

    static KnownKeys ofAllModules() {
        var keys = new ArrayList<String>();
        var unbuilt = new HashMap<String, String>();
        try {
            for (var list :
                    java.util.Collections.list(KnownKeys.class.getClassLoader().getResources("faelled-keys.txt"))) {
                try (var in = list.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(line -> {
                                var parts = line.split("\\s+", 2);
                                if (!line.startsWith(UNBUILT)) keys.add(parts[0]);
                                else unbuilt.put(plain(parts[0].substring(1)), parts.length > 1 ? parts[1] : "");
                            });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KnownKeys(List.copyOf(keys), Map.copyOf(unbuilt));
    }

    /** @param from where they stand, for the one who must correct them */
    void check(Collection<String> given, String from) {
        for (var key : given) {
            if (unbuilt.containsKey(plain(key))) throw notBuilt(key, from);
            if (key.startsWith(PREFIX) && !knows(key)) throw unknown(key, from);
        }
    }

    private StartRefused notBuilt(String key, String from) {
        return new StartRefused(
                StartRefused.CONFIGURATION,
                "%s in %s would do nothing yet (%s). Take it out.".formatted(key, from, unbuilt.get(plain(key))));
    }

    private boolean knows(String key) {
        var plain = plain(key);
        return keys.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? plain.startsWith(plain(known.substring(0, known.length() - 1)))
                        : plain.equals(plain(known)) || plain.startsWith(plain(known) + "["));
    }

    /** {@code sharedBuffers} and {@code shared-buffers} are the same key. */
    private static String plain(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** The key that an environment variable sets: {@code FAELLED_DEMO_PASSWORD} is {@code faelled.demo.password}. */
    String ofVariable(String name) {
        var whole = variable(name);
        var rest = whole.substring("FAELLED_".length());
        for (var known : keys) {
            var start = known.endsWith("*") ? known.substring(0, known.length() - 1) : known;
            if (!known.endsWith("*")
                    && (variable(start).equals(whole) || variable(start).equals(rest))) return known;
            if (known.endsWith("*") && whole.startsWith(variable(start)))
                return start
                        + name.substring(start.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
        }
        var from = "the environment variable " + name;
        for (var key : unbuilt.keySet()) if (variable(key).equals(whole)) throw notBuilt(key, from);
        throw unknown(name.toLowerCase(Locale.ROOT).replace('_', '.'), from);
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private StartRefused unknown(String key, String from) {
        var nearest = nearest(key);
        return new StartRefused(
                StartRefused.CONFIGURATION,
                "Unknown key %s in %s.%s"
                        .formatted(
                                key,
                                from,
                                nearest.map(known -> " Did you mean " + known + "?")
                                        .orElse("")));
    }

    Optional<String> nearest(String key) {
        return keys.stream().min(Comparator.comparingInt(known -> distance(plain(known), plain(key))));
    }

    /** How many letters must be changed, added or left out (Levenshtein). */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
