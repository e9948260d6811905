package dk.faelled.organisation.person;

import dk.faelled.platform.list.ListView;
import java.time.LocalDate;

/** The list of persons on a day. */
public record PersonsView(ListView<PersonList.Row> list, LocalDate on, LocalDate today, boolean mayEdit) {
    public String href(PersonList.Row row) {
        return "/organisation/persons/" + row.id() + (on.equals(today) ? "" : "?asOf=" + on);
    }
}
