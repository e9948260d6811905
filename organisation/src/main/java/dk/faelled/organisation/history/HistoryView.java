package dk.faelled.organisation.history;

import dk.faelled.platform.page.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registrations of an object, newest first.
 *
 * @param older where the ones before these are; null where there are none
 * @param path of the page that shows it
 * @param kept what the page's address holds beside the other point
 * @param compared null until a second point is given
 */
public record HistoryView(
        List<Entry> entries,
        @Nullable String older,
        String path,
        List<dk.faelled.platform.page.Query.Parameter> kept,
        String onePoint,
        String otherOn,
        String otherKnownAt,
        @Nullable List<Change> compared) {

    /** @param columns the periods of validity, in order of time */
    public record Entry(
            String number,
            String at,
            String actor,
            @Nullable String note,
            String lifeCycle,
            List<String> columns,
            List<Lane> lanes) {}

    /** One field, over all periods. */
    public record Lane(String label, List<Cell> cells) {}

    /**
     * @param text null where the object is not there
     * @param before what the registration before said instead; only where it changed
     * @param href history of what is referred to
     * @param columns how many periods it stands for
     */
    public record Cell(
            @Nullable String text,
            boolean changed,
            @Nullable String before,
            @Nullable String href,
            int columns) {}
}
