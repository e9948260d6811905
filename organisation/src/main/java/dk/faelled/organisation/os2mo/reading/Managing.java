package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Managers and owners of units, with those of the units above where there are none. */
final class Managing {
    static final Link OF_UNIT = Link.column("unit_id");

    private Managing() {}

    static boolean inherits(DataFetchingEnvironment field) {
        return Boolean.TRUE.equals(field.<Boolean>getArgument("inherit"));
    }

    static CompletableFuture<Map<String, @Nullable Object>> ofUnit(UUID unit, DataFetchingEnvironment field) {
        if (!inherits(field)) return Lead.page(unit, Kinds.MANAGER, OF_UNIT, field);
        var page = Page.of(field);
        var view = View.of(Lead.filter(field), Asked.of(field));
        return inherited(Kinds.MANAGER, Lead.filter(field), field)
                .about(unit, field)
                .thenApply(ids -> page.of(page.cut(ids), id -> new Ref(Kinds.MANAGER, id, view)));
    }

    static CompletableFuture<? extends @Nullable Object> segmentsOfUnit(UUID unit, DataFetchingEnvironment field) {
        if (!inherits(field)) return Lead.segmentsOfPage(unit, Kinds.MANAGER, OF_UNIT, field);
        return segments(Kinds.MANAGER, unit, Lead.filter(field), field);
    }

    static CompletableFuture<? extends @Nullable Object> ownersOfUnit(UUID unit, DataFetchingEnvironment field) {
        if (!inherits(field)) return Lead.segmentsOfPage(unit, Kinds.OWNER, OF_UNIT, field);
        return segments(Kinds.OWNER, unit, Lead.filter(field), field);
    }

    static CompletableFuture<Map<String, @Nullable Object>> ofPerson(UUID person, DataFetchingEnvironment field) {
        if (!inherits(field)) return Lead.page(person, Kinds.MANAGER, LedBy.PERSON, field);
        var page = Page.of(field);
        var view = View.of(Lead.filter(field), Asked.of(field));
        return ledBy(field, view)
                .about(person, field)
                .thenApply(ids -> page.of(page.cut(ids), id -> new Ref(Kinds.MANAGER, id, view)));
    }

    static CompletableFuture<? extends @Nullable Object> segmentsOfPerson(UUID person, DataFetchingEnvironment field) {
        if (!inherits(field)) return Lead.segmentsOfPage(person, Kinds.MANAGER, LedBy.PERSON, field);
        var page = Page.of(field);
        var view = View.of(Lead.filter(field), Asked.of(field));
        return new LedBy.Segments<>(ledBy(field, view), Kinds.MANAGER, view)
                .about(person, field)
                .thenApply(page::cutParts);
    }

    private static LedBy ledBy(DataFetchingEnvironment field, View view) {
        checkInherit(field);
        Asked.of(field).rights().require(Kinds.MANAGER.permission(), "read");
        return new LedBy(Lead.filter(field), view.window());
    }

    static void checkInherit(DataFetchingEnvironment field) {
        if (inherits(field)
                && Lead.filter(field).get("org_unit") == null
                && Lead.filter(field).get("org_units") == null)
            throw new Fault("The inherit flag requires an organizational unit filter");
    }

    /** Who leads the one employed; without the person's own role where that is asked. */
    static CompletableFuture<? extends @Nullable Object> ofEngagement(
            Part<Engagement> part, DataFetchingEnvironment field) {
        var unit = part.state().unit().value();
        if (!Boolean.TRUE.equals(field.<Boolean>getArgument("exclude_self")))
            return segments(Kinds.MANAGER, unit, Lead.filter(field), field);
        return levels(Kinds.MANAGER, unit, field).thenApply(levels -> levels.stream()
                .map(level -> without(part.state().person(), level))
                .filter(level -> !level.isEmpty())
                .findFirst()
                .orElse(List.of()));
    }

    /** Asked for all that a unit employs at once, whoever they are; who is left out is left out here. */
    private static <A extends Record> CompletableFuture<List<List<Part<A>>>> levels(
            Kind<A> kind, UUID unit, DataFetchingEnvironment field) {
        var filter = Lead.filter(field);
        Asked.of(field).rights().require(kind.permission(), "read");
        return new Levels<>(kind, filter, View.of(filter, Asked.of(field)), inherits(field)).about(unit, field);
    }

    private static <A extends Record> List<Part<A>> without(PersonId person, List<Part<A>> level) {
        var theirs = level.stream()
                .filter(part -> part.state() instanceof Manager manager && person.equals(manager.person()))
                .map(Part::id)
                .toList();
        return level.stream().filter(part -> !theirs.contains(part.id())).toList();
    }

    private static <A extends Record> CompletableFuture<List<Part<A>>> segments(
            Kind<A> kind, UUID unit, Map<String, @Nullable Object> filter, DataFetchingEnvironment field) {
        var page = Page.of(field);
        var view = View.of(filter, Asked.of(field));
        Asked.of(field).rights().require(kind.permission(), "read");
        return new InheritedParts<>(kind, filter, view, inherits(field))
                .about(unit, field)
                .thenApply(page::cutParts);
    }

    private static Inherited inherited(
            Kind<?> kind, Map<String, @Nullable Object> filter, DataFetchingEnvironment field) {
        return new Inherited(kind, filter, View.of(filter, Asked.of(field)).window(), inherits(field));
    }

    /** The ids of what the nearest unit on the way up has that meets the filter; the way begins at the unit itself. */
    record Inherited(Kind<?> kind, Map<String, @Nullable Object> filter, Window window, boolean inherit)
            implements Ask.Question<List<UUID>> {
        @Override
        public List<UUID> nothing() {
            return List.of();
        }

        @Override
        public Map<UUID, List<UUID>> answer(Set<UUID> about, Reading reading) {
            var found = new HashMap<UUID, List<UUID>>();
            levels(about, reading).forEach((unit, levels) -> found.put(unit, levels.getFirst()));
            return found;
        }

        /** Not only of the nearest; units that have none are left out. */
        Map<UUID, List<List<UUID>>> levels(Set<UUID> about, Reading reading) {
            var above = inherit ? new Above(window).answer(about, reading) : Map.<UUID, List<UUID>>of();
            var units = new LinkedHashSet<>(about);
            above.values().forEach(units::addAll);
            var here = new Pointing(kind, OF_UNIT, filter, new Page(null, null)).answer(units, reading);
            var found = new HashMap<UUID, List<List<UUID>>>();
            for (var unit : about) {
                var levels = new ArrayList<List<UUID>>();
                for (var on : way(unit, above)) if (here.get(on) instanceof List<UUID> ids) levels.add(ids);
                if (!levels.isEmpty()) found.put(unit, levels);
            }
            return found;
        }

        static List<UUID> way(UUID unit, Map<UUID, List<UUID>> above) {
            var way = new ArrayList<UUID>();
            way.add(unit);
            way.addAll(above.getOrDefault(unit, List.of()));
            return way;
        }
    }

    /** The same with the segments at once. */
    record InheritedParts<A extends Record>(
            Kind<A> kind, Map<String, @Nullable Object> filter, View view, boolean inherit)
            implements Ask.Question<List<Part<A>>> {
        @Override
        public List<Part<A>> nothing() {
            return List.of();
        }

        @Override
        public Map<UUID, List<Part<A>>> answer(Set<UUID> about, Reading reading) {
            var inherited = new Inherited(kind, filter, view.window(), inherit).answer(about, reading);
            var ids = new LinkedHashSet<UUID>();
            inherited.values().forEach(ids::addAll);
            var parts = ids.isEmpty()
                    ? Map.<UUID, List<Part<A>>>of()
                    : new SegmentsOf<>(kind, view.knownAt()).answer(ids, reading);
            var found = new HashMap<UUID, List<Part<A>>>();
            inherited.forEach((unit, list) -> found.put(
                    unit,
                    list.stream()
                            .flatMap(id -> Lead.inside(parts.getOrDefault(id, List.of()), view).stream())
                            .toList()));
            return found;
        }
    }

    /** The segments of what a unit and those above it have, the nearest first. */
    record Levels<A extends Record>(Kind<A> kind, Map<String, @Nullable Object> filter, View view, boolean inherit)
            implements Ask.Question<List<List<Part<A>>>> {
        @Override
        public List<List<Part<A>>> nothing() {
            return List.of();
        }

        @Override
        public Map<UUID, List<List<Part<A>>>> answer(Set<UUID> about, Reading reading) {
            var levels = new Inherited(kind, filter, view.window(), inherit).levels(about, reading);
            var ids = new LinkedHashSet<UUID>();
            levels.values().forEach(of -> of.forEach(ids::addAll));
            var parts = ids.isEmpty()
                    ? Map.<UUID, List<Part<A>>>of()
                    : new SegmentsOf<>(kind, view.knownAt()).answer(ids, reading);
            var found = new HashMap<UUID, List<List<Part<A>>>>();
            levels.forEach((unit, of) -> found.put(
                    unit, of.stream().map(level -> inside(level, parts)).toList()));
            return found;
        }

        private List<Part<A>> inside(List<UUID> level, Map<UUID, List<Part<A>>> parts) {
            return level.stream()
                    .flatMap(id -> Lead.inside(parts.getOrDefault(id, List.of()), view).stream())
                    .toList();
        }
    }
}
