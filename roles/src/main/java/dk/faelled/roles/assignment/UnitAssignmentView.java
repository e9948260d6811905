package dk.faelled.roles.assignment;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.roles.catalogue.HolderList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One assignment on a unit. @param reached null where the page does not show whom it reaches */
public record UnitAssignmentView(
        long id,
        String target,
        Link unit,
        String who,
        List<String> exceptions,
        String period,
        String caseNumber,
        String assigner,
        String at,
        @Nullable ListView<HolderList.Row> reached,
        boolean mayEdit) {
    public String here() {
        return RoleUnitPages.ASSIGNMENTS + "/" + id;
    }
}
