package dk.faelled.platform;

import java.util.regex.Pattern;

/** What must stand in no log (platform 10.17): CPR-shaped numbers, and API keys. */
public final class LogScrub {
    /** Day 01-31 or 61-91, month, year, four digits, not inside something longer. */
    private static final Pattern CPR = Pattern.compile(
            "(?<![\\w.-])(?:[06][1-9]|[1278]\\d|[39][01])(?:0[1-9]|1[0-2])\\d\\d[- ]?\\d{4}(?![\\w.-])");

    private static final Pattern KEY = Pattern.compile("fk_[1-9A-HJ-NP-Za-km-z]{8}_[0-9A-Za-z]{43}");

    private LogScrub() {}

    /** @throws AssertionError that names the line but not the number: the test's own log is a log, too */
    public static void check(String log) {
        for (var line : log.split("\n", -1)) {
            if (CPR.matcher(line).find() || KEY.matcher(line).find())
                throw new AssertionError("a secret or number in the log: "
                        + KEY.matcher(CPR.matcher(line).replaceAll("<CPR>")).replaceAll("<KEY>"));
        }
    }
}
