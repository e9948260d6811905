package dk.faelled.platform.list;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: the sort values of a row, its id last. In the address it is base64url of the sort and the
 * values, each with its length before it, so that no character in a value can break it.
 */
public record Cursor(String sort, List<@Nullable Object> values) {

    String write(List<ColumnType> types) {
        var text = new StringBuilder();
        append(text, sort);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            append(text, value == null ? null : types.get(i).write(value));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the text is no cursor, or one of another sort. */
    static Optional<Cursor> read(String text, String sort, List<ColumnType> types) {
        try {
            var parts = parts(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.size() != types.size() + 1 || !sort.equals(parts.getFirst())) return Optional.empty();
            var values = new ArrayList<@Nullable Object>();
            for (int i = 0; i < types.size(); i++) {
                var part = parts.get(i + 1);
                values.add(part == null ? null : types.get(i).parse(part));
            }
            return values.getLast() == null ? Optional.empty() : Optional.of(new Cursor(sort, values));
        } catch (RuntimeException broken) { // whatever the reader wrote into the address: the first page is the answer
            return Optional.empty();
        }
    }

    private static void append(StringBuilder text, @Nullable String part) {
        if (part == null) text.append('-');
        else text.append(part.length()).append(':').append(part);
    }

    private static List<@Nullable String> parts(String text) {
        var parts = new ArrayList<@Nullable String>();
        for (int at = 0; at < text.length(); ) {
            if (text.charAt(at) == '-') {
                parts.add(null);
                at++;
                continue;
            }
            int colon = text.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(text.substring(at, colon));
            parts.add(text.substring(colon + 1, end));
            at = end;
        }
        return parts;
    }
}
