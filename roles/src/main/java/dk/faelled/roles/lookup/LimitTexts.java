package dk.faelled.roles.lookup;

import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import org.jspecify.annotations.Nullable;

/** How readers are told of limits. */
final class LimitTexts {
    private static final String DYNAMIC = "*** DYNAMIC ***";

    private LimitTexts() {}

    static String entity(@Nullable ConstraintType type) {
        return type == null ? "" : type.entityId();
    }

    /** What is found out for each user is not told here. */
    static String written(ConstraintValue value) {
        return value.kind() == ConstraintValue.Kind.VALUE ? value.value() : DYNAMIC;
    }
}
