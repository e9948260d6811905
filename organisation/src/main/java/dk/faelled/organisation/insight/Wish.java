package dk.faelled.organisation.insight;

import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wants to know.
 *
 * @param below with the units below the unit
 */
record Wish(UUID unit, boolean below, List<Chosen> subjects) {
    /** @param fields their keys, in the order of the columns */
    record Chosen(Subject subject, List<String> fields) {
        /** Fields that there are no more are left out. */
        List<Subject.Field> columns() {
            return fields.stream().flatMap(key -> subject.field(key).stream()).toList();
        }
    }

    /** @throws RuleBroken where nothing is wanted of it */
    Wish {
        if (subjects.isEmpty()) throw new RuleBroken("organisation.insight.error.fields").at("fields");
        subjects = List.copyOf(subjects);
    }

    boolean hasCpr() {
        return subjects.stream().anyMatch(chosen -> chosen.fields().contains(Subject.CPR));
    }
}
