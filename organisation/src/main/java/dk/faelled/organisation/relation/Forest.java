package dk.faelled.organisation.relation;

import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.platform.page.TreeNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The trees of a day, in memory: an authority has thousands of units, not millions. */
final class Forest {
    private static final int DEEPEST = 60;
    private final Map<UnitId, UnitRow> units = new LinkedHashMap<>();
    private final Map<UnitId, List<UnitRow>> children = new HashMap<>();
    private final List<UnitRow> roots = new ArrayList<>();

    Forest(List<UnitRow> rows) {
        for (var row : rows) {
            units.put(row.id(), row);
            if (row.parent() == null) roots.add(row);
            else children.computeIfAbsent(row.parent(), _ -> new ArrayList<>()).add(row);
        }
    }

    List<UnitRow> roots() {
        return roots;
    }

    @Nullable
    UnitRow unit(UnitId id) {
        return units.get(id);
    }

    /** The unit and all above it, the root first. */
    List<UnitId> path(UnitId id) {
        var path = new ArrayList<UnitId>();
        for (var row = units.get(id);
                row != null && path.size() < DEEPEST;
                row = row.parent() == null ? null : units.get(row.parent())) path.addFirst(row.id());
        return path;
    }

    /** The unit and all below it. */
    Set<UnitId> below(UnitId top) {
        var found = new HashSet<UnitId>();
        gather(top, found);
        return found;
    }

    private void gather(UnitId unit, Set<UnitId> found) {
        if (!units.containsKey(unit) || !found.add(unit)) return;
        children.getOrDefault(unit, List.of()).forEach(child -> gather(child.id(), found));
    }

    /** Those whose names have the words, and all above them up to the top. */
    Set<UnitId> named(UnitId top, String words) {
        var all = below(top);
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) return all;
        var found = new HashSet<UnitId>();
        for (var id : all) {
            var row = units.get(id);
            if (row != null && row.name().toLowerCase(Locale.ROOT).contains(wanted)) found.addAll(path(id));
        }
        found.retainAll(all);
        return found;
    }

    /** @param open unfolded down to there @param href where a unit is chosen */
    List<TreeNode> nodes(UnitId top, @Nullable UnitId open, Function<UnitId, String> href) {
        var row = units.get(top);
        return row == null ? List.of() : List.of(node(row, open == null ? List.of(top) : path(open), open, href, 0));
    }

    private TreeNode node(
            UnitRow row, List<UnitId> path, @Nullable UnitId current, Function<UnitId, String> href, int depth) {
        var id = row.id().value().toString();
        var here = href.apply(row.id());
        boolean chosen = row.id().equals(current);
        var below = depth > DEEPEST ? List.<UnitRow>of() : children.getOrDefault(row.id(), List.of());
        if (below.isEmpty()) return TreeNode.leaf(id, row.name(), here, chosen);
        return new TreeNode(
                id,
                row.name(),
                here,
                chosen,
                path.contains(row.id()),
                here,
                null,
                below.stream()
                        .map(child -> node(child, path, current, href, depth + 1))
                        .toList());
    }

    /** @param shown those that are among the boxes @param closed those that may not be ticked */
    List<RelatingView.Box> boxes(UnitId top, Set<UnitId> shown, Set<UnitId> ticked, Set<UnitId> closed, boolean open) {
        var unfolded = new HashSet<UnitId>();
        for (var id : ticked) unfolded.addAll(path(id));
        var row = units.get(top);
        return row == null || !shown.contains(top)
                ? List.of()
                : List.of(box(row, shown, ticked, closed, unfolded, open, 0));
    }

    private RelatingView.Box box(
            UnitRow row,
            Set<UnitId> shown,
            Set<UnitId> ticked,
            Set<UnitId> closed,
            Set<UnitId> unfolded,
            boolean open,
            int depth) {
        return new RelatingView.Box(
                row.id().value().toString(),
                row.name(),
                ticked.contains(row.id()),
                closed.contains(row.id()),
                open || depth == 0 || unfolded.contains(row.id()),
                depth > DEEPEST
                        ? List.of()
                        : children.getOrDefault(row.id(), List.of()).stream()
                                .filter(child -> shown.contains(child.id()))
                                .map(child -> box(child, shown, ticked, closed, unfolded, open, depth + 1))
                                .toList());
    }
}
