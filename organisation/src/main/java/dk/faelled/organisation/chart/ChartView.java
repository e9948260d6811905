package dk.faelled.organisation.chart;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.TreeNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A card of a chart: a unit, or a person.
 *
 * @param people those of a unit, or, of a person, the units
 * @param leaders who leads the unit, or, of a person, the units led
 * @param below subunits
 */
public record ChartView(
        String chart,
        String title,
        List<Link> breadcrumb,
        List<TreeNode> tree,
        Look look,
        boolean person,
        List<Line> leaders,
        List<Line> people,
        List<Contact> contacts,
        List<Link> below) {
    /**
     * What stands on every page of a chart.
     *
     * @param home the chart from its root
     * @param list the same as text
     * @param inside whether the reader may choose another moment
     */
    public record Look(
            String theme, String home, String list, String drawing, String pdf, boolean inside, Moment moment) {}

    public record Line(Link link, @Nullable String role) {}

    /** @param href null for what is no link */
    public record Contact(
            String kind, String value, @Nullable String href) {}
}
