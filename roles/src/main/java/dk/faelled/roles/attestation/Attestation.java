package dk.faelled.roles.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one has to attest in a run.
 *
 * @param unit whose manager attests; null also for those whose roles no unit answers for
 * @param name of the unit, the IT system or the manager as it is now; empty where there is none
 * @param subjects how much there was to decide about when it began
 */
record Attestation(
        UUID id,
        AttestationRun run,
        Kind kind,
        @Nullable UUID unit,
        @Nullable Long system,
        @Nullable UUID manager,
        String name,
        int subjects,
        @Nullable Instant verifiedAt,
        @Nullable String verifier) {

    enum Kind {
        /** A manager attests the staff, and what is assigned on the unit. */
        ORGANISATION,
        /** Who is responsible for a system attests who holds its roles. */
        IT_SYSTEM,
        /** Who is responsible for a system attests what its user roles are made of. */
        IT_SYSTEM_ROLES,
        /** A personal approver attests the manager's own roles. */
        MANAGER_DELEGATED
    }

    FrozenLines lines() {
        return switch (kind) {
            case ORGANISATION -> unit == null ? FrozenLines.NOBODYS : FrozenLines.OF_UNIT;
            case IT_SYSTEM, IT_SYSTEM_ROLES -> FrozenLines.OF_SYSTEM;
            case MANAGER_DELEGATED -> FrozenLines.OF_MANAGER;
        };
    }

    /** Of {@link FrozenLines} and of all that is read beside them. */
    Map<String, @Nullable Object> parameters(LocalDate today) {
        var parameters = run.parameters(today);
        parameters.put("attestation", id);
        parameters.put("kind", kind.name());
        parameters.put("unit", unit);
        parameters.put("system", system);
        parameters.put("manager", manager);
        return parameters;
    }
}
