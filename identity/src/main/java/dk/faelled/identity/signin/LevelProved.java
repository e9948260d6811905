package dk.faelled.identity.signin;

import dk.faelled.identity.assurance.Levels;
import dk.faelled.identity.person.Domains;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.session.Proofs;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** For which level a session counts: what is added in it is as surely its owner's (MFA-03 b). */
@Component
public class LevelProved {
    private final Persons persons;
    private final Levels levels;
    private final Domains domains;
    private final Clock clock;

    LevelProved(Persons persons, Levels levels, Domains domains, Clock clock) {
        this.persons = persons;
        this.levels = levels;
        this.domains = domains;
        this.clock = clock;
    }

    /** Of an account of the current authority; NONE for one without an accepted level. */
    public NsisLevel of(UUID account, Proofs proofs) {
        var standing = persons.ofAccount(account).map(levels::standing).orElse(Levels.Standing.NONE);
        if (!standing.terms()) return NsisLevel.NONE;
        var clocks = domains.of(account).clocks();
        return proofs.state(standing.level(), clocks, clock.instant()).orElse(NsisLevel.NONE);
    }
}
