package dk.faelled.identity.signin;

import dk.faelled.identity.session.LoginOrigin;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts.Method;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where somebody comes in for whom another provider vouches: what is missing is asked for here, as of everybody. */
@Component
public class Vouched {
    private final Entering entering;

    Vouched(Entering entering) {
        this.entering = entering;
    }

    /** @param proofs what the provider's word counts for @return the path where it goes on */
    public String enter(SignedIn who, String next, Proofs proofs, LoginOrigin from, HttpServletRequest request) {
        var proved = new Entering.SoFar(proofs, Method.SOURCE, Set.of(), from);
        return entering.enter(who, SignInSession.inside(next), proved, request);
    }
}
