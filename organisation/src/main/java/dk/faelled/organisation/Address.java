package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** An address of a unit or of a person; the scope of its type decides what its value must look like. */
public record Address(
        String userKey,
        @Nullable UnitId unit,
        @Nullable PersonId person,
        @Nullable EngagementId engagement,
        @Nullable ItUserId itUser,

        @OfFacet({"org_unit_address_type", "employee_address_type", "manager_address_type"})
        ClassId type,

        String value,
        @Nullable String value2,
        @OfFacet("visibility") @Nullable ClassId visibility) {
    public Address {
        Required.one("org_unit, person", unit, person);
        Required.text("value", value);
    }

    public static Address of(UnitId unit, ClassId type, String value) {
        return new Address(value, unit, null, null, null, type, value, null, null);
    }

    public static Address of(PersonId person, ClassId type, String value) {
        return new Address(value, null, person, null, null, type, value, null, null);
    }

    public Address valued(String value) {
        return new Address(userKey, unit, person, engagement, itUser, type, value, value2, visibility);
    }
}
