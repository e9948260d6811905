package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system asks us to tell who somebody is.
 *
 * @param returnTo the address it wants the answer at, and {@code returnIndex} that address's number in its description;
 *     at most one of the two
 * @param anew the user signs in again, whatever the session holds (ForceAuthn)
 * @param silent the user is asked nothing (IsPassive)
 * @param nameFormat null where any will do
 * @param requesters on whose behalf it asks, the one that began first
 */
public record AuthnRequest(
        Header header,
        @Nullable String returnTo,
        @Nullable Integer returnIndex,
        @Nullable String returnBinding,
        boolean anew,
        boolean silent,
        @Nullable String nameFormat,
        Contexts contexts,
        List<String> requesters) {
    private static final int MOST = 20;

    public AuthnRequest {
        requesters = List.copyOf(requesters);
    }

    public static AuthnRequest in(Received message) {
        if (!message.kind().equals("AuthnRequest")) throw new Refused(Why.KIND, "AuthnRequest");
        var root = message.root();
        var policy = Tree.child(root, Names.PROTOCOL, "NameIDPolicy");
        var context = Tree.child(root, Names.PROTOCOL, "RequestedAuthnContext");
        var scoping = Tree.child(root, Names.PROTOCOL, "Scoping");
        var classes =
                context == null ? List.<String>of() : Tree.texts(context, Names.ASSERTION, "AuthnContextClassRef");
        var requesters = scoping == null ? List.<String>of() : Tree.texts(scoping, Names.PROTOCOL, "RequesterID");
        if (classes.size() > MOST || requesters.size() > MOST) throw new Refused(Why.CONTENT, "RequestedAuthnContext");
        var format = policy == null ? null : Tree.attribute(policy, "Format");
        var request = new AuthnRequest(
                Header.of(root),
                Tree.attribute(root, "AssertionConsumerServiceURL"),
                Tree.number(root, "AssertionConsumerServiceIndex"),
                Tree.attribute(root, "ProtocolBinding"),
                Tree.truth(root, "ForceAuthn"),
                Tree.truth(root, "IsPassive"),
                format == null || format.equals(NameFormat.UNSPECIFIED.uri()) ? null : format,
                new Contexts(classes),
                requesters);
        if (request.returnIndex != null && (request.returnTo != null || request.returnBinding != null))
            throw new Refused(Why.CONTENT, "AssertionConsumerServiceIndex");
        return request;
    }
}
