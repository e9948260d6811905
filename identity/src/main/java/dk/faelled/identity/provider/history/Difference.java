package dk.faelled.identity.provider.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is other than before under one label, in words.
 *
 * @param gone values that are no more @param come values that are new
 */
public record Difference(String label, List<String> gone, List<String> come) {
    public Difference {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
    }

    /** Label by label, in the order of the labels. @param before and {@code after}: labels with their values, all in words */
    public static List<Difference> between(Map<String, List<String>> before, Map<String, List<String>> after) {
        var labels = new LinkedHashMap<>(before);
        labels.putAll(after);
        var all = new ArrayList<Difference>();
        for (var label : labels.keySet()) {
            var was = before.getOrDefault(label, List.of());
            var is = after.getOrDefault(label, List.of());
            var gone = was.stream().filter(one -> !is.contains(one)).toList();
            var come = is.stream().filter(one -> !was.contains(one)).toList();
            if (!gone.isEmpty() || !come.isEmpty()) all.add(new Difference(label, gone, come));
        }
        return all;
    }
}
