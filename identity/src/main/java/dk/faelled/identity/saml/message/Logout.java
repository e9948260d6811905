package dk.faelled.identity.saml.message;

import dk.faelled.identity.saml.message.Refused.Why;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that end sessions: a request, and the answer to one. */
public sealed interface Logout {
    Header header();

    /**
     * @param nameId the name somebody has there; null where it is encrypted
     * @param sessions which of the sessions; empty for all of that name
     */
    record Request(
            Header header,
            @Nullable String nameId,
            List<String> sessions,
            @Nullable Instant notOnOrAfter) implements Logout {
        public Request {
            sessions = List.copyOf(sessions);
        }
    }

    /** @param inResponseTo the id of our request @param success the session there has ended */
    record Response(Header header, String inResponseTo, boolean success) implements Logout {}

    static Logout in(Received message) {
        return switch (message.kind()) {
            case "LogoutRequest" -> request(message);
            case "LogoutResponse" -> response(message);
            default -> throw new Refused(Why.KIND, "LogoutRequest, LogoutResponse");
        };
    }

    private static Request request(Received message) {
        var root = message.root();
        var sessions = Tree.texts(root, Names.PROTOCOL, "SessionIndex");
        var name = Tree.childText(root, Names.ASSERTION, "NameID");
        if (name == null && sessions.isEmpty()) throw new Refused(Why.CONTENT, "NameID");
        if (sessions.size() > 50) throw new Refused(Why.CONTENT, "SessionIndex");
        return new Request(Header.of(root), name, sessions, Tree.moment(root, "NotOnOrAfter"));
    }

    private static Response response(Received message) {
        var root = message.root();
        var to = Tree.attribute(root, "InResponseTo");
        var status = Tree.child(root, Names.PROTOCOL, "Status");
        var code = status == null ? null : Tree.child(status, Names.PROTOCOL, "StatusCode");
        if (to == null || code == null) throw new Refused(Why.CONTENT, "InResponseTo, Status");
        return new Response(Header.of(root), to, Status.SUCCESS.uri().equals(Tree.attribute(code, "Value")));
    }
}
