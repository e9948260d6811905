package dk.faelled.organisation.chart;

import dk.faelled.organisation.editing.EditView;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;

/** The settings of a chart. @param discard where it is taken away; empty for a new one */
public record ChartFormView(
        String action, String discard, EditView.Field root, List<Option> levels, Typed values, Errors errors) {
    public String value(String name) {
        return values.text(name);
    }
}
