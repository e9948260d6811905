package dk.faelled.organisation.editing;

import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Option;
import java.util.List;

/**
 * The one form by which everything is changed.
 *
 * @param dated whether it asks for a first day; an end asks for the last day only
 * @param timed whether it asks for change or correction
 * @param conflict what somebody else saved meanwhile, and what was typed here; empty for no conflict
 */
public record EditView(
        String title,
        List<Link> breadcrumb,
        Act act,
        String action,
        String cancel,
        List<Field> fields,
        Typed values,
        boolean dated,
        boolean timed,
        Outlook outlook,
        List<Change> conflict,
        Errors errors) {
    /**
     * @param options what may be chosen; for a person or unit: what was found, and what is chosen
     * @param places the tree to choose a unit in; empty where there are too many
     * @param follows whether its options depend on another field of the form
     * @param facets of classes that are too many to choose among, as {@link ClassChoices#carried} writes them; empty where all are shown
     */
    public record Field(
            String name,
            String label,
            Ask.Kind kind,
            List<Choice> options,
            boolean optional,
            String hint,
            List<Place> places,
            boolean follows,
            String facets) {
        /** The same with other options. */
        public Field with(List<Choice> others) {
            return new Field(name, label, kind, others, optional, hint, places, follows, facets);
        }

        public boolean text() {
            return kind == Ask.Kind.TEXT || kind == Ask.Kind.SHARE || kind == Ask.Kind.CPR;
        }

        public boolean date() {
            return kind == Ask.Kind.DATE;
        }

        public boolean several() {
            return kind == Ask.Kind.CLASSES || kind == Ask.Kind.ENGAGEMENTS;
        }

        /** Found by typing, since there are too many to choose among. */
        public boolean picked() {
            return kind == Ask.Kind.PERSON || kind == Ask.Kind.UNIT || !facets.isEmpty();
        }

        /** What its finder is called. */
        public String finder() {
            return kind == Ask.Kind.PERSON ? "persons" : kind == Ask.Kind.UNIT ? "units" : "classes";
        }

        public boolean place() {
            return kind == Ask.Kind.UNIT && name.equals("parent");
        }

        public List<Option> plain() {
            return options.stream().map(o -> new Option(o.value(), o.text())).toList();
        }
    }

    /** A unit in the tree. @param closed shown but not to be chosen; @param open unfolded */
    public record Place(String value, String text, boolean closed, boolean open, List<Place> below) {}

    /** @param closed shown but not to be chosen */
    public record Choice(String value, String text, boolean closed) {}

    public String value(String name) {
        return values.text(name);
    }

    public boolean ends() {
        return act == Act.END;
    }
}
