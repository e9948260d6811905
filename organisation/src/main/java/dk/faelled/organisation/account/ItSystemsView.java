package dk.faelled.organisation.account;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;

/** The list of IT systems on a day. */
public record ItSystemsView(ListView<ItSystemList.Row> list, Moment moment, boolean mayEdit) {
    public String href(ItSystemList.Row row) {
        return moment.at(ItSystemPages.PATH + "/" + row.id());
    }

    public String fresh() {
        return moment.at(ItSystemPages.PATH + "/new");
    }

    public List<Link> actions(ItSystemList.Row row) {
        var links = new ArrayList<Link>();
        if (mayEdit)
            for (var act : List.of("edit", "end"))
                links.add(new Link(
                        Messages.text("organisation.act." + act),
                        moment.at(ItSystemPages.PATH + "/" + row.id() + "/" + act)));
        links.add(new Link(
                Messages.text("organisation.tab.history"), moment.at("/organisation/history/it_system/" + row.id())));
        return links;
    }
}
