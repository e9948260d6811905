package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Target;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.effective.TreeTable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What roles, groups and units are called; read once for all that are asked. */
@Component
@Transactional(readOnly = true)
public class TargetNames {
    private final CatalogueTable catalogue;
    private final TreeTable tree;

    TargetNames(CatalogueTable catalogue, TreeTable tree) {
        this.catalogue = catalogue;
        this.tree = tree;
    }

    /** In their order, each once; a role with its system. */
    public List<String> of(Collection<Target> targets) {
        var names = RoleNames.of(catalogue, tree.view(), targets);
        return targets.stream().distinct().map(names::target).toList();
    }

    /** In words; empty for always. */
    public static String period(Dates dates) {
        return RoleUserDesk.period(dates);
    }

    /** Empty for none. */
    public String unit(@Nullable UnitId id) {
        var unit = id == null ? null : tree.view().unit(id);
        return unit == null ? "" : unit.name();
    }
}
