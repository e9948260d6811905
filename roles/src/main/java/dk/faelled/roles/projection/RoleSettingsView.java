package dk.faelled.roles.projection;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;
import java.util.stream.IntStream;

/** What can be decided. @param accounts IT systems of the organisation @param offices association types */
public record RoleSettingsView(
        List<Option> accounts, List<Option> offices, List<Option> levels, Filled in, Errors errors) {
    public List<Integer> places() {
        return IntStream.rangeClosed(1, RoleSettingsPages.LEVELS).boxed().toList();
    }

    public boolean ticked(Option office) {
        return in.all("offices").contains(office.value());
    }
}
