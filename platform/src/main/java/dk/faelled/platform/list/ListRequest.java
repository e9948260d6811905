package dk.faelled.platform.list;

import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the address asks of a list: {@code q}, {@code f.<col>} ({@code f.<col>.from} and {@code .until} for ranges),
 * {@code sort=-name,id}, {@code cols}, {@code size}, {@code after|before}, {@code view}, {@code asOf}. Unknown and broken
 * values are left out rather than refused: an old bookmark still opens.
 */
public record ListRequest(String path, Query query) {
    public static final int SMALLEST = 25;
    private static final Set<String> SIZES = Set.of("25", "50", "100");
    /** What says where in the list one is, not which list it is. */
    static final String[] PLACE = {"after", "before"};

    public static ListRequest of(HttpServletRequest request) {
        return new ListRequest(request.getRequestURI(), Query.of(request.getQueryString()));
    }

    public String q() {
        return Objects.requireNonNullElse(query.first("q"), "").strip();
    }

    /** The values asked for in the column; several mean any of them. */
    public List<String> filter(String column) {
        return query.all("f." + column).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** @param end {@code from} or {@code until}, both days or numbers counting */
    public @Nullable String bound(String column, String end) {
        var value = query.first("f." + column + "." + end);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public List<SortKey> sort() {
        return SortKey.parse(query.first("sort"));
    }

    /** Keys of the chosen columns, in order; empty for the list's own choice. */
    public List<String> columns() {
        // the chooser sends one parameter a column, a written address may have them with commas
        return query.all("cols").stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(key -> !key.isBlank())
                .distinct()
                .toList();
    }

    public int size() {
        var asked = query.first("size");
        return asked != null && SIZES.contains(asked) ? Integer.parseInt(asked) : SMALLEST;
    }

    public @Nullable String after() {
        return query.first("after");
    }

    public @Nullable String before() {
        return query.first("before");
    }

    public @Nullable String view() {
        return query.first("view");
    }

    /** The day that the page is about. */
    public LocalDate asOf(LocalDate today) {
        var asked = query.first("asOf");
        if (asked == null) return today;
        try {
            return LocalDate.parse(asked);
        } catch (DateTimeException notADay) {
            return today;
        }
    }

    /** This list with another query, from its first page. */
    String from(Query changed) {
        return changed.without(PLACE).on(path);
    }

    /** Everything that decides which rows there are: what a saved view keeps and "all hits" means. */
    public Query filters() {
        return new Query(query.parameters().stream()
                .filter(parameter -> parameter.name().equals("q")
                        || parameter.name().startsWith("f.")
                        || parameter.name().equals("asOf"))
                .filter(parameter -> !parameter.value().isBlank())
                .toList());
    }

    /** The filters with sort, columns and size. */
    public Query kept() {
        return query.without(PLACE).without("view", "lang");
    }
}
