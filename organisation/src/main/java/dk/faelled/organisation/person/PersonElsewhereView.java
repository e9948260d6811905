package dk.faelled.organisation.person;

import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.page.Formats;
import org.jspecify.annotations.Nullable;

/** A person on a day on which there is none. @param span when there is; null where it was not known then */
public record PersonElsewhereView(PersonId person, @Nullable Validity span, Moment moment) {
    public @Nullable String period() {
        return span == null ? null : Formats.current().period(span.from(), span.until());
    }

    /** The first day on which the person is there, as known at the same time. */
    public @Nullable String href() {
        if (span == null) return null;
        var day = span.from() != null
                ? span.from()
                : span.until() == null ? moment.today() : span.until().minusDays(1);
        return moment.day(day).person(person.value());
    }

    public String historyHref() {
        return "/organisation/history/person/" + person;
    }
}
