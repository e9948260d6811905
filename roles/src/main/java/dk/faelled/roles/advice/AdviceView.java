package dk.faelled.roles.advice;

import dk.faelled.platform.list.ListView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;

/** Advice. @param here address of the page @param mayUpdate whether the reader may mark it as handled */
public record AdviceView(ListView<AdviceList.Row> list, String here, boolean mayUpdate, Errors errors) {
    public List<Link> tabs() {
        return List.of(
                new Link(Messages.text("roles.advice.tab.open"), AdvicePages.PATH),
                new Link(Messages.text("roles.advice.tab.all"), AdvicePages.ALL));
    }
}
