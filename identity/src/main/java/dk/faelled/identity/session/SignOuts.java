package dk.faelled.identity.session;

import dk.faelled.platform.signin.SessionEnding;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whoever signs out is signed out where the session was told of, too. */
@Component
public class SignOuts implements SessionEnding {
    private final ObjectProvider<SessionsEnded> told;

    SignOuts(ObjectProvider<SessionsEnded> told) {
        this.told = told;
    }

    @Override
    public void ending(SignedIn who, HttpServletRequest request) {
        var number = SessionNumber.ifAny(request);
        if (number != null) told.orderedStream().forEach(one -> one.ended(List.of(number)));
    }

    /** Ends the session of the request and tells whoever was told of it. */
    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) return;
        var who = SignInSession.of(request);
        if (who != null) ending(who, request);
        session.invalidate();
    }
}
