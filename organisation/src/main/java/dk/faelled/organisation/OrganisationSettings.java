package dk.faelled.organisation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict the rules are.
 *
 * @param references lenient lets updates refer to classes and out-of-range units that OS2mo would have taken
 */
@ConfigurationProperties("faelled.organisation")
public record OrganisationSettings(
        @DefaultValue("STRICT") References references,
        @DefaultValue("true") boolean replacementCpr) {
    public enum References {
        STRICT,
        LENIENT
    }

    public boolean lenient() {
        return references == References.LENIENT;
    }
}
