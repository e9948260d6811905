package dk.faelled.organisation;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.RuleBroken;
import java.time.DateTimeException;
import java.time.LocalDate;

/** The date of birth that a CPR number tells. */
public final class BirthDate {
    private static final int REPLACEMENT = 60;

    private BirthDate() {}

    /** @param replacement whether administrative numbers (erstatnings-CPR, day 61 to 91) count */
    public static LocalDate of(Cpr cpr, boolean replacement) {
        int day = Integer.parseInt(cpr.digits().substring(0, 2));
        int month = Integer.parseInt(cpr.digits().substring(2, 4));
        int year = Integer.parseInt(cpr.digits().substring(4, 6));
        try {
            return LocalDate.of(
                    century(cpr.digits().charAt(6) - '0', year) + year,
                    month,
                    replacement && day > REPLACEMENT ? day - REPLACEMENT : day);
        } catch (DateTimeException e) {
            throw ErrorKey.CPR_NOT_VALID.broken().at("cpr");
        }
    }

    /** Whether there is such a day; arguments as of {@link #of}. */
    public static boolean isPossible(Cpr cpr, boolean replacement) {
        try {
            return of(cpr, replacement).getYear() > 0;
        } catch (RuleBroken impossible) {
            return false;
        }
    }

    private static int century(int seventh, int year) {
        return switch (seventh) {
            case 0, 1, 2, 3 -> 1900;
            case 4, 9 -> year <= 36 ? 2000 : 1900;
            default -> year <= 57 ? 2000 : 1800;
        };
    }
}
