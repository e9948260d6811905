package dk.faelled.secondfactor.connector;

import dk.faelled.platform.RuleBroken;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Where a page of ours leads back to: only what is registered for the sign-in point (identity 4.1). */
final class Redirects {
    private Redirects() {}

    /** @throws RuleBroken where it is no address that may be registered */
    static void check(String address) {
        if (parsed(address).filter(Redirects::isSafe).isEmpty())
            throw new RuleBroken("secondfactor.connector.redirect", address).at("redirects");
    }

    private static boolean isSafe(URI uri) {
        var host = uri.getHost();
        return "https".equals(uri.getScheme())
                || "http".equals(uri.getScheme()) && (host.equals("localhost") || host.equals("127.0.0.1"));
    }

    /** Scheme, host and port the same, and the path the same or below it. */
    static boolean isRegistered(String wanted, Collection<String> registered) {
        var to = parsed(wanted);
        return to.isPresent()
                && isSafe(to.get())
                && registered.stream().flatMap(one -> parsed(one).stream()).anyMatch(one -> covers(one, to.get()));
    }

    /** {@code https://host:port} of each, as browsers write it. */
    static List<String> origins(Collection<String> registered) {
        return registered.stream()
                .flatMap(one -> parsed(one).stream())
                .map(uri -> uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                .distinct()
                .toList();
    }

    private static boolean covers(URI registered, URI wanted) {
        var path = Objects.requireNonNullElse(registered.getPath(), "");
        var below = path.endsWith("/") || path.isEmpty() ? path : path + "/";
        var asked = wanted.normalize().getPath();
        return Objects.equals(registered.getScheme(), wanted.getScheme())
                && registered.getHost().equals(wanted.getHost().toLowerCase(Locale.ROOT))
                && registered.getPort() == wanted.getPort()
                && (asked.equals(path) || asked.startsWith(below));
    }

    private static Optional<URI> parsed(String address) {
        try {
            var uri = new URI(address.strip());
            return uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null
                    ? Optional.empty()
                    : Optional.of(uri);
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }
}
