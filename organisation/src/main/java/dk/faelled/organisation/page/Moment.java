package dk.faelled.organisation.page;

import dk.faelled.organisation.AsOf;
import dk.faelled.platform.Now;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From where the reader looks; it is in the address of every page, except what is so anyway: today, as known now.
 *
 * @param knownAt as the reader typed it, a Danish time; empty: as known now
 * @param root the organisation that the tree shows; null for all
 */
public record Moment(LocalDate on, String knownAt, @Nullable UUID root, LocalDate today) {
    private static final ZoneId DENMARK = Formats.COPENHAGEN;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 9000;
    private static final String UUID_FORM = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** What cannot be read counts as not asked: an old bookmark still opens. */
    public static Moment of(HttpServletRequest request) {
        var query = Query.of(request.getQueryString());
        var root = query.first("root");
        return of(
                day(query.first("asOf")),
                query.first("knownAt"),
                root == null || !root.matches(UUID_FORM) ? null : UUID.fromString(root));
    }

    public static Moment of(@Nullable LocalDate on, @Nullable String knownAt, @Nullable UUID root) {
        var today = Now.day();
        var known = knownAt == null || instant(knownAt) == null ? "" : knownAt;
        return new Moment(on == null ? today : on, known, root, today);
    }

    /** A day as browsers write it, within the years that people live in; null for anything else. */
    public static @Nullable LocalDate day(@Nullable String text) {
        if (text == null) return null;
        try {
            var day = LocalDate.parse(text.strip());
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    public AsOf asOf() {
        return new AsOf(on, instant(knownAt));
    }

    public boolean past() {
        return !knownAt.isEmpty();
    }

    public @Nullable Instant known() {
        return instant(knownAt);
    }

    /** The address with this moment in it; {@code more} are names and values in turn. */
    public String at(String path, String... more) {
        var query = new Query(List.of());
        if (!on.equals(today)) query = query.with("asOf", on.toString());
        if (past()) query = query.with("knownAt", knownAt);
        if (root != null) query = query.with("root", root.toString());
        for (int i = 0; i + 1 < more.length; i += 2) query = query.with(more[i], more[i + 1]);
        return query.on(path);
    }

    public String unit(UUID id, String... more) {
        return at("/organisation/units/" + id, more);
    }

    public String person(UUID id, String... more) {
        return at("/organisation/persons/" + id, more);
    }

    /** The same from another day. */
    public Moment day(LocalDate day) {
        return new Moment(day, knownAt, root, today);
    }

    public static @Nullable Instant instant(String local) {
        if (local.isBlank()) return null;
        try {
            return LocalDateTime.parse(local.replace(' ', 'T')).atZone(DENMARK).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
