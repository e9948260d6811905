package dk.faelled.identity.saml;

import dk.faelled.identity.saml.message.NameFormat;
import dk.faelled.identity.saml.message.Profile;
import dk.faelled.identity.saml.message.ServiceDescription;
import dk.faelled.platform.RuleBroken;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a system is answered, beside what is the same in every protocol.
 *
 * @param older levels are told as 2 and 3 where its profile leaves the choice
 * @param source where it publishes its description; null where nobody reads it again
 * @param version of the description that counts, from 1
 * @param readAt when its source was read last
 * @param failure why what was read then was not taken, the name of a {@code Refused.Why}; null for it was
 */
public record SamlService(
        UUID provider,
        Profile profile,
        NameFormat nameFormat,
        boolean encrypts,
        boolean signsResponse,
        boolean allowsUnsigned,
        boolean older,
        @Nullable String source,
        int version,
        Instant readAt,
        @Nullable String failure) {
    private static final int LONGEST = 1024;

    /** What of it has a history, and goes into the log. */
    record Kept(
            Profile profile,
            NameFormat nameFormat,
            boolean encrypts,
            boolean signsResponse,
            boolean allowsUnsigned,
            boolean older,
            @Nullable String source,
            int version) {}

    public SamlService {
        if (source != null && (source.length() > LONGEST || !isAddress(source)))
            throw new RuleBroken("identity.saml.source.wrong").at("source");
        if (profile.alwaysEncrypts() && !encrypts) throw new RuleBroken("identity.saml.encrypts.always").at("encrypts");
    }

    private static boolean isAddress(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** As its description lets one expect. */
    static SamlService recognised(UUID provider, ServiceDescription description, @Nullable String source, Instant now) {
        var format = description.nameFormats().stream()
                .flatMap(uri -> NameFormat.of(uri).stream())
                .findFirst()
                .orElse(NameFormat.PERSISTENT);
        return new SamlService(
                provider,
                description.profile(),
                format,
                description.receiver() != null,
                false,
                false,
                false,
                source,
                1,
                now,
                null);
    }

    SamlService answered(
            Profile by, NameFormat named, boolean encrypted, boolean signed, boolean unsigned, boolean asOlder) {
        return new SamlService(
                provider, by, named, encrypted, signed, unsigned, asOlder, source, version, readAt, failure);
    }

    SamlService from(@Nullable String newSource) {
        return new SamlService(
                provider,
                profile,
                nameFormat,
                encrypts,
                signsResponse,
                allowsUnsigned,
                older,
                newSource,
                version,
                readAt,
                failure);
    }

    SamlService read(int newVersion, Instant at, @Nullable String newFailure) {
        return new SamlService(
                provider,
                profile,
                nameFormat,
                encrypts,
                signsResponse,
                allowsUnsigned,
                older,
                source,
                newVersion,
                at,
                newFailure);
    }

    /** As it was set up then. */
    SamlService as(Kept then) {
        return answered(
                        then.profile,
                        then.nameFormat,
                        then.encrypts,
                        then.signsResponse,
                        then.allowsUnsigned,
                        then.older)
                .from(then.source)
                .read(then.version, readAt, failure);
    }

    Kept kept() {
        return new Kept(profile, nameFormat, encrypts, signsResponse, allowsUnsigned, older, source, version);
    }
}
