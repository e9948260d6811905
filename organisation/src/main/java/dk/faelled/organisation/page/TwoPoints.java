package dk.faelled.organisation.page;

import dk.faelled.organisation.AsOf;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Two points to compare: from where the reader looks, and another day, as known now or at another time.
 *
 * @param other the other day; a year before the first where none is asked for
 * @param otherKnownAt as the reader typed it, a Danish time; empty: as known now
 * @param before the earlier of the two, by day and then by knowledge
 */
public record TwoPoints(Moment moment, LocalDate other, String otherKnownAt, AsOf before, AsOf after) {
    /** {@code otherAsOf} and {@code otherKnownAt} beside the moment of every page; what cannot be read counts as not asked. */
    public static TwoPoints of(HttpServletRequest request) {
        var moment = Moment.of(request);
        var query = Query.of(request.getQueryString());
        var asked = Moment.day(query.first("otherAsOf"));
        var other = asked == null ? moment.on().minusYears(1) : asked;
        var known = Objects.requireNonNullElse(query.first("otherKnownAt"), "");
        var instant = Moment.instant(known);
        var then = new AsOf(other, instant);
        var now = moment.asOf();
        boolean forward =
                other.equals(now.on()) ? !late(instant).isAfter(late(now.knownAt())) : other.isBefore(now.on());
        return new TwoPoints(moment, other, instant == null ? "" : known, forward ? then : now, forward ? now : then);
    }

    private static Instant late(@org.jspecify.annotations.Nullable Instant known) {
        return known == null ? Instant.MAX : known;
    }

    /** A point as people read it. */
    public static String word(AsOf asOf) {
        var day = Formats.current().day(asOf.on());
        return asOf.knownAt() == null ? day : Messages.text("organisation.history.point", day, asOf.knownAt());
    }
}
