package dk.faelled.identity.security;

import dk.faelled.identity.signin.SecondSteps;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.StepUp;
import dk.faelled.platform.rights.StepUpNeeded;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Who looks at his or her own pages, and whether that is still sure enough to change something there. */
@Component
class Myself {
    private final SecondSteps steps;

    Myself(SecondSteps steps) {
        this.steps = steps;
    }

    /** @throws NotFound for a key, which has no security of its own */
    static SignedIn of(HttpServletRequest request) {
        var who = SignInSession.of(request);
        if (who == null) throw new NotFound("own security of who is not signed in");
        return who;
    }

    /** @throws StepUpNeeded where neither second factor nor, without one, password was shown within {@link StepUp#FRESH} */
    SignedIn proved(HttpServletRequest request) {
        var who = of(request);
        steps.proof(request).ifPresent(path -> {
            throw new StepUpNeeded(path);
        });
        return who;
    }
}
