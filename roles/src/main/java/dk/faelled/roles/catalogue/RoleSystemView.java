package dk.faelled.roles.catalogue;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.ItSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One IT system; of the three lists the one of the tab that is open. */
public record RoleSystemView(
        ItSystem system,
        List<Link> tabs,
        String tab,
        @Nullable ListView<UserRoleList.Row> roles,
        @Nullable ListView<SystemRoleList.Row> rights,
        @Nullable ListView<HolderList.Row> holders,
        boolean mayCreateRoles,
        boolean mayEdit,
        boolean mayDelete,
        boolean mayAttest) {
    public String here() {
        return RoleSystemPages.PATH + "/" + system.id();
    }

    public String newRole() {
        return UserRolePages.PATH + "/new?system=" + system.id();
    }

    public String kind() {
        return Messages.text("roles.kind." + system.kind());
    }

    /** Fælled itself. */
    public boolean ours() {
        return system.is(ItSystem.Flag.OURS);
    }

    public List<String> flags() {
        return system.flags().stream()
                .sorted()
                .map(flag -> Messages.text("roles.flag." + flag))
                .toList();
    }

    /** Its rights are kept elsewhere. */
    public boolean mayEditRights() {
        return mayEdit && !system.is(ItSystem.Flag.READONLY);
    }

    public List<Link> actions(SystemRoleList.Row row) {
        return mayEditRights()
                ? List.of(
                        new Link(Messages.text("roles.edit"), SystemRolePages.PATH + "/" + row.id()),
                        new Link(Messages.text("roles.delete"), SystemRolePages.PATH + "/" + row.id() + "/delete"))
                : List.of();
    }
}
