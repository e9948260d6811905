package dk.faelled.organisation;

import java.util.List;

/** A unit on a day with all that hangs on it. */
public record UnitCard(Found<UnitId, Unit> unit, List<UnitRow> path, List<Line> lines) {
    public List<Line> lines(Type type) {
        return lines.stream().filter(l -> l.type() == type).toList();
    }
}
