package dk.faelled.organisation.relation;

import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RelatedUnitId;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What must be written so that a unit is linked to some others, and to no more, in a period. */
record Partners(UnitId unit, Validity over, Map<RelatedUnitId, Segments<RelatedUnit>> links) {
    /** @param key what a new link to a unit is called */
    List<Write<RelatedUnitId, RelatedUnit>> become(Collection<UnitId> wanted, Function<UnitId, String> key) {
        var writes = new ArrayList<Write<RelatedUnitId, RelatedUnit>>();
        links.forEach((id, segments) -> segments.overlapping(over).stream()
                .filter(s -> !wanted.contains(partner(s.state())))
                .flatMap(s -> s.valid().meet(over).stream())
                .forEach(v -> writes.add(new Write.End<>(id, v))));
        for (var partner : wanted) writes.addAll(linked(partner, key));
        return writes;
    }

    private List<Write<RelatedUnitId, RelatedUnit>> linked(UnitId partner, Function<UnitId, String> key) {
        var missing = List.of(over);
        RelatedUnitId known = null;
        var state = new RelatedUnit(key.apply(partner), unit, partner);
        for (var link : links.entrySet())
            for (var segment : to(partner, link.getValue())) {
                missing = missing.stream()
                        .flatMap(v -> v.without(segment.valid()).stream())
                        .toList();
                known = link.getKey();
                state = segment.state();
            }
        if (known == null) return List.of(new Write.Put<>(RelatedUnitId.fresh(), Segments.of(over, state)));
        var writes = new ArrayList<Write<RelatedUnitId, RelatedUnit>>();
        for (var period : missing) {
            var wholly = state;
            writes.add(new Write.Patch<>(known, period, _ -> wholly));
        }
        return writes;
    }

    private List<Segment<RelatedUnit>> to(UnitId partner, Segments<RelatedUnit> segments) {
        return segments.overlapping(over).stream()
                .filter(s -> partner(s.state()).equals(partner))
                .toList();
    }

    private UnitId partner(RelatedUnit link) {
        return link.unit().equals(unit) ? link.other() : link.unit();
    }
}
