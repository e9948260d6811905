package dk.faelled.identity.provider;

import dk.faelled.identity.person.Person;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.session.Verdict;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.NsisLevel;
import java.time.Instant;
import java.util.UUID;

/** What a protocol is to do with somebody who comes with a request of a system. */
public sealed interface Answer {
    /**
     * The system gets its answer.
     *
     * @param domain the name of the one that the account is in
     * @param level what the session counts for there
     * @param second a second factor was shown, and counts
     * @param session what the session is called outside
     */
    record In(
            ServiceProvider provider,
            SignedIn who,
            Person person,
            String domain,
            NsisLevel level,
            Proofs proofs,
            SessionFacts.Method method,
            boolean second,
            UUID session)
            implements Answer {

        /** The time of the sign-in that the answer rests on. */
        public Instant at() {
            Instant at = proofs.passwordAt();
            return at == null ? Instant.EPOCH : at;
        }
    }

    /** Something is asked first, or somebody is told why not. @param path a page on this host; it knows the way back */
    record Lead(String path) implements Answer {}

    /**
     * The system is told, in the words of its protocol, at an address that is registered: {@link Verdict.NotSilently},
     * {@link Verdict.LevelImpossible} or {@link Verdict.Contradiction}.
     *
     * @param known whether somebody is signed in at all
     */
    record Tell(Verdict verdict, boolean known) implements Answer {}
}
