package dk.faelled.identity.upstream;

import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.platform.RuleBroken;
import java.util.List;
import java.util.UUID;

/**
 * Another provider that people of the authority may sign in through (loginkilde), with what is the same in both protocols.
 *
 * @param name as the button on the page for signing in has it
 * @param enabled people may; else only an administrator tries it
 * @param homeDomains names of domains, for {@link Home#DOMAINS}
 * @param match whom it means
 * @param assured how sure that is
 */
public record LoginSource(
        UUID id,
        Kind kind,
        String name,
        boolean enabled,
        Home home,
        List<String> homeDomains,
        PersonMatch match,
        Assured assured) {
    static final int LONGEST_NAME = 60;
    static final int LONGEST = 300;

    /** What it speaks. */
    public enum Kind {
        OIDC,
        SAML
    }

    /** Who is led there at once, without choosing it. */
    public enum Home {
        NOBODY,
        /** whoever types a user name with one of the domains behind an {@code @} */
        DOMAINS,
        EVERYBODY
    }

    /** @throws RuleBroken at the field that is wrong */
    public LoginSource {
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw new RuleBroken("identity.source.name.wrong", LONGEST_NAME).at("name");
        homeDomains =
                home == Home.DOMAINS ? homeDomains.stream().sorted().distinct().toList() : List.of();
        if (home == Home.DOMAINS && homeDomains.isEmpty())
            throw new RuleBroken("identity.source.home.none").at("homeDomains");
    }

    /** Closed, until somebody has tried it. */
    static LoginSource of(UUID id, Kind kind, String name) {
        return new LoginSource(
                id, kind, name.strip(), false, Home.NOBODY, List.of(), PersonMatch.usual(kind), Assured.usual(kind));
    }

    LoginSource general(String newName, boolean isEnabled, Home newHome, List<String> domains) {
        return new LoginSource(id, kind, newName.strip(), isEnabled, newHome, domains, match, assured);
    }

    LoginSource meaning(PersonMatch whom, Assured howSure) {
        return new LoginSource(id, kind, name, enabled, home, homeDomains, whom, howSure);
    }

    /** @param stay the sign-in there */
    LoginOrigin origin(UUID stay) {
        return new LoginOrigin(id, name, stay);
    }
}
