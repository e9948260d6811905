package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** From one object to others: what fields answer that lead somewhere. */
final class Lead {
    private Lead() {}

    static Map<String, @Nullable Object> filter(DataFetchingEnvironment field) {
        Object given = field.getArgument("filter");
        return given == null ? Map.<String, @Nullable Object>of() : Filtered.map(given);
    }

    private static void allowed(Kind<?> kind, DataFetchingEnvironment field) {
        Asked.of(field).rights().require(kind.permission(), "read");
    }

    static @Nullable Ref to(@Nullable Id id, Kind<?> kind, DataFetchingEnvironment field) {
        allowed(kind, field);
        return id == null ? null : new Ref(kind, id.value(), View.now(Asked.of(field)));
    }

    /** Those of the ids that the field's filter lets through, as a page. */
    static CompletableFuture<Map<String, @Nullable Object>> toAll(
            List<UUID> ids, Kind<?> kind, DataFetchingEnvironment field) {
        allowed(kind, field);
        var filter = filter(field);
        var page = Page.of(field);
        var view = View.of(filter, Asked.of(field));
        return matching(ids, kind, filter, field)
                .thenApply(found -> page.of(page.cut(sorted(found)), id -> new Ref(kind, id, view)));
    }

    static List<UUID> sorted(List<UUID> ids) {
        return ids.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(UUID::toString))
                .toList();
    }

    /** The segments of the ids in the window of the field's own filter: all of them, or the last where one is wanted. */
    static CompletableFuture<? extends @Nullable Object> toSegments(
            List<UUID> all, Kind<?> kind, DataFetchingEnvironment field) {
        allowed(kind, field);
        if (all.isEmpty() && isNullableList(field)) return CompletableFuture.completedFuture(null);
        var filter = filter(field);
        var view = View.of(filter, Asked.of(field));
        var ids = isList(field) ? Page.of(field).part(all) : all;
        if (wantsReferences(field))
            return matching(ids, kind, filter, field).thenApply(found -> sorted(found).stream()
                    .map(id -> new Ref(kind, id, view))
                    .toList());
        if (onlyTime(filter)) return shaped(segments(ids, kind, view, field), ids, kind, view, field);
        var asked = new ArrayList<CompletableFuture<Boolean>>();
        for (var id : ids) asked.add(new Matching(kind, filter).about(id, field));
        var segments = all(ids, new SegmentsOf<>(kind, view.knownAt()), field);
        return all(asked).thenCombine(segments, (met, parts) -> {
            var list = new ArrayList<Part<?>>();
            for (int i = 0; i < ids.size(); i++)
                if (met.get(i)) inside(parts.get(i), view).forEach(list::add);
            return isList(field) ? list : list.isEmpty() ? null : list.getLast();
        });
    }

    private static CompletableFuture<? extends @Nullable Object> shaped(
            CompletableFuture<List<Part<?>>> segments,
            List<UUID> ids,
            Kind<?> kind,
            View view,
            DataFetchingEnvironment field) {
        if (isList(field)) return segments;
        if (!GraphQLTypeUtil.isNonNull(field.getFieldType()) || ids.isEmpty())
            return segments.thenApply(list -> list.isEmpty() ? null : list.getLast());
        // what must be there but has ended is shown as it was last
        return all(ids, new SegmentsOf<>(kind, view.knownAt()), field).thenApply(parts -> {
            var every = parts.stream().flatMap(List::stream).toList();
            var inside =
                    every.stream().filter(p -> view.window().meets(p.valid())).toList();
            return !inside.isEmpty() ? inside.getLast() : every.isEmpty() ? null : every.getLast();
        });
    }

    private static CompletableFuture<List<Part<?>>> segments(
            List<UUID> ids, Kind<?> kind, View view, DataFetchingEnvironment field) {
        return all(ids, new SegmentsOf<>(kind, view.knownAt()), field).thenApply(parts -> parts.stream()
                .flatMap(p -> inside(p, view).stream())
                .<Part<?>>map(p -> p)
                .toList());
    }

    static <P extends Part<?>> List<P> inside(List<P> parts, View view) {
        return parts.stream().filter(p -> view.window().meets(p.valid())).toList();
    }

    private static CompletableFuture<List<UUID>> matching(
            List<UUID> ids, Kind<?> kind, Map<String, @Nullable Object> filter, DataFetchingEnvironment field) {
        if (filter.values().stream().allMatch(v -> v == null)) return CompletableFuture.completedFuture(ids);
        var asked = ids.stream()
                .map(id -> new Matching(kind, filter).about(id, field))
                .toList();
        return all(asked).thenApply(met -> {
            var found = new ArrayList<UUID>();
            for (int i = 0; i < ids.size(); i++) if (met.get(i)) found.add(ids.get(i));
            return found;
        });
    }

    /** What points to the object, as a page. */
    static CompletableFuture<Map<String, @Nullable Object>> page(
            UUID id, Kind<?> from, Link link, DataFetchingEnvironment field) {
        allowed(from, field);
        var page = Page.of(field);
        var view = View.of(filter(field), Asked.of(field));
        return new Pointing(from, link, filter(field), page)
                .about(id, field)
                .thenApply(ids -> page.of(ids, found -> new Ref(from, found, view)));
    }

    /** The segments of what points to the object, in the window of the field's own filter. */
    static CompletableFuture<? extends @Nullable Object> segmentsOfPage(
            UUID id, Kind<?> from, Link link, DataFetchingEnvironment field) {
        allowed(from, field);
        var filter = filter(field);
        var view = View.of(filter, Asked.of(field));
        if (wantsReferences(field))
            return new Pointing(from, link, filter, Page.of(field))
                    .about(id, field)
                    .thenApply(ids -> ids.stream()
                            .map(found -> new Ref(from, found, view))
                            .toList());
        return parts(id, from, link, filter, view, field).thenApply(list -> {
            if (isList(field)) return list;
            return list.isEmpty() ? null : list.getLast();
        });
    }

    private static <A extends Record> CompletableFuture<List<Part<A>>> parts(
            UUID id,
            Kind<A> from,
            Link link,
            Map<String, @Nullable Object> filter,
            View view,
            DataFetchingEnvironment field) {
        return new PointingParts<>(from, link, filter, view, Page.of(field)).about(id, field);
    }

    static <T> CompletableFuture<List<T>> all(List<UUID> ids, Ask.Question<T> question, DataFetchingEnvironment field) {
        return all(ids.stream().map(id -> question.about(id, field)).toList());
    }

    static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> promises) {
        return CompletableFuture.allOf(promises.toArray(CompletableFuture[]::new))
                .thenApply(_ -> promises.stream().map(CompletableFuture::join).toList());
    }

    static boolean onlyTime(Map<String, @Nullable Object> filter) {
        var rest = new HashMap<String, @Nullable Object>(filter);
        for (var time : List.of("from_date", "to_date", "registration_time")) rest.remove(time);
        return rest.values().stream().allMatch(v -> v == null);
    }

    private static boolean isList(DataFetchingEnvironment field) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getFieldType()));
    }

    /** Where a list may be null, it is for what refers to nothing: clients tell that from an empty list. */
    private static boolean isNullableList(DataFetchingEnvironment field) {
        return GraphQLTypeUtil.isList(field.getFieldType());
    }

    /** A few old fields list objects where their neighbours list segments. */
    private static boolean wantsReferences(DataFetchingEnvironment field) {
        return GraphQLTypeUtil.unwrapAll(field.getFieldType()).getName().endsWith("Response");
    }
}
