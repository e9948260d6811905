package dk.faelled.roles;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of data that rights can be limited to (dataafgrænsningstype).
 *
 * @param entityId what the world knows it by
 * @param pattern what a value must match; null: anything
 * @param values those to choose from, by key; empty: free
 */
public record ConstraintType(
        ConstraintTypeId id,
        UUID uuid,
        String entityId,
        String name,
        String description,
        Input input,
        @Nullable String pattern,
        SortedMap<String, String> values) {
    public enum Input {
        COMBO_SINGLE,
        COMBO_MULTI,
        REGEX
    }

    /** What its values are numbers of. */
    public enum About {
        KLE,
        UNIT,
        OTHER
    }

    public static final String KLE = "http://sts.kombit.dk/constraints/KLE/1";
    public static final String UNIT = "http://sts.kombit.dk/constraints/orgenhed/1";
    public static final String IT_SYSTEM = "http://sts.kombit.dk/constraints/itsystem/1";
    public static final String OWN_IT_SYSTEM = "http://digital-identity.dk/constraints/itsystem/1";
    public static final String OWN_UNIT = "http://digital-identity.dk/constraints/orgunit/1";

    public ConstraintType {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public About about() {
        return switch (entityId) {
            case KLE -> About.KLE;
            case UNIT, OWN_UNIT -> About.UNIT;
            default -> About.OTHER;
        };
    }
}
