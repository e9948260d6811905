package dk.faelled.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How late it is, for what has no clock at hand: the machine's time until the database answers, and the database's where
 * they differ. Nothing asks the machine itself: at another time than the rest one would show another day.
 */
public final class Now {
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
    private static volatile InstantSource clock = InstantSource.system();

    private Now() {}

    /** Time is this from now on. */
    public static void follow(InstantSource time) {
        clock = time;
    }

    public static Instant instant() {
        return clock.instant();
    }

    /** The day it is in Denmark. */
    public static LocalDate day() {
        return LocalDate.ofInstant(instant(), DENMARK);
    }
}
