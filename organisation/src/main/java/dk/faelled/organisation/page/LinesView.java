package dk.faelled.organisation.page;

import dk.faelled.platform.page.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tab of lines.
 *
 * @param other whether lines join the owner to somebody or something else
 * @param more where the next page is; null where there is none
 * @param add where one is added; null for those who may not
 */
public record LinesView(
        Side side,
        Section section,
        List<Link> tenses,
        String current,
        Tense tense,
        List<Row> rows,
        @Nullable String more,
        @Nullable String add,
        Moment moment) {

    /**
     * @param other name of the other side; null where nobody is there (ubesat)
     * @param notes since when it has been as shown, and when it changes
     */
    public record Row(
            String name,
            @Nullable String other,
            @Nullable String otherHref,
            String kind,
            String detail,
            String key,
            String from,
            String to,
            List<String> notes,
            List<Link> actions) {}

    /** Whether a line joins a unit and a person. */
    public boolean joins() {
        return switch (section) {
            case ENGAGEMENTS, ASSOCIATIONS, MANAGERS -> true;
            default -> false;
        };
    }

    public boolean numbered() {
        return section == Section.ENGAGEMENTS;
    }
}
