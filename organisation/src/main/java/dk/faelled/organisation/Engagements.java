package dk.faelled.organisation;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is employed where, as what (engagementer). */
public interface Engagements extends Register<EngagementId, Engagement> {
    List<Found<EngagementId, Engagement>> of(PersonId person, AsOf asOf);

    /** Those of several persons, in order of ids. */
    List<Found<EngagementId, Engagement>> of(Collection<PersonId> persons, AsOf asOf);

    /** Those in the unit, or in it and all below it, in order of ids. */
    List<EngagementRow> in(UnitId unit, boolean withBelow, AsOf asOf, @Nullable EngagementId after, int size);
}
