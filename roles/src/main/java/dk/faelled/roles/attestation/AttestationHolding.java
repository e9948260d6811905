package dk.faelled.roles.attestation;

import dk.faelled.platform.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a user for the attester who opens the page, where there is something to decide. */
@Component
@Transactional
class AttestationHolding {
    private final AttestationTable table;
    private final AttestationClaims claims;
    private final AttestationReading reading;
    private final AttestationDesk desk;
    private final Attesters attesters;

    AttestationHolding(
            AttestationTable table,
            AttestationClaims claims,
            AttestationReading reading,
            AttestationDesk desk,
            Attesters attesters) {
        this.table = table;
        this.claims = claims;
        this.reading = reading;
        this.desk = desk;
        this.attesters = attesters;
    }

    /** @return who else is at it just now */
    public Optional<String> take(UUID id, UUID user) {
        var me = attesters.me();
        var one = table.find(id)
                .filter(found -> attesters.may(found, me))
                .orElseThrow(() -> new NotFound("attestation " + id));
        if (one.verifiedAt() != null || one.run().closed() || attesters.barred(one, user, me) != null)
            return Optional.empty();
        if (reading.lines(one, user, desk.today()).isEmpty()) throw new NotFound("attestation " + id + " user " + user);
        return claims.take(id, user, me);
    }
}
