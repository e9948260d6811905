package dk.faelled.identity.signin;

import dk.faelled.identity.credential.OwnPasswords;
import dk.faelled.identity.person.Domain;
import dk.faelled.identity.session.Decision;
import dk.faelled.identity.session.Device;
import dk.faelled.identity.session.Proofs;
import dk.faelled.identity.session.RelyingParty;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.identity.session.Wish;
import dk.faelled.secondfactor.NsisLevel;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The decision of identity 4.5 for signing in to Fælled itself: no level is demanded, and a second factor of whoever
 * has one, or is of a domain that demands one.
 */
@Component
class OwnDecision {
    private final Subjects subjects;
    private final OwnPasswords passwords;

    OwnDecision(Subjects subjects, OwnPasswords passwords) {
        this.subjects = subjects;
        this.passwords = passwords;
    }

    /** For an account of the current authority. @param address of the browser */
    Decision of(UUID account, Proofs proofs, String address) {
        return of(account, proofs, address, false);
    }

    /** @param vouched another provider has said who it is, so the password here is not what one comes in by */
    Decision of(UUID account, Proofs proofs, String address, boolean vouched) {
        var known = subjects.of(account);
        var ours = new RelyingParty(
                true,
                NsisLevel.NONE,
                policy(account, known.domain(), known.subject().devices()),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                known.domain().clocks());
        var subject = vouched ? known.subject().withoutPassword() : known.subject();
        return Decision.of(Wish.ANY, proofs, ours, subject, subjects.where(address));
    }

    private SecondFactorPolicy policy(UUID account, Domain domain, List<Device> devices) {
        if (!devices.isEmpty() || domain.secondRequired() || passwords.demandsSecond(account))
            return SecondFactorPolicy.ALWAYS;
        return domain.secondOutside() ? SecondFactorPolicy.ALWAYS_UNKNOWN_NETWORK : SecondFactorPolicy.NEVER;
    }
}
