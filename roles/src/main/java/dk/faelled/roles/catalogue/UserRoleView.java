package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.UserRole;
import java.util.List;

/**
 * One user role.
 *
 * @param lines the rights in it
 * @param places groups that hold it, and units that it is assigned on
 * @param incomplete whether a right in it lacks a limit that it must have
 */
public record UserRoleView(
        UserRole role,
        String system,
        List<Line> lines,
        List<Link> places,
        ListView<HolderList.Row> holders,
        boolean incomplete,
        boolean mayEdit,
        boolean mayDelete) {
    /** @param limits in plain words */
    public record Line(String name, String identifier, int weight, List<String> limits) {}

    public String here() {
        return UserRolePages.PATH + "/" + role.id();
    }

    public String systemHref() {
        return RoleSystemPages.PATH + "/" + role.system();
    }

    public List<String> flags() {
        return role.flags().stream()
                .sorted()
                .map(flag -> Messages.text("roles.flag." + flag))
                .toList();
    }
}
