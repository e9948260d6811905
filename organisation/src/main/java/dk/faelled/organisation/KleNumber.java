package dk.faelled.organisation;

import dk.faelled.platform.RuleBroken;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A number of the municipal subject plan (KLE): {@code NN}, {@code NN.NN} or {@code NN.NN.NN}. */
public record KleNumber(String digits) {
    /** Main group (hovedgruppe), group (gruppe), subject (emne). */
    public enum Level {
        MAIN_GROUP("NN"),
        GROUP("NN.NN"),
        SUBJECT("NN.NN.NN");

        private final String form;

        Level(String form) {
            this.form = form;
        }

        /** How its numbers are written, {@code N} for a digit. */
        public String form() {
            return form;
        }
    }

    public KleNumber {
        if (!isOne(digits)) throw new RuleBroken("organisation.kle.number", digits);
    }

    public static boolean isOne(String text) {
        return text.matches("\\d{2}(\\.\\d{2}){0,2}");
    }

    public Level level() {
        return Arrays.stream(Level.values())
                .filter(level -> level.form().length() == digits.length())
                .findFirst()
                .orElseThrow();
    }

    /** The number without its last part; null for a main group. */
    public @Nullable KleNumber parent() {
        return level() == Level.MAIN_GROUP ? null : new KleNumber(digits.substring(0, digits.length() - 3));
    }

    @Override
    public String toString() {
        return digits;
    }
}
