package dk.faelled.organisation.unit;

import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.TreeNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands beside every unit page: the day, the organisation and its tree. */
@Component
public class UnitFrame {
    /** @param roots the organisations to choose among */
    public record Aside(Moment moment, List<Option> roots, List<TreeNode> tree) {
        public String root() {
            return moment.root() == null ? "" : moment.root().toString();
        }
    }

    private final Units units;

    UnitFrame(Units units) {
        this.units = units;
    }

    /** Unfolded down to the last of {@code path}. */
    Aside aside(Moment moment, List<UnitRow> path) {
        var roots = units.roots(moment.asOf());
        var options = roots.stream()
                .map(r -> new Option(r.id().value().toString(), r.name()))
                .toList();
        var shown = moment.root() == null
                ? roots
                : roots.stream()
                        .filter(r -> r.id().value().equals(moment.root()))
                        .toList();
        var open = path.stream().map(UnitRow::id).toList();
        return new Aside(moment, options, nodes(shown.isEmpty() ? roots : shown, moment, open));
    }

    List<TreeNode> children(UnitId unit, Moment moment) {
        return nodes(units.children(unit, moment.asOf()), moment, List.of());
    }

    private List<TreeNode> nodes(List<UnitRow> rows, Moment moment, List<UnitId> open) {
        return rows.stream().map(r -> node(r, moment, open)).toList();
    }

    private TreeNode node(UnitRow row, Moment moment, List<UnitId> open) {
        UUID id = row.id().value();
        var here = moment.unit(id);
        boolean current = !open.isEmpty() && open.getLast().equals(row.id());
        if (!row.hasChildren()) return TreeNode.leaf(id.toString(), row.name(), here, current);
        if (open.contains(row.id()))
            return TreeNode.open(
                    id.toString(),
                    row.name(),
                    here,
                    current,
                    parentHref(row.parent(), moment),
                    nodes(units.children(row.id(), moment.asOf()), moment, open));
        return TreeNode.folded(
                id.toString(), row.name(), here, current, here, moment.at("/organisation/units/" + id + "/children"));
    }

    private static String parentHref(@Nullable UnitId parent, Moment moment) {
        return parent == null ? moment.at("/organisation/units") : moment.unit(parent.value());
    }
}
