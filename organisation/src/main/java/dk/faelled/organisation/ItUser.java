package dk.faelled.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account (IT-bruger) of a person or a unit; the account name is its {@code userKey}. */
public record ItUser(
        String userKey,
        ItSystemId itSystem,
        @Nullable PersonId person,
        @Nullable UnitId unit,
        List<EngagementId> engagements,
        @Nullable String externalId,
        @Nullable String bindingType,
        @OfFacet("primary_type") @Nullable ClassId primary) {
    public ItUser {
        Required.text("user_key", userKey);
        Required.one("org_unit, person", unit, person);
        engagements = List.copyOf(engagements);
        externalId = given(externalId);
        bindingType = given(bindingType);
    }

    /** A form sends what is left open as a blank. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
