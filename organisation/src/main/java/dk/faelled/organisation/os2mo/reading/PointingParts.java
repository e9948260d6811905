package dk.faelled.organisation.os2mo.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The same as {@link Pointing}, with the segments in the window at once. */
record PointingParts<A extends Record>(
        Kind<A> from, Link link, Map<String, @Nullable Object> filter, View view, Page page)
        implements Ask.Question<List<Part<A>>> {
    @Override
    public List<Part<A>> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<Part<A>>> answer(Set<UUID> about, Reading reading) {
        var pointing = new Pointing(from, link, filter, page).answer(about, reading);
        var ids = new LinkedHashSet<UUID>();
        pointing.values().forEach(list -> shown(list).forEach(ids::add));
        var parts = ids.isEmpty()
                ? Map.<UUID, List<Part<A>>>of()
                : new SegmentsOf<>(from, view.knownAt()).answer(ids, reading);
        var found = new HashMap<UUID, List<Part<A>>>();
        pointing.forEach((parent, list) -> found.put(
                parent,
                shown(list).stream()
                        .flatMap(id -> Lead.inside(parts.getOrDefault(id, List.of()), view).stream())
                        .toList()));
        return found;
    }

    private List<UUID> shown(List<UUID> ids) {
        return page.shown(ids);
    }
}
