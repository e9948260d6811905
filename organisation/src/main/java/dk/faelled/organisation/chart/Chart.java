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
 * @param hiddenKeys keys or UUIDs of units that are left out, with all below them
 * @param hiddenNameParts units whose names contain one of these are left out, with all below them
 * @param hiddenLevels units of these levels are left out, with all below them
 * @param managerOnce whether who leads a unit is left out among those who work there
 * @param hierarchies only units with one of these labels are shown below the root; none: all
 * @param embeddedIn origins of the sites that may show it in a frame; only where it is open
 * @param open to everybody, signed in or not; else to those who may see the organisation
 */
public record Chart(
        UUID id,
        String path,
        String name,
        UnitId root,
        Relation relation,
        List<ClassId> hierarchies,
        List<String> hiddenKeys,
        List<String> hiddenNameParts,
        List<ClassId> hiddenLevels,
        boolean managerOnce,
        boolean nicknames,
        Layout layout,
        Theme theme,
        List<String> embeddedIn,
        boolean open) {
    private static final int MOST_ORIGINS = 20;

    /** How the drawing is laid out: each unit below and to the right of the one above it, or in rows from the top. */
    public enum Layout {
        INDENTED,
        TOP_DOWN
    }

    /** The colours of a chart: a dark one for lines and marks, a light one for boxes; each readable on the other. */
    public enum Theme {
        PETROL("#0b4a5e", "#f3f7f8"),
        BLUE("#0b3d91", "#eef3fb"),
        GREEN("#14532d", "#eef7f1"),
        PLUM("#5b1a55", "#f8eff7"),
        GREY("#333d46", "#f3f4f5");

        private final String dark;
        private final String light;

        Theme(String dark, String light) {
            this.dark = dark;
            this.light = light;
        }

        /** {@code #rrggbb} */
        public String dark() {
            return dark;
        }

        /** {@code #rrggbb} */
        public String light() {
            return light;
        }

        /** As style sheets call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By what somebody belongs to a unit. */
    public enum Relation {
        ENGAGEMENT,
        ASSOCIATION,
        BOTH
    }

    public Chart {
        if (!path.matches("[a-z0-9-]{1,60}")) throw new RuleBroken("organisation.chart.error.path").at("path");
        if (name.isBlank()) throw new RuleBroken("organisation.chart.error.name").at("name");
        for (var origin : embeddedIn)
            if (!origin.matches("https://[a-z0-9.-]+(:\\d{1,5})?|http://localhost(:\\d{1,5})?"))
                throw new RuleBroken("organisation.chart.error.origin", origin).at("embeddedIn");
        if (embeddedIn.size() > MOST_ORIGINS)
            throw new RuleBroken("organisation.chart.error.origins", MOST_ORIGINS).at("embeddedIn");
        // who is signed in is not signed in inside a frame of another site
        if (!open && !embeddedIn.isEmpty())
            throw new RuleBroken("organisation.chart.error.origin-open").at("embeddedIn");
        embeddedIn = List.copyOf(embeddedIn);
        hierarchies = List.copyOf(hierarchies);
        hiddenKeys = List.copyOf(hiddenKeys);
        hiddenNameParts = List.copyOf(hiddenNameParts);
        hiddenLevels = List.copyOf(hiddenLevels);
    }

    boolean hides(ChartTable.Unit unit) {
        var name = unit.name().toLowerCase(Locale.ROOT);
        var labelled = hierarchies.isEmpty()
                || unit.id().equals(root)
                || (unit.hierarchy() != null && hierarchies.contains(unit.hierarchy()));
        return !labelled
                || hiddenKeys.contains(unit.userKey())
                || hiddenKeys.contains(unit.id().toString())
                || (unit.level() != null && hiddenLevels.contains(unit.level()))
                || hiddenNameParts.stream().anyMatch(part -> name.contains(part.toLowerCase(Locale.ROOT)));
    }

    String address() {
        return ChartPages.PATH + "/" + path;
    }
}
