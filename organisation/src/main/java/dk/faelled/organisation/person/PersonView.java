package dk.faelled.organisation.person;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Line;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonCard;
import dk.faelled.organisation.Type;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Timeline;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person on a day, one tab of the card at a time.
 *
 * @param shownCpr the number in clear, after somebody asked for it; null: masked
 */
public record PersonView(
        PersonCard card,
        AsOf asOf,
        LocalDate today,
        Tab tab,
        @Nullable String shownCpr,
        boolean mayEdit,
        boolean mayReadCpr,
        @Nullable HistoryView history) {

    /** One registration with what it changed. */
    public record Act(String when, String who, String what, @Nullable String note, List<Change> changes) {}

    public record HistoryView(List<Act> acts, Timeline timeline) {}

    /** The tabs of the card; each shows one type of line. */
    public enum Tab {
        PERSON(null),
        ENGAGEMENTS(Type.ENGAGEMENT),
        ADDRESSES(Type.ADDRESS),
        ASSOCIATIONS(Type.ASSOCIATION),
        MANAGERS(Type.MANAGER),
        HISTORY(null);

        private final @Nullable Type type;

        Tab(@Nullable Type type) {
            this.type = type;
        }

        static Optional<Tab> parse(String text) {
            for (var tab : values())
                if (tab.name().equalsIgnoreCase(text)) return Optional.of(tab);
            return Optional.empty();
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Person person() {
        return card.person().state();
    }

    public String here() {
        return "/organisation/persons/" + card.person().id();
    }

    public String tabHref(Tab wanted) {
        return here() + "?tab=" + wanted.key() + "&asOf=" + asOf.on();
    }

    public List<Link> tabs() {
        return java.util.Arrays.stream(Tab.values())
                .map(tab -> new Link(Messages.text("organisation.person.tab." + tab.key()), tabHref(tab)))
                .toList();
    }

    public List<Line> lines() {
        return tab.type == null ? List.of() : card.lines(tab.type);
    }

    public String period(Line line) {
        return Formats.current().period(line.valid().from(), line.valid().until());
    }

    public String unitHref(Line line) {
        return "/organisation/units/" + line.unit() + "?on=" + asOf.on();
    }

    public boolean leads() {
        return !card.lines(Type.MANAGER).isEmpty();
    }

    public boolean onLeave() {
        return !card.lines(Type.LEAVE).isEmpty();
    }
}
