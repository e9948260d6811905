package dk.faelled.roles;

import java.util.List;

/**
 * What a right inside a user role is limited to.
 *
 * @param value the values, with commas between; of chosen units with a sign before each; empty for kinds that find
 *     their values themselves
 * @param identifier what KOMBIT knows this limit by; empty where it has no name there
 */
public record ConstraintValue(ConstraintTypeId type, Kind kind, String value, String identifier) {
    public enum Kind {
        VALUE,
        INHERITED,
        EXTENDED_INHERITED,
        READ_AND_WRITE,
        SELECTED_INHERITED,
        LEVEL_1,
        LEVEL_2,
        LEVEL_3,
        LEVEL_4,
        LEVEL_5,
        LEVEL_6,
        INHERITED_FROM_MANAGER_ROLE,
        EXTENDED_INHERITED_FROM_MANAGER_ROLE,
        INHERITED_FROM_FUNCTIONS,
        EXTENDED_INHERITED_FROM_FUNCTIONS,
        POSTPONED;

        /** Whether such a value means anything for that kind of data. */
        public boolean fits(ConstraintType.About about) {
            return switch (this) {
                case VALUE, POSTPONED -> true;
                case INHERITED, EXTENDED_INHERITED -> about != ConstraintType.About.OTHER;
                case READ_AND_WRITE -> about == ConstraintType.About.KLE;
                case SELECTED_INHERITED,
                        LEVEL_1,
                        LEVEL_2,
                        LEVEL_3,
                        LEVEL_4,
                        LEVEL_5,
                        LEVEL_6,
                        INHERITED_FROM_MANAGER_ROLE,
                        EXTENDED_INHERITED_FROM_MANAGER_ROLE,
                        INHERITED_FROM_FUNCTIONS,
                        EXTENDED_INHERITED_FROM_FUNCTIONS -> about == ConstraintType.About.UNIT;
            };
        }

        /** Whether its values are said where it is chosen. */
        public boolean isGiven() {
            return this == VALUE || this == SELECTED_INHERITED;
        }
    }

    /** Text between commas, each part once, without blanks around it. */
    public static List<String> parts(String value) {
        return java.util.Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
