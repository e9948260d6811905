package dk.faelled.organisation.unit;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The list of units on a day. @param mayEdit whether new roots may be made; @param changeable which of the units may be changed */
public record UnitsView(UnitFrame.Aside aside, ListView<UnitList.Row> list, boolean mayEdit, Set<UUID> changeable) {
    public Moment moment() {
        return aside.moment();
    }

    public String href(UnitList.Row row) {
        return moment().unit(row.id().value());
    }

    public List<Link> actions(UnitList.Row row) {
        var links = new ArrayList<Link>();
        if (changeable.contains(row.id().value()))
            for (var act : List.of("edit", "move", "end"))
                links.add(new Link(
                        Messages.text("organisation.act." + act),
                        moment().at("/organisation/units/" + row.id() + "/" + act)));
        links.add(new Link(
                Messages.text("organisation.tab.history"),
                moment().unit(row.id().value(), "tab", "history")));
        return links;
    }
}
