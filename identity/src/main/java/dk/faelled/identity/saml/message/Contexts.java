package dk.faelled.identity.saml.message;

import dk.faelled.secondfactor.NsisLevel;
import java.util.List;
import java.util.Set;

/**
 * How a system wants somebody to have signed in (RequestedAuthnContext), and what it is told (identity 4.8).
 *
 * @param asked names of classes in its order of preference; empty where anything will do
 */
public record Contexts(List<String> asked) {
    /** A password, over a protected line: what nobody can sign in with less than. */
    static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    private static final String PERSON = "https://data.gov.dk/eid/Person";
    private static final String PROFESSIONAL = "https://data.gov.dk/eid/Professional";
    private static final String LEVEL = "AssuranceLevel:";
    private static final Set<String> ANY = Set.of(
            PASSWORD,
            "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified");
    private static final Set<String> SECOND_FACTOR = Set.of(
            "http://schemas.microsoft.com/claims/multipleauthn",
            "https://refeds.org/profile/mfa",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract");

    public Contexts {
        asked = List.copyOf(asked);
    }

    /** The highest level that is named. */
    public NsisLevel level() {
        return asked.stream().map(Contexts::level).reduce(NsisLevel.NONE, NsisLevel::atLeast);
    }

    private static NsisLevel level(String name) {
        return switch (name) {
            case Names.LOA + "/Low" -> NsisLevel.LOW;
            case Names.LOA + "/Substantial" -> NsisLevel.SUBSTANTIAL;
            case Names.LOA + "/High" -> NsisLevel.HIGH;
            default -> NsisLevel.NONE;
        };
    }

    /** Whether it asks for a second factor by name. */
    public boolean secondFactor() {
        return !asked.isEmpty()
                && asked.stream().noneMatch(ANY::contains)
                && asked.stream().anyMatch(Contexts::second);
    }

    private static boolean second(String name) {
        return SECOND_FACTOR.contains(name) || name.endsWith(LEVEL + "3");
    }

    /** Whether we can do any of it: not for somebody who is to come as a citizen, nor by a class that nobody here knows. */
    public boolean possible() {
        if (asked.contains(PERSON) && !asked.contains(PROFESSIONAL)) return false;
        return asked.isEmpty() || asked.stream().anyMatch(Contexts::known);
    }

    private static boolean known(String name) {
        return ANY.contains(name)
                || second(name)
                || name.endsWith(LEVEL + "1")
                || name.endsWith(LEVEL + "2")
                || name.equals(PROFESSIONAL)
                || level(name) != NsisLevel.NONE;
    }

    /**
     * What the answer says: that a level was assured, else the first that was asked for and kept.
     *
     * @param required the level that was demanded, by whomever
     * @param second a second factor was shown
     */
    public String kept(NsisLevel required, boolean second) {
        if (required != NsisLevel.NONE) return Names.NSIS;
        return asked.stream()
                .filter(name -> !name.startsWith("https://data.gov.dk/") && known(name) && (second || !second(name)))
                .findFirst()
                .orElse(PASSWORD);
    }
}
