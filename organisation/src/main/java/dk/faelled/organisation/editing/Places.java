package dk.faelled.organisation.editing;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tree of units as something to choose in. */
@Component
class Places {
    /** More than that is found by its name. */
    private static final int MOST = 2000;

    private static final int DEEPEST = 60;

    private final Units units;
    private final EditAccess access;

    Places(Units units, EditAccess access) {
        this.units = units;
        this.access = access;
    }

    /**
     * @param chosen unfolded down to there
     * @param moving cannot be chosen, nor anything below it; null for nothing that moves
     */
    List<EditView.Place> tree(@Nullable UUID chosen, @Nullable UnitId moving, AsOf day) {
        var rows = units.tree(day);
        if (rows.size() > MOST) return List.of();
        var children = new HashMap<@Nullable UnitId, List<UnitRow>>();
        if (access.onlyOwned()) {
            // what an owner may choose among begins at the topmost units that he or she owns
            var owned = access.owned(rows.stream().map(UnitRow::id).toList());
            for (var row : rows)
                if (owned.contains(row.id()))
                    children.computeIfAbsent(
                                    row.parent() == null || !owned.contains(row.parent()) ? null : row.parent(),
                                    _ -> new ArrayList<>())
                            .add(row);
        } else
            for (var row : rows)
                children.computeIfAbsent(row.parent(), _ -> new ArrayList<>()).add(row);
        var open = chosen == null
                ? Set.<UnitId>of()
                : units.path(new UnitId(chosen), day).stream().map(UnitRow::id).collect(Collectors.toSet());
        return branch(children, null, open, moving, false, 0);
    }

    private static List<EditView.Place> branch(
            Map<@Nullable UnitId, List<UnitRow>> children,
            @Nullable UnitId under,
            Set<UnitId> open,
            @Nullable UnitId moving,
            boolean closed,
            int depth) {
        if (depth > DEEPEST) return List.of();
        return children.getOrDefault(under, List.of()).stream()
                .map(row -> {
                    var shut = closed || row.id().equals(moving);
                    return new EditView.Place(
                            row.id().value().toString(),
                            row.name(),
                            shut,
                            depth == 0 || open.contains(row.id()),
                            branch(children, row.id(), open, moving, shut, depth + 1));
                })
                .toList();
    }
}
