package dk.faelled.identity.upstream;

import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.identity.upstream.LoginSource.Home;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.OwnWays;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The other providers on the page for signing in, at a host that is the authority's own: elsewhere none could send back. */
@Component
class SourceWays implements OwnWays {
    private final LoginSources sources;
    private final OuterHost hosts;

    SourceWays(LoginSources sources, OuterHost hosts) {
        this.sources = sources;
        this.hosts = hosts;
    }

    @Override
    public List<Link> links(String next, HttpServletRequest request) {
        return open(request).stream()
                .map(one ->
                        new Link(Messages.text("identity.source.way", one.name()), LoginOrigin.path(one.id(), next)))
                .toList();
    }

    @Override
    public Optional<String> home(String next, HttpServletRequest request) {
        return first(next, request, one -> one.home() == Home.EVERYBODY);
    }

    @Override
    public Optional<String> home(String userName, String next, HttpServletRequest request) {
        int at = userName.lastIndexOf('@');
        if (at < 0) return Optional.empty();
        var domain = userName.substring(at + 1).strip().toLowerCase(Locale.ROOT);
        return first(next, request, one -> one.homeDomains().contains(domain));
    }

    private Optional<String> first(String next, HttpServletRequest request, Predicate<LoginSource> which) {
        return open(request).stream().filter(which).findFirst().map(one -> LoginOrigin.path(one.id(), next));
    }

    private List<LoginSource> open(HttpServletRequest request) {
        return hosts.address(request).isEmpty()
                ? List.of()
                : sources.all().stream().filter(LoginSource::enabled).toList();
    }
}
