package dk.faelled.organisation.page;

import dk.faelled.platform.page.Link;
import java.util.List;

/**
 * What differs between two points.
 *
 * @param path of the page
 * @param what heads the first column
 * @param most how many are shown where there are more; 0 where all are
 */
public record CompareView(
        TwoPoints points, String path, String title, List<Link> breadcrumb, String what, List<Row> rows, int most) {
    /** @param kind new, gone or changed, in words */
    public record Row(Link subject, String kind, List<String> before, List<String> after) {}

    public String before() {
        return TwoPoints.word(points.before());
    }

    public String after() {
        return TwoPoints.word(points.after());
    }
}
