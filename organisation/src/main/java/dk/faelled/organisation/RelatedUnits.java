package dk.faelled.organisation;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Links between units of different organisations. */
public interface RelatedUnits extends Register<RelatedUnitId, RelatedUnit> {
    /** In the period the unit is linked to these and to no others: links that are there stay, others end or begin. */
    void relate(UnitId unit, Collection<UnitId> partners, Validity over, @Nullable String note);
}
