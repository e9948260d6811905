package dk.faelled.identity.assurance;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import java.util.List;

/** As typed. */
public record AssuranceForm(String cap, boolean fourEyes, List<Option> caps, Errors errors) {}
