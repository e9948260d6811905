package dk.faelled.organisation.chart;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A published chart: what it shows, and to whom.
 *
 * @param path its name in the address
 * @param root shown with all below it that is not hidden
 * @param hiddenKeys keys of units that are left out, with all below them
 * @param hiddenNameParts units whose names contain one of these are left out, with all below them
 * @param hiddenLevels units of these levels are left out, with all below them
 * @param managerOnce whether who leads a unit is left out among those who work there
 * @param open to everybody, signed in or not; else to those who may see the organisation
 */
public record Chart(
        UUID id,
        String path,
        String name,
        UnitId root,
        Relation relation,
        List<String> hiddenKeys,
        List<String> hiddenNameParts,
        List<ClassId> hiddenLevels,
        boolean managerOnce,
        boolean nicknames,
        boolean open) {
    /** By what somebody belongs to a unit. */
    public enum Relation {
        ENGAGEMENT,
        ASSOCIATION,
        BOTH
    }

    public Chart {
        if (!path.matches("[a-z0-9-]{1,60}")) throw new RuleBroken("organisation.chart.error.path").at("path");
        if (name.isBlank()) throw new RuleBroken("organisation.chart.error.name").at("name");
        hiddenKeys = List.copyOf(hiddenKeys);
        hiddenNameParts = List.copyOf(hiddenNameParts);
        hiddenLevels = List.copyOf(hiddenLevels);
    }

    boolean hides(ChartTable.Unit unit) {
        var name = unit.name().toLowerCase(Locale.ROOT);
        return hiddenKeys.contains(unit.userKey())
                || (unit.level() != null && hiddenLevels.contains(unit.level()))
                || hiddenNameParts.stream().anyMatch(part -> name.contains(part.toLowerCase(Locale.ROOT)));
    }

    String address() {
        return ChartPages.PATH + "/" + path;
    }
}
