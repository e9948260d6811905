package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be assigned on a unit.
 *
 * @param assignment its number; null for a new one
 * @param target what it gives; empty where it is still to be chosen among {@code targets}
 * @param titles those of the unit and below @param offices honorary offices @param below units below
 * @param foretold what it would do; null before anybody asked
 */
public record UnitAssignForm(
        UUID unit,
        String name,
        @Nullable Long assignment,
        String target,
        List<Option> targets,
        List<Option> titles,
        List<Option> offices,
        List<Option> below,
        @Nullable Foretold foretold,
        Filled in,
        Errors errors) {
    public String action() {
        return assignment == null
                ? RoleUnitPages.PATH + "/" + unit + "/assign"
                : RoleUnitPages.ASSIGNMENTS + "/" + assignment + "/edit";
    }

    public String cancel() {
        return assignment == null ? RoleUnitPages.PATH + "/" + unit : RoleUnitPages.ASSIGNMENTS + "/" + assignment;
    }

    public String unitHref() {
        return RoleUnitPages.PATH + "/" + unit;
    }

    public boolean ticked(String field, Option option) {
        return in.all(field).contains(option.value());
    }

    public String whom() {
        return in.text("whom").isEmpty() ? "everybody" : in.text("whom");
    }

    public String titleMode() {
        return in.text("titleMode").isEmpty() ? "NO" : in.text("titleMode");
    }
}
