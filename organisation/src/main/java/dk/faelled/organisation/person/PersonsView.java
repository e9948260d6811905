package dk.faelled.organisation.person;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;

/** The list of persons on a day. */
public record PersonsView(ListView<PersonList.Row> list, Moment moment, boolean mayEdit) {
    public String href(PersonList.Row row) {
        return moment.person(row.id().value());
    }

    public List<Link> actions(PersonList.Row row) {
        var links = new ArrayList<Link>();
        if (mayEdit)
            for (var act : List.of("edit", "end"))
                links.add(new Link(
                        Messages.text("organisation.act." + act),
                        moment.at(PersonPages.PATH + "/" + row.id() + "/" + act)));
        links.add(new Link(
                Messages.text("organisation.tab.history"),
                moment.person(row.id().value(), "tab", "history")));
        return links;
    }
}
