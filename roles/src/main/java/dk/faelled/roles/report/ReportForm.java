package dk.faelled.roles.report;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.Arrays;
import java.util.List;

/**
 * The form of a report, or of a template.
 *
 * @param units the chosen ones and those found
 * @param systems likewise
 * @param keeps whether the reader may make a template of it
 */
public record ReportForm(
        String action,
        String cancel,
        List<Option> units,
        List<Option> systems,
        boolean keeps,
        Filled in,
        Errors errors) {
    public List<Option> parts() {
        return Arrays.stream(ReportPart.values())
                .map(part -> new Option(part.name(), Messages.text("roles.report.part." + part)))
                .toList();
    }
}
