package dk.faelled.organisation;

import java.util.List;

/** The accounts (IT-brugere) of persons and units. */
public interface Accounts extends Register<ItUserId, ItUser> {
    /** Those of a person or of a unit. */
    List<Found<ItUserId, ItUser>> of(Id holder, AsOf asOf);
}
