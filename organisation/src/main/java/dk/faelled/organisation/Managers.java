package dk.faelled.organisation;

import java.util.Collection;
import java.util.List;

/** Who leads whom (ledere). */
public interface Managers extends Register<ManagerId, Manager> {
    /** The manager roles of the unit, vacant ones too; with {@code inherit}, where it has none, those of the nearest unit above that has. */
    List<Found<ManagerId, Manager>> of(UnitId unit, AsOf asOf, boolean inherit);

    /** Who leads the one employed; {@code excludeSelf} looks higher where that would be the same person. */
    List<Found<ManagerId, Manager>> of(Engagement engagement, AsOf asOf, boolean inherit, boolean excludeSelf);

    /** The roles that the person has. */
    List<Found<ManagerId, Manager>> heldBy(PersonId person, AsOf asOf);

    /** Those that any of the persons has, in order of ids. */
    List<Found<ManagerId, Manager>> heldBy(Collection<PersonId> persons, AsOf asOf);
}
