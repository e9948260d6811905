package dk.faelled.platform.operations;

import dk.faelled.platform.module.ModuleChoices;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import java.util.List;
import java.util.stream.Stream;

/** A wish for an authority, as typed. */
public record AuthorityForm(
        String cvr,
        String code,
        String name,
        String kind,
        String hosts,
        ModuleChoices modules,
        String userName,
        String displayName,
        Errors errors) {
    public List<Option> kinds() {
        return Stream.of("MUNICIPALITY", "REGION", "OTHER")
                .map(each -> new Option(each, Messages.text("platform.operate.kind." + each)))
                .toList();
    }
}
