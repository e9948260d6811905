package dk.faelled.roles.requests;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;

/** What waits. @param here address of the page @param admin whether the reader may see whatever waits @param typed the comment */
public record WaitingView(ListView<RequestLists.Row> list, String here, boolean admin, String typed, Errors errors) {
    public List<Link> tabs() {
        return List.of(
                new Link(Messages.text("roles.request.waiting.mine"), WaitingPages.PATH),
                new Link(Messages.text("roles.request.waiting.all"), WaitingPages.ALL));
    }

    public String href(RequestLists.Row row) {
        return MyRequestsPages.PATH + "/" + row.id();
    }
}
