package dk.faelled.walls;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;

/** One account in session after session, so that none asks more than a session may in one go (platform 7.2). */
final class Sessions {
    private static final int EACH = 40;
    private final TwoAuthorities two;
    private final String authority;
    private final BuiltInRole role;
    private Visitor visitor;
    private int sent;

    Sessions(TwoAuthorities two, String authority, BuiltInRole role) {
        this.two = two;
        this.authority = authority;
        this.role = role;
        this.visitor = two.signedIn(authority, role);
    }

    Answer send(Endpoint endpoint, String target) {
        if (++sent % EACH == 0) visitor = two.signedIn(authority, role);
        return visitor.send(visitor.withToken(endpoint.call(target)));
    }
}
