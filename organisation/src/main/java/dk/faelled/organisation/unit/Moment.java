package dk.faelled.organisation.unit;

import dk.faelled.organisation.AsOf;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From where the reader looks: it is in the address of every page.
 *
 * @param knownAt as the reader typed it, a Danish time; empty: as known now
 * @param root the organisation that the tree shows; null for all
 */
public record Moment(LocalDate on, String knownAt, @Nullable UUID root, LocalDate today) {
    private static final ZoneId DENMARK = Formats.COPENHAGEN;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 9000;

    static Moment of(@Nullable LocalDate on, @Nullable String knownAt, @Nullable UUID root) {
        var today = LocalDate.now(DENMARK);
        var day = on == null || on.getYear() < FIRST_YEAR || on.getYear() > LAST_YEAR ? today : on;
        var known = knownAt == null || instant(knownAt) == null ? "" : knownAt;
        return new Moment(day, known, root, today);
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
        var query = new Query(List.of()).with("on", on.toString());
        if (past()) query = query.with("knownAt", knownAt);
        if (root != null) query = query.with("root", root.toString());
        for (int i = 0; i + 1 < more.length; i += 2) query = query.with(more[i], more[i + 1]);
        return query.on(path);
    }

    public String unit(UUID id, String... more) {
        return at("/organisation/units/" + id, more);
    }

    public String person(UUID id) {
        return at("/organisation/persons/" + id);
    }

    /** The same from another day. */
    public Moment day(LocalDate day) {
        return new Moment(day, knownAt, root, today);
    }

    static @Nullable Instant instant(String local) {
        if (local.isBlank()) return null;
        try {
            return LocalDateTime.parse(local.replace(' ', 'T')).atZone(DENMARK).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
