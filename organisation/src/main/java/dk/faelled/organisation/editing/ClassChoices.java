package dk.faelled.organisation.editing;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Folded;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The classes that may be chosen in a field: all of them where they are few, else those that fit what is typed. */
@Component
class ClassChoices {
    static final Offered NONE = new Offered(List.of());

    private final Classes classes;
    private final Units units;

    ClassChoices(Classes classes, Units units) {
        this.classes = classes;
        this.units = units;
    }

    record Offered(List<EditView.Choice> all) {
        /** More than anyone wants to look through in a list. */
        private static final int MANY = 100;

        private static final int HITS = 20;

        boolean many() {
            return all.size() > MANY;
        }

        /** @param chosen stays in sight */
        List<EditView.Choice> matching(String query, String chosen) {
            if (!many()) return all;
            var words = Folded.words(query);
            var hits = words.isEmpty()
                    ? Stream.<EditView.Choice>empty()
                    : all.stream()
                            .filter(choice -> fits(choice, words))
                            .sorted(nearest(words.getFirst()))
                            .limit(HITS);
            return Stream.concat(all.stream().filter(choice -> choice.value().equals(chosen)), hits)
                    .distinct()
                    .toList();
        }

        /** What begins with the word first; a number before those below it. */
        private static Comparator<EditView.Choice> nearest(String word) {
            return Comparator.comparing((EditView.Choice choice) ->
                            !Folded.of(choice.text()).startsWith(word))
                    .thenComparing(choice -> Folded.of(choice.text()));
        }

        private static boolean fits(EditView.Choice choice, List<String> words) {
            var text = Folded.of(choice.text());
            return words.stream().allMatch(text::contains);
        }
    }

    /** Common ones, and those of the unit and the units above it. */
    Offered offered(Ask ask, @Nullable UnitId unit, AsOf day, Predicate<Classification> fitting) {
        var path = unit == null
                ? Set.<UnitId>of()
                : units.path(unit, day).stream().map(UnitRow::id).collect(Collectors.toSet());
        return new Offered(ask.facets().stream()
                .flatMap(facet -> classes.of(facet, day).stream())
                .filter(c -> c.state().published() && fitting.test(c.state()))
                .filter(c ->
                        c.state().owner() == null || path.contains(c.state().owner()))
                .map(c ->
                        new EditView.Choice(c.id().value().toString(), c.state().label(), false))
                .toList());
    }

    /** What a field carries along, so that its options can be found without the form: facets and the unit. */
    static String carried(Ask ask, @Nullable UnitId unit) {
        return String.join(",", ask.facets()) + (unit == null ? "" : ";" + unit);
    }

    static List<String> facets(String carried) {
        return Arrays.stream(carried.replaceFirst(";.*", "").split(","))
                .filter(facet -> !facet.isBlank())
                .toList();
    }

    /** The one chosen in the form, else the one on whose page the form is. */
    static @Nullable UnitId unit(String carried, Typed in) {
        return in.uuid("unit")
                .or(() -> in.uuid("owner"))
                .or(() -> Typed.parsed(carried.replaceFirst(".*;", "")))
                .map(UnitId::new)
                .orElse(null);
    }
}
