package dk.faelled.organisation;

import java.util.List;

/** Who owns units and persons. */
public interface Owners extends Register<OwnerId, Owner> {
    /** The owners of the unit; with {@code inherit}, where it has none, those of the nearest unit above that has. */
    List<Found<OwnerId, Owner>> of(UnitId unit, AsOf asOf, boolean inherit);

    /** The owners named for the person, and those of the unit that the owner is to be found by: its own, or inherited. */
    List<Found<OwnerId, Owner>> of(PersonId person, AsOf asOf);
}
