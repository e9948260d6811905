package dk.faelled.identity.provider.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a system is told of somebody.
 *
 * @param values by name, in the order of the names; no list is empty
 * @param failures of claims that were left out because a rule came to nothing
 */
public record Mapped(SequencedMap<String, List<String>> values, List<Failure> failures) {
    public Mapped {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        failures = List.copyOf(failures);
    }

    /** @param reason key of a text @param required nobody gets to the system without it */
    public record Failure(String name, String reason, boolean required) {}

    /** Whether the system may not be told at all, because something lacks that it must have. */
    public boolean isIncomplete() {
        return failures.stream().anyMatch(Failure::required);
    }

    @Override
    public String toString() {
        return "Mapped" + values.keySet();
    }
}
