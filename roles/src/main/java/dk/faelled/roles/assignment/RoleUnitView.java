package dk.faelled.roles.assignment;

import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import java.util.List;
import java.util.UUID;

/**
 * One unit and what is assigned on it.
 *
 * @param path the units above, the topmost first
 * @param above what the units above pass on
 * @param below units right below
 * @param mayName whether the reader may name substitutes; not where nobody leads the unit
 * @param typed the user id of a substitute who could not be named
 */
public record RoleUnitView(
        UUID id,
        String name,
        List<Link> path,
        String manager,
        List<Line> here,
        List<Line> above,
        List<Link> below,
        List<Substitute> substitutes,
        boolean mayAssign,
        boolean mayName,
        String typed,
        Errors errors) {
    /** Somebody stands in for the manager here. */
    public record Substitute(UUID id, String name) {}

    /** @param unit where it lies @param who for whom, in words */
    public record Line(String target, String href, String unit, String who, String period) {}

    public String address() {
        return RoleUnitPages.PATH + "/" + id;
    }
}
