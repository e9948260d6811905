package dk.faelled.organisation.page;

import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
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

    /** Whether a line joins its owner to somebody or something on the other side. */
    public boolean joins() {
        return switch (section) {
            case ADDRESSES, ITUSERS, KLE -> false;
            case LEAVES -> side == Side.UNIT;
            default -> true;
        };
    }

    /** Whether a line has a kind and a detail; a link between units has neither. */
    public boolean kinded() {
        return section != Section.RELATED && section != Section.OWNERS;
    }

    public boolean detailed() {
        return section != Section.RELATED;
    }

    public boolean numbered() {
        return section == Section.ENGAGEMENTS;
    }

    /** What the other side is called. */
    public String other() {
        return Messages.text(
                switch (section) {
                    case OWNERS -> "organisation.field.owner";
                    case RELATED -> "organisation.field.other";
                    case ROLEBINDINGS -> "organisation.lines.only-for";
                    default -> "organisation.field." + to(side, section).owner();
                });
    }

    /** What stands where nobody or nothing is on the other side. */
    public String nobody() {
        return Messages.text(
                switch (section) {
                    case OWNERS -> "organisation.none";
                    case ROLEBINDINGS -> "organisation.lines.everywhere";
                    default -> "organisation.vacant";
                });
    }

    /** On which side the others are. */
    static Side to(Side side, Section section) {
        return switch (section) {
            case OWNERS -> Side.PERSON;
            case ROLEBINDINGS, RELATED -> Side.UNIT;
            default -> side.opposite();
        };
    }
}
