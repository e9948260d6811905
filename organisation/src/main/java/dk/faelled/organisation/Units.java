package dk.faelled.organisation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The units of the organisation (organisationsenheder). */
public interface Units extends Register<UnitId, Unit> {
    List<UnitRow> roots(AsOf asOf);

    List<UnitRow> children(UnitId parent, AsOf asOf);

    /** All units of the day, by name; the parent of each says where it belongs. */
    List<UnitRow> tree(AsOf asOf);

    /** The unit and all above it, the root first. */
    List<UnitRow> path(UnitId unit, AsOf asOf);

    /** The unit and all below it. */
    List<UnitId> subtree(UnitId top, AsOf asOf);

    Optional<UnitCard> card(UnitId unit, AsOf asOf);

    /** What would stand in the way of closing the unit from the day on; empty when nothing does. */
    List<Line> inTheWay(UnitId unit, AsOf from);

    /** Under another parent (null: as a root) from the day on. */
    void move(UnitId unit, @Nullable UnitId parent, Validity over, @Nullable String note);
}
