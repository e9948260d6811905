package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** Who owns a unit or a person (ejer): a person named, or inferred from the owned person. */
public record Owner(
        String userKey,
        @Nullable UnitId unit,
        @Nullable PersonId person,
        @Nullable PersonId owner,
        @OneOf({"ENGAGEMENT", "ASSOCIATION"}) @Nullable String inferencePriority) {
    public Owner {
        Required.text("user_key", userKey);
        Required.one("org_unit, person", unit, person);
        if (inferencePriority != null && (owner != null || person == null))
            throw ErrorKey.INVALID_INPUT.broken("inference_priority");
    }
}
