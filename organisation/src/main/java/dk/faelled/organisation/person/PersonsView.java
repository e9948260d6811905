package dk.faelled.organisation.person;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The list of persons on a day. @param mayEdit whether anybody may be changed; @param changeable which of those shown may */
public record PersonsView(ListView<PersonList.Row> list, Moment moment, boolean mayEdit, Set<UUID> changeable) {
    public String href(PersonList.Row row) {
        return moment.person(row.id().value());
    }

    public List<Link> actions(PersonList.Row row) {
        var links = new ArrayList<Link>();
        if (changeable.contains(row.id().value()))
            for (var act : mayEdit ? List.of("edit", "end") : List.of("edit"))
                links.add(new Link(
                        Messages.text("organisation.act." + act),
                        moment.at(PersonPages.PATH + "/" + row.id() + "/" + act)));
        links.add(new Link(
                Messages.text("organisation.tab.history"),
                moment.person(row.id().value(), "tab", "history")));
        return links;
    }
}
