package dk.faelled.organisation.importing;

import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.importing.OpusRows.Employment;
import dk.faelled.organisation.importing.OpusSaid.Kept;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whose employment it is: whoever has the CPR number, else whoever has had the employment, else somebody new. */
@Component
class OpusPersons {
    private final Engagements engagements;
    private final Keys keys;

    OpusPersons(Engagements engagements, Keys keys) {
        this.engagements = engagements;
        this.keys = keys;
    }

    Map<Employment, PersonId> of(Collection<Employment> rows, Map<String, Kept> said) {
        var numbered = keys.byCprKey(rows.stream()
                .filter(row -> !row.cancelled())
                .map(row -> SealedText.key(row.sealedCpr()))
                .distinct()
                .toList());
        var before = engagements.segments(
                rows.stream()
                        .filter(row -> said.containsKey(row.number()))
                        .map(row -> OpusIds.engagement(row.number()))
                        .toList(),
                null);
        var found = new LinkedHashMap<Employment, PersonId>();
        var fresh = new HashMap<String, PersonId>();
        for (var row : rows) {
            if (row.cancelled()) continue;
            var key = SealedText.key(row.sealedCpr());
            var owner = numbered.get(key);
            if (owner != null) {
                found.put(row, new PersonId(owner));
                continue;
            }
            var had = before.get(OpusIds.engagement(row.number()));
            // a number that nobody has, on an employment that is known, is a corrected number
            found.put(
                    row,
                    fresh.computeIfAbsent(
                            key,
                            _ -> had == null
                                    ? OpusIds.person(key)
                                    : had.list().getLast().state().person()));
        }
        return found;
    }
}
