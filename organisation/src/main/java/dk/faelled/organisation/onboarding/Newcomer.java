package dk.faelled.organisation.onboarding;

import dk.faelled.organisation.editing.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A new employee on the way. Its id and those of its entries become the ids of what is written down, so that an account
 * can name an employment before either is there.
 */
record Newcomer(UUID id, List<Entry> entries) {
    /** What was typed in one form of a step. */
    record Entry(Step step, UUID id, Map<String, List<String>> values) {
        Typed typed() {
            return Typed.of(values);
        }

        /** What is typed may be a CPR number. */
        @Override
        public String toString() {
            return "Entry[" + step + ", " + id + "]";
        }
    }

    Newcomer {
        entries = List.copyOf(entries);
    }

    List<Entry> of(Step step) {
        return entries.stream().filter(e -> e.step() == step).toList();
    }

    Optional<Entry> entry(UUID wanted) {
        return entries.stream().filter(e -> e.id().equals(wanted)).findFirst();
    }

    Typed person() {
        return entry(id).map(Entry::typed).orElseGet(Typed::nothing);
    }

    String name() {
        return (person().text("givenName") + " " + person().text("surname")).strip();
    }

    /** With the entry in the place of the one of the same id, else last. */
    Newcomer with(Entry entry) {
        var all = new ArrayList<>(entries);
        all.replaceAll(e -> e.id().equals(entry.id()) ? entry : e);
        if (!all.contains(entry)) all.add(entry);
        return new Newcomer(id, all);
    }

    Newcomer without(UUID gone) {
        return new Newcomer(
                id, entries.stream().filter(e -> !e.id().equals(gone)).toList());
    }

    @Override
    public String toString() {
        return "Newcomer[" + id + "]";
    }
}
