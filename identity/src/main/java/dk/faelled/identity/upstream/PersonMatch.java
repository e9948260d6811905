package dk.faelled.identity.upstream;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.RuleBroken;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Whom another provider means.
 *
 * @param claim the name of what it tells that says it
 * @param cut of a user name, what stands behind {@code @} or before {@code \} is left away
 * @param domain name of the only domain whose persons may be meant; empty for all
 * @param creates a person of the organisation without an account is given one at the first sign-in
 */
public record PersonMatch(By by, String claim, boolean cut, String domain, boolean creates) {
    private static final Pattern UUID_AT_THE_END =
            Pattern.compile("(?:\\{|urn:uuid:|https://data\\.gov\\.dk/model/core/eid/professional/uuid/)?"
                    + "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})}?");

    /** What the claim holds. */
    public enum By {
        CPR,
        USER_NAME,
        UUID
    }

    /** @throws RuleBroken at the field that is wrong */
    public PersonMatch {
        if (claim.isBlank() || claim.length() > LoginSource.LONGEST)
            throw new RuleBroken("identity.source.claim.wrong", LoginSource.LONGEST).at("claim");
    }

    static PersonMatch usual(LoginSource.Kind kind) {
        var claim = kind == LoginSource.Kind.OIDC ? "preferred_username" : "NameID";
        return new PersonMatch(By.USER_NAME, claim, true, "", true);
    }

    /** As somebody signs in here: {@code DALBY\anna} and {@code anna@dalby.example} are {@code anna}, where that is wished. */
    String userName(String told) {
        if (!cut) return told;
        var name = told.substring(told.lastIndexOf('\\') + 1);
        int at = name.lastIndexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** Empty for what is no CPR number. */
    static Optional<Cpr> cpr(String told) {
        try {
            return Optional.of(Cpr.parse(told));
        } catch (RuleBroken none) {
            return Optional.empty();
        }
    }

    /** As it stands, in braces, as a name of RFC 9562, or as OIOSAML writes it; empty for anything else. */
    static Optional<UUID> uuid(String told) {
        var found = UUID_AT_THE_END.matcher(told.strip());
        return found.matches() ? Optional.of(UUID.fromString(found.group(1))) : Optional.empty();
    }
}
