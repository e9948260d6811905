package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Fault;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What part of a list is wanted.
 *
 * @param limit null: all
 * @param after where the page before ended
 */
public record Page(@Nullable Integer limit, @Nullable UUID after) {
    public static Page of(DataFetchingEnvironment field) {
        Integer limit = field.getArgument("limit");
        if (limit != null && limit < 0) throw new Fault("limit must not be negative");
        return new Page(limit, Cursor.uuid(field.getArgument("cursor")));
    }

    /** One more than wanted tells whether there is a next page. */
    public int wanted() {
        return limit == null ? Integer.MAX_VALUE : limit == Integer.MAX_VALUE ? limit : limit + 1;
    }

    /** No more than this are told. */
    public int most() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    /**
     * Where a list goes on that is too long to be held; null where it ends within the page.
     *
     * @param last the last that is told and the one after it: what is found of {@code 2} after so many are skipped
     */
    <T> @Nullable String onwards(IntFunction<List<T>> last, Function<T, UUID> id) {
        if (limit == null || limit == 0) return null;
        var found = last.apply(limit - 1);
        return found.size() < 2 ? null : Cursor.after(id.apply(found.getFirst()));
    }

    /** @param found ids in order, up to {@link #wanted()} */
    public Map<String, @Nullable Object> of(List<UUID> found, Function<UUID, ?> object) {
        return answer(shown(found).stream().map(object).toList(), next(found, id -> id));
    }

    /** Without the one that only tells of a next page. */
    <T> List<T> shown(List<T> found) {
        var most = limit;
        return most == null || found.size() <= most ? found : found.subList(0, most);
    }

    /** Null where there is no next page. */
    <T> @Nullable String next(List<T> found, Function<T, UUID> id) {
        var shown = shown(found);
        return shown.isEmpty() || shown.size() == found.size() ? null : Cursor.after(id.apply(shown.getLast()));
    }

    public static Map<String, @Nullable Object> answer(List<?> objects, @Nullable String cursor) {
        var page = new HashMap<String, @Nullable Object>();
        page.put("objects", objects);
        page.put("page_info", Collections.singletonMap("next_cursor", cursor));
        return page;
    }

    /** Segments of the objects of this page; where a part is wanted, in order of ids. */
    <P extends Part<?>> List<P> cutParts(List<P> all) {
        if (limit == null && after == null) return all;
        var ids = part(all.stream().map(Part::id).toList());
        return ids.stream()
                .flatMap(id -> all.stream().filter(each -> each.id().equals(id)))
                .toList();
    }

    /** Of ids in any order; where a part is wanted, in order. */
    List<UUID> part(List<UUID> all) {
        return limit == null && after == null ? all : shown(cut(Lead.sorted(all)));
    }

    /** The page within what is in order already. */
    List<UUID> cut(List<UUID> all) {
        return all.stream()
                .filter(id -> after == null || order(id, after) > 0)
                .limit(wanted())
                .toList();
    }

    /** As the database orders them; Java compares the halves with their signs. */
    private static int order(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
