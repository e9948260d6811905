package dk.faelled.organisation;

import java.util.Collection;
import java.util.List;

/** Relations to units that are no employments (tilknytninger). */
public interface Associations extends Register<AssociationId, Association> {
    List<Found<AssociationId, Association>> of(PersonId person, AsOf asOf);

    /** Those of several persons, in order of ids. */
    List<Found<AssociationId, Association>> of(Collection<PersonId> persons, AsOf asOf);

    List<Found<AssociationId, Association>> in(UnitId unit, AsOf asOf);
}
