package dk.faelled.identity.provider;

import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The pages about one system, in their order. */
@Component
public class ProviderTabs {
    public static final String HISTORY = "/history";
    private final List<ProtocolPages> protocols;

    ProviderTabs(ObjectProvider<ProtocolPages> protocols) {
        this.protocols = protocols.orderedStream().toList();
    }

    /** Around each of the pages. @param current path of the page */
    public ProviderFrame frame(ServiceProvider provider, String current) {
        var base = ProviderPages.PATH + "/" + provider.id();
        var tabs = new ArrayList<Link>();
        tabs.add(tab("general", base));
        tabs.add(tab("security", base + "/security"));
        tabs.add(tab("conditions", base + "/conditions"));
        tabs.add(tab("claims", base + "/claims"));
        protocols.stream()
                .filter(one -> one.protocol() == provider.protocol())
                .map(one -> new Link(Messages.text(one.labelKey()), one.of(provider.id())))
                .forEach(tabs::add);
        tabs.add(tab("history", base + HISTORY));
        return new ProviderFrame(provider.name(), base, tabs, current);
    }

    private static Link tab(String name, String href) {
        return new Link(Messages.text("identity.provider.tab." + name), href);
    }

    /** Links to pages for a new system, one for each protocol. */
    List<Link> create() {
        return protocols.stream()
                .map(one -> new Link(Messages.text(one.newKey()), one.create()))
                .toList();
    }
}
