package dk.faelled.identity.password;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules for the passwords of a domain (identity 4.6).
 *
 * @param shortest letters, at least {@link #FLOOR}
 * @param longest letters, at least {@link #CEILING}
 * @param classes of which each must be there
 * @param threeOfFour any three of the four classes must be there
 * @param specials the only special characters that may be there; empty for all
 * @param danish æ, ø and å may be there
 * @param name parts of the person's name of more than two letters, and the user name, may be there
 * @param words in lower case; none may be in it
 * @param history how many earlier ones may not be used again
 * @param maxAgeDays 0 for ever
 * @param reminderDays how long before its age is reached there is a reminder
 * @param changesADay 0 for no bound
 * @param tries wrong ones in a row, after which the account is locked
 * @param lockMinutes the first time; each next time twice as long, up to an hour
 * @param leaked is compared with lists of passwords that everybody can look up
 */
public record PasswordPolicy(
        int shortest,
        int longest,
        Set<CharacterClass> classes,
        boolean threeOfFour,
        String specials,
        boolean danish,
        boolean name,
        List<String> words,
        int history,
        int maxAgeDays,
        int reminderDays,
        int changesADay,
        int tries,
        int lockMinutes,
        boolean leaked) {
    /** No policy may ask for fewer letters. */
    public static final int FLOOR = 8;

    /** No policy may refuse this many letters. */
    public static final int CEILING = 64;

    private static final int USUAL = 12;
    private static final int HISTORY = 8;
    private static final int YEAR = 365;
    private static final int REMINDER = 14;
    private static final int TRIES = 5;
    private static final int LOCK_MINUTES = 5;

    /** Where nobody has chosen others. */
    public static final PasswordPolicy USUALLY = new PasswordPolicy(
            USUAL,
            CEILING,
            Set.of(),
            false,
            "",
            true,
            false,
            List.of("kommune", "sommer", "vinter", "forår", "efterår", "password", "kodeord"),
            HISTORY,
            YEAR,
            REMINDER,
            0,
            TRIES,
            LOCK_MINUTES,
            true);

    public PasswordPolicy {
        shortest = Math.max(FLOOR, shortest);
        longest = Math.max(Math.max(CEILING, longest), shortest);
        classes = classes.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(classes));
        words = List.copyOf(words);
    }
}
