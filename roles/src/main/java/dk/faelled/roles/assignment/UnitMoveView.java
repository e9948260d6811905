package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.roles.form.Filled;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What it would do if a unit lay elsewhere.
 *
 * @param choices units that it could lie under
 * @param foretold null until one of them is chosen
 */
public record UnitMoveView(
        UUID id,
        String name,
        List<Option> choices,
        @Nullable Foretold foretold,
        Filled in,
        Errors errors) {
    public String unitHref() {
        return RoleUnitPages.PATH + "/" + id;
    }

    public String address() {
        return unitHref() + "/move";
    }
}
