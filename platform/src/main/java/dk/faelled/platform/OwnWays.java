package dk.faelled.platform;

import dk.faelled.platform.page.Link;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * Ways in that the bound authority has set up for itself, on the page for signing in. At most one bean, of the module that
 * keeps them.
 */
public interface OwnWays {
    /** In their order. @param next the page that was wanted, on this host */
    List<Link> links(String next, HttpServletRequest request);

    /** Where everybody goes at once who wants a page; empty for the form. */
    Optional<String> home(String next, HttpServletRequest request);

    /** Where somebody with such a user name goes instead of showing a password; tells nothing of whether there is one. */
    Optional<String> home(String userName, String next, HttpServletRequest request);
}
