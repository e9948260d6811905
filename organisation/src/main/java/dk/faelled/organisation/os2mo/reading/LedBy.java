package dk.faelled.organisation.os2mo.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The roles of persons as managers of the units that the filter finds, each unit's own or those of the nearest unit above
 * in which the person has one.
 */
record LedBy(Map<String, @Nullable Object> filter, Window window) implements Ask.Question<List<UUID>> {
    static final Link PERSON = Link.column("person_id");

    @Override
    public List<UUID> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<UUID>> answer(Set<UUID> about, Reading reading) {
        var roles = new LinkedHashMap<String, @Nullable Object>(filter);
        var units = new LinkedHashSet<>(ObjectLists.ids(Kinds.UNIT, unitsOf(roles), new Page(null, null), reading));
        if (units.isEmpty()) return Map.of();
        var all = new Page(null, null);
        var above = new Above(window).answer(units, reading);
        var every = new LinkedHashSet<>(units);
        above.values().forEach(every::addAll);
        var theirs = new Pointing(Kinds.MANAGER, PERSON, roles, all).answer(about, reading);
        var there = new Pointing(Kinds.MANAGER, Managing.OF_UNIT, roles, all).answer(every, reading);
        var found = new HashMap<UUID, List<UUID>>();
        theirs.forEach((person, ids) -> {
            var own = new HashSet<>(ids);
            var led = new LinkedHashSet<UUID>();
            for (var unit : units) led.addAll(nearest(Managing.Inherited.way(unit, above), there, own));
            if (!led.isEmpty()) found.put(person, Lead.sorted(List.copyOf(led)));
        });
        return found;
    }

    private static List<UUID> nearest(List<UUID> way, Map<UUID, List<UUID>> there, Set<UUID> own) {
        for (var unit : way) {
            var here = there.getOrDefault(unit, List.of()).stream()
                    .filter(own::contains)
                    .toList();
            if (!here.isEmpty()) return here;
        }
        return List.of();
    }

    /** Takes the filter's units out of it, as a filter of units. */
    static Map<String, @Nullable Object> unitsOf(Map<String, @Nullable Object> filter) {
        var units = new LinkedHashMap<String, @Nullable Object>();
        if (filter.remove("org_unit") instanceof Map<?, ?> unit) units.putAll(Filtered.map(unit));
        if (filter.remove("org_units") instanceof Object uuids) units.put("uuids", uuids);
        return units;
    }

    /** The same with the segments at once. */
    record Segments<A extends Record>(LedBy roles, Kind<A> kind, View view) implements Ask.Question<List<Part<A>>> {
        @Override
        public List<Part<A>> nothing() {
            return List.of();
        }

        @Override
        public Map<UUID, List<Part<A>>> answer(Set<UUID> about, Reading reading) {
            var led = roles.answer(about, reading);
            var ids = new LinkedHashSet<UUID>();
            led.values().forEach(ids::addAll);
            if (ids.isEmpty()) return Map.of();
            var parts = new SegmentsOf<>(kind, view.knownAt()).answer(ids, reading);
            var found = new HashMap<UUID, List<Part<A>>>();
            led.forEach((person, list) -> {
                var segments = new ArrayList<Part<A>>();
                for (var id : list) segments.addAll(Lead.inside(parts.getOrDefault(id, List.of()), view));
                found.put(person, segments);
            });
            return found;
        }
    }
}
