package dk.faelled.organisation.chart;

import dk.faelled.organisation.editing.EditView;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.Arrays;
import java.util.List;

/** The settings of a chart. @param discard where it is taken away; empty for a new one */
public record ChartFormView(
        String action,
        String discard,
        EditView.Field root,
        List<Option> levels,
        List<Option> hierarchies,
        Typed values,
        Errors errors) {
    public List<Option> layouts() {
        return Arrays.stream(Chart.Layout.values())
                .map(l -> new Option(l.name(), Messages.text("organisation.chart.layout." + l)))
                .toList();
    }

    public List<Option> themes() {
        return Arrays.stream(Chart.Theme.values())
                .map(t -> new Option(t.name(), Messages.text("organisation.chart.theme." + t)))
                .toList();
    }

    /** What stands in the field, else the first. */
    public String or(String name, String first) {
        return value(name).isEmpty() ? first : value(name);
    }

    public String value(String name) {
        return values.text(name);
    }
}
