package dk.faelled.organisation.chart;

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
        String list,
        String drawing,
        boolean person,
        List<Line> leaders,
        List<Line> people,
        List<Contact> contacts,
        List<Link> below) {
    public record Line(Link link, @Nullable String role) {}

    /** @param href null for what is no link */
    public record Contact(
            String kind, String value, @Nullable String href) {}
}
