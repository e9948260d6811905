package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** A role of an account, perhaps only for a unit (rollebinding). */
public record RoleBinding(
        String userKey,
        ItUserId itUser,
        @OfFacet("role") ClassId role,
        @Nullable UnitId unit) {
    public RoleBinding {
        Required.text("user_key", userKey);
    }
}
