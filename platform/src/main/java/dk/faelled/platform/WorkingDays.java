package dk.faelled.platform;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The Danish working days (arbejdsdage): neither Saturday, Sunday nor public holiday (platform R-11). */
public final class WorkingDays {
    /** Store bededag was a holiday for the last time in 2023 (lov nr. 214 af 6/3/2023). */
    private static final int LAST_PRAYER_DAY = 2023;

    private WorkingDays() {}

    /** The public holidays (helligdage) of a year, first to last; some fall on a Sunday. */
    public static NavigableSet<LocalDate> holidays(int year) {
        var easter = easter(year);
        var days = new TreeSet<LocalDate>();
        days.add(LocalDate.of(year, Month.JANUARY, 1));
        for (int away : new int[] {-3, -2, 0, 1, 39, 49, 50}) days.add(easter.plusDays(away));
        if (year <= LAST_PRAYER_DAY) days.add(easter.plusDays(26));
        days.add(LocalDate.of(year, Month.DECEMBER, 25));
        days.add(LocalDate.of(year, Month.DECEMBER, 26));
        return days;
    }

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays(day.getYear()).contains(day);
    }

    /** The day itself where it is a working day, else the next one that is. */
    public static LocalDate onOrAfter(LocalDate day) {
        var found = day;
        while (!isWorkingDay(found)) found = found.plusDays(1);
        return found;
    }

    /** Easter Sunday of the Gregorian calendar (the anonymous computation of Nature, 1876). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int g = (century - (century + 8) / 25 + 1) / 3;
        int moon = (19 * a + century - century / 4 - g + 15) % 30;
        int week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        int late = (a + 11 * moon + 22 * week) / 451;
        int place = moon + week - 7 * late + 114;
        return LocalDate.of(year, place / 31, place % 31 + 1);
    }
}
