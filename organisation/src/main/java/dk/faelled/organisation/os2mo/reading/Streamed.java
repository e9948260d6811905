package dk.faelled.organisation.os2mo.reading;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A long list on its way out. Its objects are found by one sentence, whose rows the database hands over a
 * thousand at a time, and are read a thousand at a time, so that the memory it takes does not grow with it. In the context
 * of the request while it is answered, within one transaction; to be closed.
 */
public final class Streamed implements AutoCloseable {
    public static final int AT_A_TIME = 1_000;
    private @Nullable Stream<?> found;
    private @Nullable Iterator<?> rest;
    private @Nullable String onwards;

    public static @Nullable Streamed of(DataFetchingEnvironment field) {
        return field.getGraphQlContext().get(Streamed.class);
    }

    /**
     * The same of a list that may end before all is told.
     *
     * @param onwards where it goes on then; looked for once, before anything else
     */
    public <T> Map<String, @Nullable Object> page(
            Supplier<Stream<T>> find, Function<T, ?> object, Supplier<@Nullable String> onwards) {
        return pages(find, next -> next.stream().map(object).toList(), onwards);
    }

    /** The same, and what each thousand of what is found comes to. */
    <T> Map<String, @Nullable Object> pages(
            Supplier<Stream<T>> find, Function<List<T>, List<?>> objects, Supplier<@Nullable String> onwards) {
        if (rest == null) this.onwards = onwards.get();
        return Page.answer(objects.apply(next(find)), this.onwards);
    }

    /** The next of what is found, up to a thousand. */
    @SuppressWarnings("unchecked") // one list, and so one kind of things, is on its way at a time
    private <T> List<T> next(Supplier<Stream<T>> find) {
        var next = (Iterator<T>) rest;
        if (next == null) {
            var stream = find.get();
            found = stream;
            rest = next = stream.iterator();
        }
        var page = new ArrayList<T>(AT_A_TIME);
        while (page.size() < AT_A_TIME && next.hasNext()) page.add(next.next());
        return page;
    }

    /** Whether nothing was looked for yet. */
    boolean isNew() {
        return rest == null;
    }

    public boolean hasMore() {
        return rest != null && rest.hasNext();
    }

    @Override
    public void close() {
        if (found != null) found.close();
    }
}
