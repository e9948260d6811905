package dk.faelled.platform.module;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import java.util.Collection;
import java.util.List;

/** The switches as boxes of a form, whose field is {@code modules}. */
public record ModuleChoices(List<Choice> choices, Errors errors) {

    /** @param about what people lose with it */
    public record Choice(String name, String label, String about, boolean on) {}

    /** @param on those in use, as kept or as typed */
    public static ModuleChoices of(Collection<String> offered, Collection<String> on, Errors errors) {
        return new ModuleChoices(
                offered.stream()
                        .map(name -> new Choice(
                                name, Messages.text(name + ".name"), Messages.text(name + ".about"), on.contains(name)))
                        .toList(),
                errors);
    }
}
