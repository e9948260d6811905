package dk.faelled.organisation.unit;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;

/** The list of units on a day. */
public record UnitsView(UnitFrame.Aside aside, ListView<UnitList.Row> list, boolean mayEdit) {
    public Moment moment() {
        return aside.moment();
    }

    public String href(UnitList.Row row) {
        return moment().unit(row.id().value());
    }

    public List<Link> actions(UnitList.Row row) {
        var links = new ArrayList<Link>();
        if (mayEdit)
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
