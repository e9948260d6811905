package dk.faelled.secondfactor;

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
import dk.faelled.platform.RuleBroken;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
public class KeyCeremony {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCeremony.class);
    private static final int LONGEST = 20_000;
    private static final String REFUSED = "secondfactor.key.refused";
    private static final JsonMapper JSON = new JsonMapper();
    static final List<Long> ALGORITHMS = List.of(
            COSEAlgorithmIdentifier.EdDSA.getValue(),
            COSEAlgorithmIdentifier.ES256.getValue(),
            COSEAlgorithmIdentifier.RS256.getValue());
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    /** @param attestation what the authenticator said of itself, as it came */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Made(Credential key, byte[] attestation) {}

    /** The key was used with a count that is not above the one before: there may be two of it. */
    public static final class Copied extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** @param challenge as base64url @throws RuleBroken where it is not what was asked for */
    public Made made(Site site, String challenge, String json) {
        try {
            var data = manager.verifyRegistrationResponseJSON(
                    shaped(json, "attestationObject"),
                    new RegistrationParameters(server(site, challenge, Set.of()), parameters(), false, true));
            var attestation = Objects.requireNonNull(data.getAttestationObject());
            var authenticator = attestation.getAuthenticatorData();
            var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
            var attested = Objects.requireNonNull(data.getAttestationObjectBytes());
            var key = new Credential(
                    site.host(),
                    credential.getCredentialId(),
                    credentials.convert(credential),
                    authenticator.getSignCount(),
                    authenticator.isFlagUV(),
                    authenticator.isFlagBE(),
                    authenticator.isFlagBS());
            return new Made(key, Arrays.copyOf(attested, attested.length));
        } catch (DataConversionException | JacksonException | VerificationException wrong) {
            throw refused(wrong);
        }
    }

    /** What a key has signed, before anything of it is believed: by whose it says to be it is looked up. */
    public AuthenticationData read(String json) {
        try {
            return manager.parseAuthenticationResponseJSON(shaped(json, "authenticatorData", "signature"));
        } catch (DataConversionException | JacksonException wrong) {
            throw refused(wrong);
        }
    }

    /**
     * @param challenge as base64url
     * @param verified the key must have seen that it is its owner, by finger, face or code
     * @return how often the key has signed by now, as it says
     * @throws Copied where it was copied
     * @throws RuleBroken where it is not what was asked for
     */
    public long signed(Site site, String challenge, Credential key, AuthenticationData data, boolean verified) {
        return signed(server(site, challenge, Set.of()), key, data, verified);
    }

    /** As {@link #signed}, also within a frame of a page of one of these origins. */
    public long signedInFrame(
            Site site, String challenge, Credential key, AuthenticationData data, Collection<String> origins) {
        return signed(server(site, challenge, origins), key, data, false);
    }

    private long signed(ServerProperty server, Credential key, AuthenticationData data, boolean verified) {
        var known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                key.userVerified(),
                key.backupEligible(),
                key.backedUp(),
                key.signCount(),
                credentials.convert(key.attested()),
                null,
                null,
                null,
                null);
        try {
            manager.verify(data, new AuthenticationParameters(server, known, null, verified, true));
            return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
        } catch (MaliciousCounterValueException copied) {
            throw new Copied();
        } catch (VerificationException wrong) {
            throw refused(wrong);
        }
    }

    /** @param around origins of pages within whose frames it may be; some browsers do not say in whose they are */
    private static ServerProperty server(Site site, String challenge, Collection<String> around) {
        var server = ServerProperty.builder()
                .origin(new Origin(site.origin()))
                .rpId(site.host())
                .challenge(new DefaultChallenge(Base64.getUrlDecoder().decode(challenge)));
        if (around.isEmpty()) return server.build();
        var known = around.stream().map(Origin::new).collect(Collectors.toSet());
        return server.topOriginPredicate(top -> top == null || known.contains(top))
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
