package dk.faelled.organisation.unit;

import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.Map;

/**
 * The one form by which everything about a unit is changed.
 *
 * @param dated whether it asks for a first day; an end asks for the last day only
 * @param timed whether it asks for change or correction
 * @param inTheWay what must end before the unit can
 * @param conflict what somebody else saved meanwhile, and what was typed here; empty for no conflict
 */
public record UnitFormView(
        UnitFrame.Aside aside,
        String title,
        List<Link> breadcrumb,
        String act,
        String action,
        String cancel,
        List<Field> fields,
        Map<String, String> values,
        boolean dated,
        boolean timed,
        String words,
        List<Held> inTheWay,
        boolean endAll,
        List<Change> conflict,
        long number,
        Errors errors) {
    /** @param options empty for a text */
    public record Field(String name, String label, List<Option> options, boolean optional, boolean person) {}

    public record Held(String kind, String count) {}

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean ends() {
        return act.equals("end");
    }

    public boolean danger() {
        return ends();
    }
}
