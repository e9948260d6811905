package dk.faelled.identity.upstream;

import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import java.util.List;
import java.util.Locale;

/** The pages about one provider, in their order. */
final class SourceFrames {
    private SourceFrames() {}

    /** @param tab what stands behind the path of the provider; empty for its first page */
    static SourceViews.Frame frame(LoginSource source, String tab) {
        var base = LoginSourcePages.PATH + "/" + source.id();
        var tabs = List.of(
                link("general", base),
                link("connection", base + connection(source)),
                link("persons", base + "/persons"),
                link("trial", base + "/trial"));
        return new SourceViews.Frame(source.name(), tabs, base, base + tab);
    }

    static String connection(LoginSource source) {
        return "/" + source.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Link link(String name, String href) {
        return new Link(Messages.text("identity.source.tab." + name), href);
    }
}
