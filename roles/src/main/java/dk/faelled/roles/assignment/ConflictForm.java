package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;

/** A new rule. @param left the chosen and the found roles of that side */
public record ConflictForm(
        List<Option> left,
        List<Option> right,
        List<Option> scopes,
        List<Option> severities,
        Filled in,
        Errors errors) {}
