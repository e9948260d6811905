package dk.faelled.platform.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column that a list is sorted by: {@code name} or {@code -name} in the address. Nulls come last either way. */
public record SortKey(String column, boolean descending) {
    static List<SortKey> parse(@Nullable String text) {
        var keys = new ArrayList<SortKey>();
        if (text != null)
            for (var part : text.split(",", -1)) {
                var down = part.startsWith("-");
                var name = down ? part.substring(1) : part;
                if (!name.isBlank() && keys.stream().noneMatch(key -> key.column.equals(name)))
                    keys.add(new SortKey(name, down));
            }
        return List.copyOf(keys);
    }

    static String write(List<SortKey> keys) {
        return String.join(",", keys.stream().map(SortKey::toString).toList());
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + column;
    }
}
