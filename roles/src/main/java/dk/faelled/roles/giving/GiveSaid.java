package dk.faelled.roles.giving;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said with an assignment, version 2. */
record GiveSaid(
        @Nullable LocalDate startDate,
        @Nullable LocalDate stopDate,
        @Nullable Boolean onlyIfNotAssigned,
        @Nullable String domain,
        List<Limit> postponedConstraints) {
    GiveSaid {
        postponedConstraints = postponedConstraints == null ? List.of() : List.copyOf(postponedConstraints);
    }

    /** The type by its number or by its entity id. @param value several with commas between */
    record Limit(
            @Nullable String value,
            @Nullable Long constraintTypeId,
            @Nullable String constraintTypeEntityId,
            @Nullable Long systemRoleId) {}
}
