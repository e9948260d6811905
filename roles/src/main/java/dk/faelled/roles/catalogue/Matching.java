package dk.faelled.roles.catalogue;

import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;

/** Whether values are such as their type allows. */
public final class Matching {
    /** A pattern may come from outside, and some go on for ever. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private Matching() {}

    public static void demand(ConstraintType type, Collection<String> values) {
        if (type.input() == ConstraintType.Input.COMBO_SINGLE && values.size() > 1)
            throw new RuleBroken("roles.constraint.one-value", type.name()).at("value");
        for (var value : values) {
            if (value.length() > 4096) throw new RuleBroken("roles.text.too-long", 4096).at("value");
            if (!type.values().isEmpty() && !type.values().containsKey(value))
                throw new RuleBroken("roles.constraint.not-in-list", value, type.name()).at("value");
            if (type.pattern() != null && !matches(type.pattern(), value))
                throw new RuleBroken("roles.constraint.no-match", value, type.name()).at("value");
        }
    }

    public static void demand(ConstraintType type, ConstraintValue value) {
        if (!value.kind().fits(type.about())) throw new RuleBroken("roles.constraint.kind", type.name()).at("kind");
        if (value.kind() == ConstraintValue.Kind.VALUE) {
            var parts = ConstraintValue.parts(value.value());
            if (parts.isEmpty()) throw new RuleBroken("roles.constraint.empty", type.name()).at("value");
            demand(type, parts);
        }
    }

    private static boolean matches(String pattern, String value) {
        return Pattern.compile(pattern)
                .matcher(new Watched(value, System.nanoTime() + PATIENCE.toNanos()))
                .matches();
    }

    /** Text that is no longer read when the time is up. */
    private record Watched(CharSequence text, long until) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (System.nanoTime() > until) throw new RuleBroken("roles.constraint.pattern-too-slow").at("pattern");
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), until);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
