package dk.faelled.roles.attestation;

import dk.faelled.roles.attestation.AttestationCalendar.Cover;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round of attestation over the whole authority.
 *
 * @param day on which it was started; roles that counted on that day are attested
 * @param recordedAt what is attested is what was known to be held at this moment
 * @param roles user roles that it is about; null for all
 * @param exempt IT systems that it is not about
 * @param byResponsible user roles whose holders are attested by those responsible for the IT system
 * @param delegated managers whose own roles are attested by a personal approver
 * @param closed a newer one has begun
 */
record AttestationRun(
        UUID id,
        LocalDate day,
        LocalDate deadline,
        Cover cover,
        Instant recordedAt,
        @Nullable List<Long> roles,
        List<Long> exempt,
        List<Long> byResponsible,
        List<UUID> delegated,
        @Nullable Instant finishedAt,
        boolean closed) {

    /** Of {@link FrozenLines}. */
    Map<String, @Nullable Object> parameters(LocalDate today) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("run", id);
        parameters.put("day", day);
        parameters.put("today", today);
        parameters.put("recordedAt", recordedAt.atOffset(ZoneOffset.UTC));
        parameters.put("roles", roles == null ? null : numbers(roles));
        parameters.put("exempt", numbers(exempt));
        parameters.put("byResponsible", numbers(byResponsible));
        parameters.put("delegated", delegated.toArray(UUID[]::new));
        return parameters;
    }

    private static Long[] numbers(Collection<Long> all) {
        return all.toArray(Long[]::new);
    }
}
