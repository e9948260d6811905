package dk.faelled.organisation.os2mo.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The units above units as the view shows them, or only the root, which of a root is itself.
 *
 * @param filter what a unit must meet to be shown
 */
record AboveParts(boolean onlyRoot, View view, Map<String, @Nullable Object> filter)
        implements Ask.Question<List<Part<?>>> {
    @Override
    public List<Part<?>> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<Part<?>>> answer(Set<UUID> about, Reading reading) {
        var above = new Above(view.window()).answer(about, reading);
        var wanted = new HashMap<UUID, List<UUID>>();
        for (var unit : about) {
            var path = above.getOrDefault(unit, List.of());
            wanted.put(unit, !onlyRoot ? path : List.of(path.isEmpty() ? unit : path.getLast()));
        }
        var ids = new LinkedHashSet<UUID>();
        wanted.values().forEach(ids::addAll);
        var parts = parts(Kinds.UNIT, met(ids, reading), reading);
        var found = new HashMap<UUID, List<Part<?>>>();
        wanted.forEach((unit, path) -> {
            var list = new ArrayList<Part<?>>();
            for (var id : path) {
                var there = Lead.inside(parts.getOrDefault(id, List.of()), view);
                if (!there.isEmpty()) list.add(there.getLast());
            }
            found.put(unit, list);
        });
        return found;
    }

    private Set<UUID> met(Set<UUID> ids, Reading reading) {
        return ids.isEmpty() || Lead.onlyTime(filter)
                ? ids
                : new Matching(Kinds.UNIT, filter).answer(ids, reading).keySet();
    }

    private <A extends Record> Map<UUID, List<Part<?>>> parts(Kind<A> kind, Set<UUID> ids, Reading reading) {
        var found = new HashMap<UUID, List<Part<?>>>();
        if (!ids.isEmpty())
            new SegmentsOf<>(kind, view.knownAt())
                    .answer(ids, reading)
                    .forEach((id, list) -> found.put(id, List.copyOf(list)));
        return found;
    }
}
