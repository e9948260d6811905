package dk.faelled.organisation.unit;

import dk.faelled.organisation.UnitRow;
import java.util.List;

/** The page of no unit in particular. @param units the roots and what is right below them */
public record UnitsView(UnitFrame.Aside aside, List<UnitRow> units, boolean mayEdit) {
    public Moment moment() {
        return aside.moment();
    }
}
