package dk.faelled.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manager role (leder) of a unit; vacant without person. */
public record Manager(
        String userKey,
        @Nullable PersonId person,
        UnitId unit,
        @OfFacet("manager_type") @Nullable ClassId type,
        @OfFacet("manager_level") @Nullable ClassId level,
        @OfFacet("responsibility") List<ClassId> responsibility,
        @Nullable EngagementId engagement) {
    public Manager {
        Required.text("user_key", userKey);
        if (responsibility.stream().distinct().count() < responsibility.size())
            throw ErrorKey.DUPLICATED_RESPONSIBILITY.broken();
        responsibility = List.copyOf(responsibility);
    }

    public static Manager of(String userKey, @Nullable PersonId person, UnitId unit, @Nullable ClassId type) {
        return new Manager(userKey, person, unit, type, null, List.of(), null);
    }

    /** The same role without anybody in it. */
    public Manager vacant() {
        return new Manager(userKey, null, unit, type, level, responsibility, null);
    }
}
