package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What another provider of identities says of itself (its metadata).
 *
 * @param places where it takes requests for sign-in, by address before by form; never empty
 * @param logouts where it takes messages about logout
 * @param signers whose signatures are its own; never empty
 * @param validUntil null for ever
 * @param describedBy who signed the description; null where nobody has
 */
public record IdentityProvider(
        String entityId,
        List<Place> places,
        List<LogoutPlace> logouts,
        List<X509Certificate> signers,
        @Nullable Instant validUntil,
        @Nullable X509Certificate describedBy) {
    public IdentityProvider {
        places = List.copyOf(places);
        logouts = List.copyOf(logouts);
        signers = List.copyOf(signers);
    }

    /** Where requests are taken. */
    public record Place(Binding binding, String address) {}

    /** @throws Refused for what is none, has expired, or whose signature is not its signer's */
    public static IdentityProvider read(byte[] xml, Instant now) {
        var document = Xml.read(xml);
        var root = document.getDocumentElement();
        var role = Described.role(root, "IDPSSODescriptor");
        var signer = Described.signer(document, now);
        var until = Described.until(now, root, role);
        var signers = Described.keys(role, "signing").stream()
                .map(Described::certificate)
                .toList();
        if (signers.isEmpty()) throw new Refused(Why.NO_KEY);
        var places = Stream.of(Binding.values())
                .flatMap(binding -> places(role, binding))
                .toList();
        if (places.isEmpty()) throw new Refused(Why.NO_SIGN_ON);
        return new IdentityProvider(Described.entityId(root), places, Described.logouts(role), signers, until, signer);
    }

    private static Stream<Place> places(Element role, Binding binding) {
        return Tree.children(role, Names.METADATA, "SingleSignOnService").stream()
                .filter(each -> binding.uri().equals(Tree.attribute(each, "Binding")))
                .limit(Described.MOST)
                .map(each -> new Place(binding, Described.address(each, "Location")));
    }

    public Optional<LogoutPlace> logout() {
        return LogoutPlace.best(logouts);
    }

    public List<PublicKey> keys() {
        return signers.stream().map(X509Certificate::getPublicKey).toList();
    }

    /**
     * Whether it may take the place of an earlier one.
     *
     * @param byHand somebody has brought it, who may know of another signer
     * @throws Refused where it describes another provider, or was signed by somebody else
     */
    public void succeeds(IdentityProvider before, boolean byHand) {
        if (!entityId.equals(before.entityId)) throw new Refused(Why.ENTITY_ID_CHANGED, entityId);
        if (!byHand) Described.sameSigner(before.describedBy, describedBy);
    }
}
