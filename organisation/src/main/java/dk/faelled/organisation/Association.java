package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** A relation of a person to a unit that is no employment (tilknytning); vacant without person. */
public record Association(
        String userKey,
        @Nullable PersonId person,
        UnitId unit,
        @OfFacet("association_type") @Nullable ClassId type,
        @OfFacet("primary_type") @Nullable ClassId primary,
        @Nullable PersonId substitute,
        @OfFacet("trade_union") @Nullable ClassId tradeUnion,
        @Nullable ItUserId itUser,
        @OfFacet("engagement_job_function") @Nullable ClassId jobFunction) {
    public Association {
        Required.text("user_key", userKey);
        if (itUser == null && type == null) throw ErrorKey.MISSING_REQUIRED_VALUE.broken("association_type");
        if (itUser == null && jobFunction != null) throw ErrorKey.INVALID_INPUT.broken("job_function");
        if (substitute != null && substitute.equals(person)) throw ErrorKey.CANNOT_SUBSTITUTE_SELF.broken();
    }

    public static Association of(String userKey, @Nullable PersonId person, UnitId unit, ClassId type) {
        return new Association(userKey, person, unit, type, null, null, null, null, null);
    }
}
