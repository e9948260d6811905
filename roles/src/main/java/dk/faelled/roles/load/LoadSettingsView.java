package dk.faelled.roles.load;

import dk.faelled.platform.page.Errors;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** Where the organisation comes from, and what became of the latest loads. @param allowed the next may remove many */
public record LoadSettingsView(boolean loaded, boolean allowed, List<Line> lines, Filled in, Errors errors) {
    /** One load. @param at as it is read */
    public record Line(String at, boolean refused, List<String> texts) {}
}
