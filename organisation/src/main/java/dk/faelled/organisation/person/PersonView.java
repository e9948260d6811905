package dk.faelled.organisation.person;

import dk.faelled.organisation.Line;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonCard;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.history.HistoryView;
import dk.faelled.organisation.page.Holder;
import dk.faelled.organisation.page.LinesView;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Section;
import dk.faelled.organisation.page.Side;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person on a day, one tab of the card at a time.
 *
 * @param shownCpr the number in clear, after somebody asked for it; null: masked
 * @param lines null on a tab without lines
 * @param history null on all tabs but its own
 */
public record PersonView(
        PersonCard card,
        Moment moment,
        Section tab,
        @Nullable String shownCpr,
        boolean mayEdit,
        boolean mayEnd,
        boolean mayReadCpr,
        List<Holder> owners,
        @Nullable LinesView lines,
        @Nullable HistoryView history) {

    public Person person() {
        return card.person().state();
    }

    public String path() {
        return PersonPages.PATH + "/" + card.person().id();
    }

    public String tabHref(Section wanted) {
        return moment.at(path(), "tab", wanted.word());
    }

    public List<Link> tabs() {
        return Section.of(Side.PERSON).stream()
                .map(tab -> new Link(Messages.text(tab.key()), tabHref(tab)))
                .toList();
    }

    public String nickname() {
        return (person().nicknameGivenName() + " " + person().nicknameSurname()).strip();
    }

    public String seniority() {
        return Formats.current().day(person().seniority());
    }

    public List<Line> engagements() {
        return card.lines(Type.ENGAGEMENT);
    }

    public List<Line> addresses() {
        return card.lines(Type.ADDRESS);
    }

    public boolean leads() {
        return !card.lines(Type.MANAGER).isEmpty();
    }

    public boolean onLeave() {
        return !card.lines(Type.LEAVE).isEmpty();
    }
}
