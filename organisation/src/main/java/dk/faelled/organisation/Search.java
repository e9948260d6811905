package dk.faelled.organisation;

import java.util.List;
import java.util.UUID;

/** Finds units and persons by what people type; every word must match, one typing error a long word is forgiven. */
public interface Search {
    List<Hit> units(String query, AsOf asOf, int size);

    /** Of units or persons, only which they are: what a search found with more to it than anybody looks through. */
    List<UUID> ids(Type type, String query, AsOf asOf, int size, boolean byCpr);

    /** @param byCpr whether the one who asks may see CPR numbers; else a number finds nobody */
    List<Hit> persons(String query, AsOf asOf, int size, boolean byCpr);
}
