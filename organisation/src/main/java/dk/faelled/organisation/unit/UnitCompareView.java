package dk.faelled.organisation.unit;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Link;
import java.time.LocalDate;
import java.util.List;

/** The organisation on two days. @param most how many are shown where there are more; 0 where all are */
public record UnitCompareView(
        Moment moment,
        LocalDate other,
        String otherKnownAt,
        LocalDate before,
        LocalDate after,
        List<Row> rows,
        int most) {
    public record Row(Link unit, String kind, List<String> before, List<String> after) {}
}
