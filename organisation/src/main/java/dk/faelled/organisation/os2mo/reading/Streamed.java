package dk.faelled.organisation.os2mo.reading;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list without limit on its way out: its objects are found once and read a thousand at a time, so that the memory it
 * takes does not grow with it. In the context of the request while it is answered.
 */
public final class Streamed {
    private static final int AT_A_TIME = 1_000;
    private @Nullable List<UUID> all;
    private int next;

    Map<String, @Nullable Object> page(Supplier<List<UUID>> find, Function<UUID, ?> object) {
        var found = all;
        if (found == null) all = found = find.get();
        var page = found.subList(next, Math.min(next + AT_A_TIME, found.size()));
        next += page.size();
        return Page.answer(page.stream().map(object).toList(), null);
    }

    public boolean hasMore() {
        return all != null && next < all.size();
    }
}
