package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.reading.Cursor;
import dk.faelled.organisation.os2mo.reading.Page;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What part of a list is wanted.
 *
 * @param limit null: all
 * @param after the key that the part before ended with
 */
record Part(@Nullable Integer limit, @Nullable String after) {
    static Part of(DataFetchingEnvironment field) {
        Integer limit = field.getArgument("limit");
        if (limit != null && limit < 0) throw new Fault("limit must not be negative");
        Object cursor = field.getArgument("cursor");
        return new Part(limit, cursor == null ? null : Cursor.text(cursor));
    }

    /** One more tells whether there is a next part. */
    int wanted() {
        return limit == null || limit == Integer.MAX_VALUE ? Integer.MAX_VALUE : limit + 1;
    }

    /** No more than this are told. */
    int most() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    /** Where a list goes on that is too long to be held. @param last two of what is found, after so many are skipped */
    <T> @Nullable String onwards(IntFunction<List<T>> last, Function<T, String> key) {
        if (limit == null || limit == 0) return null;
        var found = last.apply(limit - 1);
        return found.size() < 2 ? null : Cursor.after(key.apply(found.getFirst()));
    }

    <T> List<T> shown(List<T> found) {
        return limit == null || found.size() <= limit ? found : found.subList(0, limit);
    }

    <T> Map<String, @Nullable Object> page(List<T> found, Function<T, String> key) {
        var shown = shown(found);
        boolean more = shown.size() < found.size() && !shown.isEmpty();
        return Page.answer(shown, more ? Cursor.after(key.apply(shown.getLast())) : null);
    }
}
