package dk.faelled.organisation;

import java.util.Collection;
import java.util.List;

/** The accounts (IT-brugere) of persons and units. */
public interface Accounts extends Register<ItUserId, ItUser> {
    /** Those of a person or of a unit. */
    List<Found<ItUserId, ItUser>> of(Id holder, AsOf asOf);

    /** Those of several persons, in order of ids. */
    List<Found<ItUserId, ItUser>> of(Collection<PersonId> persons, AsOf asOf);
}
