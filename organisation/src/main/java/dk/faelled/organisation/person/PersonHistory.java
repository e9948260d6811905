package dk.faelled.organisation.person;

import dk.faelled.organisation.History;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.platform.page.Change;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The registrations of a person in words, newest first, and what was true when. */
final class PersonHistory {
    private PersonHistory() {}

    static PersonView.HistoryView of(History<Person> history, LocalDate today) {
        var acts = new ArrayList<PersonView.Act>();
        var before = Segments.<Person>none();
        for (var entry : history.entries()) {
            var registration = entry.registration();
            acts.addFirst(new PersonView.Act(
                    Formats.current().moment(registration.at()),
                    registration.actorName(),
                    Messages.text("organisation.history." + registration.lifeCycle()),
                    registration.note(),
                    changes(before, entry.segments(), today)));
            before = entry.segments();
        }
        var periods = new ArrayList<Timeline.Period>();
        for (var lane : History.lanes(before)) {
            for (Segment<@Nullable Object> value : lane.values()) {
                var text = text(value.state());
                if (text != null && !lane.field().equals("cpr"))
                    periods.add(new Timeline.Period(
                            label(lane.field()), text, value.valid().from(), value.valid().until()));
            }
        }
        return new PersonView.HistoryView(acts, new Timeline(Messages.text("organisation.history"), periods, today));
    }

    /** What differs on the day on which the newer state first differs. */
    private static List<Change> changes(Segments<Person> before, Segments<Person> after, LocalDate today) {
        var changes = new ArrayList<Change>();
        var old = last(before);
        for (var lane : History.lanes(after)) {
            var now = text(lane.values().getLast().state());
            var was = old == null ? null : text(value(old, lane.field()));
            if (!Objects.equals(was, now)) changes.add(new Change(label(lane.field()), was, now));
        }
        var span = after.span();
        var spanBefore = before.span();
        var period = span == null ? null : Formats.current().period(span.from(), span.until());
        var periodBefore = spanBefore == null ? null : Formats.current().period(spanBefore.from(), spanBefore.until());
        if (!Objects.equals(period, periodBefore))
            changes.add(new Change(Messages.text("organisation.valid"), periodBefore, period));
        return changes;
    }

    private static @Nullable Person last(Segments<Person> segments) {
        return segments.isEmpty() ? null : segments.list().getLast().state();
    }

    private static @Nullable Object value(Person person, String field) {
        return switch (field) {
            case "userKey" -> person.userKey();
            case "givenName" -> person.givenName();
            case "surname" -> person.surname();
            case "nicknameGivenName" -> person.nicknameGivenName();
            case "nicknameSurname" -> person.nicknameSurname();
            case "cpr" -> person.cpr();
            case "seniority" -> person.seniority();
            default -> null;
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static String label(String field) {
        return Messages.text("organisation.person.field." + field);
    }
}
