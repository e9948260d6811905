package dk.faelled.identity.provider.claims;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What a system is told of somebody.
 *
 * @param values by name, in the order of the names; no list is empty
 * @param failures of claims that were left out because a rule came to nothing
 * @param choices claims that were left out because their owner has not chosen among several values
 */
public record Mapped(SequencedMap<String, List<String>> values, List<Failure> failures, List<Choice> choices) {
    private static final String UNDECIDED = "identity.rule.failed.choice";

    public Mapped {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        failures = List.copyOf(failures);
        choices = List.copyOf(choices);
    }

    /** @param reason key of a text @param required nobody gets to the system without it */
    public record Failure(String name, String reason, boolean required) {}

    /** @param values at least two, as they are told @param required nobody gets to the system without one */
    public record Choice(String name, List<String> values, boolean required) {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "Choice[" + name + "]";
        }
    }

    /** The same where nobody can be asked any more: what was not chosen has failed. */
    Mapped decided() {
        if (choices.isEmpty()) return this;
        var undecided = choices.stream().map(choice -> new Failure(choice.name(), UNDECIDED, choice.required()));
        return new Mapped(values, Stream.concat(failures.stream(), undecided).toList(), List.of());
    }

    /** Whether the system may not be told at all, because something lacks that it must have. */
    public boolean isIncomplete() {
        return failures.stream().anyMatch(Failure::required);
    }

    @Override
    public String toString() {
        return "Mapped" + values.keySet();
    }
}
