package dk.faelled.identity.signin;

import dk.faelled.identity.session.Proofs;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** For which level a session counts: what is added in it is as surely its owner's (MFA-03 b). */
@Component
public class LevelProved {
    private final Subjects subjects;
    private final Clock clock;

    LevelProved(Subjects subjects, Clock clock) {
        this.subjects = subjects;
        this.clock = clock;
    }

    /** Of an account of the current authority; NONE for one without an accepted level. */
    public NsisLevel of(UUID account, Proofs proofs) {
        var known = subjects.of(account);
        return proofs.state(known.subject().counts(), known.domain().clocks(), clock.instant())
                .orElse(NsisLevel.NONE);
    }
}
