package dk.faelled.platform.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param before cursor of the page before; null on the first
 * @param after cursor of the page after; null on the last
 * @param count how many rows there are; one more than {@link #COUNTED} means more than that
 * @param notes keys of texts that tell the reader what was left out of the request
 */
public record ListPage<R>(
        List<R> rows, @Nullable String before, @Nullable String after, int count, List<String> notes) {
    public static final int COUNTED = 10_000;

    public boolean countIsExact() {
        return count <= COUNTED;
    }
}
