package dk.faelled.organisation.quality;

import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much of each kind there is. @param mayEdit whether the reader may repair, and look anew */
public record QualityView(List<Line> lines, boolean mayEdit) {
    /** @param change how it went in a month, in words; empty where nothing is known */
    public record Line(String href, String title, String now, String week, String month, String change) {}

    static QualityView of(List<QualityDesk.Trend> trends, boolean mayEdit) {
        return new QualityView(trends.stream().map(QualityView::line).toList(), mayEdit);
    }

    private static Line line(QualityDesk.Trend trend) {
        return new Line(
                QualityPages.PATH + "/" + trend.kind().word(),
                trend.kind().title(),
                number(trend.now()),
                number(trend.week()),
                number(trend.month()),
                change(trend));
    }

    private static String number(@Nullable Long number) {
        return number == null ? "–" : Formats.current().number(number);
    }

    private static String change(QualityDesk.Trend trend) {
        var before = trend.month() != null ? trend.month() : trend.week();
        if (trend.now() == null || before == null) return "";
        int way = Long.compare(trend.now(), before);
        return Messages.text(
                way < 0
                        ? "organisation.quality.fewer"
                        : way > 0 ? "organisation.quality.more" : "organisation.quality.same");
    }
}
