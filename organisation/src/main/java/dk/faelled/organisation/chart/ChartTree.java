package dk.faelled.organisation.chart;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.page.TreeNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The units that a chart shows: its root and all below it that is not hidden. */
final class ChartTree {
    private final Chart chart;
    private final Frame frame;
    private final Map<UnitId, ChartTable.Unit> shown = new HashMap<>();
    private final Map<UnitId, List<ChartTable.Unit>> children = new HashMap<>();

    ChartTree(Chart chart, Frame frame, List<ChartTable.Unit> units) {
        this.chart = chart;
        this.frame = frame;
        var below = new HashMap<UnitId, List<ChartTable.Unit>>();
        ChartTable.@Nullable Unit root = null;
        for (var unit : units) {
            if (unit.id().equals(chart.root())) root = unit;
            if (unit.parent() != null)
                below.computeIfAbsent(unit.parent(), _ -> new ArrayList<>()).add(unit);
        }
        if (root != null) take(root, below, new HashSet<>());
    }

    private void take(ChartTable.Unit unit, Map<UnitId, List<ChartTable.Unit>> below, Set<UnitId> seen) {
        if (chart.hides(unit) || !seen.add(unit.id())) return;
        shown.put(unit.id(), unit);
        var kept = below.getOrDefault(unit.id(), List.of()).stream()
                .filter(child -> !chart.hides(child))
                .toList();
        children.put(unit.id(), kept);
        kept.forEach(child -> take(child, below, seen));
    }

    ChartTable.@Nullable Unit root() {
        return shown.get(chart.root());
    }

    Set<UnitId> units() {
        return shown.keySet();
    }

    ChartTable.@Nullable Unit unit(UnitId id) {
        return shown.get(id);
    }

    List<ChartTable.Unit> below(UnitId id) {
        return children.getOrDefault(id, List.of());
    }

    /** From the root to the unit. */
    List<ChartTable.Unit> path(UnitId id) {
        var path = new ArrayList<ChartTable.Unit>();
        for (var unit = shown.get(id); unit != null; unit = above(unit)) path.addFirst(unit);
        return path;
    }

    private ChartTable.@Nullable Unit above(ChartTable.Unit unit) {
        return unit.id().equals(chart.root()) || unit.parent() == null ? null : shown.get(unit.parent());
    }

    String href(UnitId id) {
        return frame.at(chart.address() + "/units/" + id);
    }

    /** Unfolded down to the unit, which is marked where it is the page. */
    List<TreeNode> nodes(UnitId open, boolean current) {
        var root = root();
        if (root == null) return List.of();
        var path = path(open).stream().map(ChartTable.Unit::id).toList();
        return List.of(node(root, path, current));
    }

    private TreeNode node(ChartTable.Unit unit, List<UnitId> path, boolean current) {
        var id = unit.id().toString();
        var here = current && !path.isEmpty() && path.getLast().equals(unit.id());
        var href = href(unit.id());
        if (below(unit.id()).isEmpty()) return TreeNode.leaf(id, unit.name(), href, here);
        if (path.contains(unit.id()))
            return TreeNode.open(
                    id,
                    unit.name(),
                    href,
                    here,
                    unit.parent() != null && shown.containsKey(unit.parent())
                            ? href(unit.parent())
                            : frame.at(chart.address()),
                    below(unit.id()).stream()
                            .map(child -> node(child, path, current))
                            .toList());
        return TreeNode.folded(
                id, unit.name(), href, here, href, frame.at(chart.address() + "/units/" + unit.id() + "/children"));
    }

    /** One branch, when it is unfolded. */
    List<TreeNode> branch(UnitId id) {
        return below(id).stream().map(child -> node(child, List.of(), false)).toList();
    }
}
