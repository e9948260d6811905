package dk.faelled.identity.saml.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name under which a system knows somebody (identity 4.8). */
public final class NameIds {
    /** The claim whose value takes the place of the name. */
    public static final String CLAIM = "Name ID";

    private NameIds() {}

    /** Empty where there is none of that form, as for somebody without a mail address. */
    public static Optional<String> of(
            NameFormat format, Profile profile, Facts facts, Map<String, List<String>> claims) {
        var own = claims.getOrDefault(CLAIM, List.of());
        if (!own.isEmpty() && format != NameFormat.TRANSIENT) return Optional.of(own.getFirst());
        return Optional.ofNullable(
                switch (format) {
                    case PERSISTENT -> profile == Profile.OIOSAML3 ? professional(facts) : facts.uuid();
                    case TRANSIENT -> MessageId.next();
                    case EMAIL -> facts.email();
                    case UNSPECIFIED -> facts.userName();
                    case X509 -> "C=DK,O=" + facts.cvr() + ",CN=" + escaped(facts.name()) + ",Serial=" + facts.uuid();
                    case WINDOWS -> facts.domain() + "\\" + facts.userName();
                    case KERBEROS -> facts.userName() + "@" + facts.domain();
                    case ENTITY -> facts.uuid();
                });
    }

    static String professional(Facts facts) {
        return "https://data.gov.dk/model/core/eid/professional/uuid/" + facts.uuid();
    }

    private static String escaped(String name) {
        return name.replaceAll("([,+\"\\\\])", "\\\\$1");
    }
}
