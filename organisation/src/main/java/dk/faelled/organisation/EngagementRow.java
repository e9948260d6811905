package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** An engagement in a list, with the names that one reads it by. */
public record EngagementRow(
        EngagementId id,
        String userKey,
        Validity valid,
        PersonId person,
        String personName,
        UnitId unit,
        String unitName,
        @Nullable String jobFunction,
        @Nullable String engagementType) {}
