package dk.faelled.organisation.unit;

import dk.faelled.organisation.UnitRow;
import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit on a day. */
public record UnitView(
        UnitFrame.Aside aside,
        String id,
        String name,
        List<Link> breadcrumb,
        List<Fact> facts,
        List<Manager> managers,
        List<Link> tabs,
        String tab,
        Section section,
        List<Link> tenses,
        String tenseHref,
        Tense tense,
        List<Line> lines,
        @Nullable String more,
        List<UnitRow> children,
        @Nullable HistoryView history,
        boolean mayEdit) {
    public record Fact(String label, String value, @Nullable String href) {}

    /** @param inherited from a unit above */
    public record Manager(@Nullable String name, @Nullable String href, String role, boolean inherited) {}

    public record Line(
            String id,
            String kind,
            String detail,
            String key,
            @Nullable String person,
            @Nullable String personHref,
            String from,
            String to,
            List<Link> actions) {}

    public Moment moment() {
        return aside.moment();
    }

    public String path() {
        return "/organisation/units/" + id;
    }
}
