package dk.faelled.identity.saml.message;

import dk.faelled.secondfactor.NsisLevel;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, where, and how surely that is known now.
 *
 * @param cvr eight digits of the authority, {@code organisation} its name
 * @param uuid by which the authority's systems know the person
 * @param domain of the user name
 * @param level of this sign-in, {@code identity} of the person, {@code proof} of what was shown
 * @param second a second factor was shown
 */
public record Facts(
        String cvr,
        String organisation,
        String uuid,
        String userName,
        String name,
        @Nullable String email,
        String domain,
        NsisLevel level,
        NsisLevel identity,
        NsisLevel proof,
        boolean second) {
    /** NSIS writes the levels with one capital. */
    static String written(NsisLevel level) {
        return switch (level) {
            case NONE -> "";
            case LOW -> "Low";
            case SUBSTANTIAL -> "Substantial";
            case HIGH -> "High";
        };
    }
}
