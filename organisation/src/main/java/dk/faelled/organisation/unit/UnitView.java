package dk.faelled.organisation.unit;

import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.history.HistoryView;
import dk.faelled.organisation.page.Holder;
import dk.faelled.organisation.page.LinesView;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Tense;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit on a day, one tab of it.
 *
 * @param lines null on a tab without lines
 * @param history null on all tabs but its own
 */
public record UnitView(
        UnitFrame.Aside aside,
        String id,
        String name,
        List<Link> breadcrumb,
        List<Fact> facts,
        List<Holder> managers,
        List<Holder> owners,
        List<Link> tabs,
        String tab,
        @Nullable LinesView lines,
        List<UnitRow> children,
        @Nullable HistoryView history,
        boolean mayEdit) {
    public record Fact(String label, String value, @Nullable String href) {}

    /** Who leads or owns the unit from above, where it has nobody of its own. */
    public List<Holder> above() {
        if (lines == null || !lines.rows().isEmpty() || lines.tense() != Tense.PRESENT) return List.of();
        return lines.section() == Section.MANAGERS ? managers : owners;
    }

    public Moment moment() {
        return aside.moment();
    }

    public String path() {
        return "/organisation/units/" + id;
    }
}
