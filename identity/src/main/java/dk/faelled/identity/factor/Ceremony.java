package dk.faelled.identity.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import dk.faelled.platform.Ids;
import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What WebAuthn (level 3, sections 7.1 and 7.2) has a server check of what a key has made or signed: type, challenge, origin,
 * rpId, the flags, the signature and the count. The attestation is kept and not judged.
 */
@Component
class Ceremony {
    private static final Logger LOG = LoggerFactory.getLogger(Ceremony.class);
    private static final int LONGEST = 20_000;
    private static final String REFUSED = "identity.passkey.refused";
    private static final JsonMapper JSON = new JsonMapper();
    static final List<Long> ALGORITHMS = List.of(
            COSEAlgorithmIdentifier.EdDSA.getValue(),
            COSEAlgorithmIdentifier.ES256.getValue(),
            COSEAlgorithmIdentifier.RS256.getValue());
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    record Made(Passkey key, byte[] attestation) {}

    /** The key was used with a count that is not above the one before: there may be two of it. */
    static final class Copied extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @throws RuleBroken where it is not what was asked for */
    Made made(Site site, Challenge challenge, UUID account, String name, NsisLevel level, String json, Instant now) {
        try {
            var data = manager.verifyRegistrationResponseJSON(
                    shaped(json, "attestationObject"),
                    new RegistrationParameters(server(site, challenge), parameters(), false, true));
            var attestation = Objects.requireNonNull(data.getAttestationObject());
            var authenticator = attestation.getAuthenticatorData();
            var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
            var attested = Objects.requireNonNull(data.getAttestationObjectBytes());
            var key = new Passkey(
                    Ids.next(),
                    account,
                    name,
                    level,
                    site.host(),
                    credential.getCredentialId(),
                    credentials.convert(credential),
                    authenticator.getSignCount(),
                    authenticator.isFlagUV(),
                    authenticator.isFlagBE(),
                    authenticator.isFlagBS(),
                    null,
                    now,
                    null);
            return new Made(key, Arrays.copyOf(attested, attested.length));
        } catch (DataConversionException | JacksonException | VerificationException wrong) {
            throw refused(wrong);
        }
    }

    /** What a key has signed, before anything of it is believed: by whose it says to be it is looked up. */
    AuthenticationData read(String json) {
        try {
            return manager.parseAuthenticationResponseJSON(shaped(json, "authenticatorData", "signature"));
        } catch (DataConversionException | JacksonException wrong) {
            throw refused(wrong);
        }
    }

    /**
     * @param verified the key must have seen that it is its owner, by finger, face or code
     * @return how often the key has signed by now, as it says
     * @throws Copied where it was copied
     * @throws RuleBroken where it is not what was asked for
     */
    long signed(Site site, Challenge challenge, Passkey key, AuthenticationData data, boolean verified) {
        var known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                key.userVerified(),
                key.backupEligible(),
                key.backedUp(),
                key.signCount(),
                credentials.convert(key.credential()),
                null,
                null,
                null,
                null);
        try {
            manager.verify(data, new AuthenticationParameters(server(site, challenge), known, null, verified, true));
            return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
        } catch (MaliciousCounterValueException copied) {
            throw new Copied();
        } catch (VerificationException wrong) {
            throw refused(wrong);
        }
    }

    private static ServerProperty server(Site site, Challenge challenge) {
        return ServerProperty.builder()
                .origin(new Origin(site.origin()))
                .rpId(site.host())
                .challenge(new DefaultChallenge(Base64.getUrlDecoder().decode(challenge.text())))
                .build();
    }

    private static List<PublicKeyCredentialParameters> parameters() {
        return ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(algorithm)))
                .toList();
    }

    /**
     * What the library takes for granted: an object with an id and a response, which has these members.
     *
     * @throws RuleBroken where it is anything else
     */
    private static String shaped(String json, String... members) {
        if (json.length() > LONGEST) throw new RuleBroken(REFUSED);
        try {
            var sent = JSON.readTree(json);
            var response = sent.path("response");
            if (!sent.path("id").isString()
                    || !sent.path("rawId").isString()
                    || !response.path("clientDataJSON").isString()
                    || !Arrays.stream(members)
                            .allMatch(member -> response.path(member).isString())) throw new RuleBroken(REFUSED);
            return json;
        } catch (JacksonException unreadable) {
            throw refused(unreadable);
        }
    }

    private static RuleBroken refused(RuntimeException wrong) {
        // the kind alone: what was sent is nobody's business but the sender's
        LOG.info("a passkey was refused: {}", wrong.getClass().getSimpleName());
        return new RuleBroken(REFUSED);
    }
}
