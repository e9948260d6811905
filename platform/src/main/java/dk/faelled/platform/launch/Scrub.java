package dk.faelled.platform.launch;

import java.util.regex.Pattern;

/** The last net under the log: what looks like a CPR number or one of our keys is masked. Types mask themselves first. */
final class Scrub {
    /** Day 01-31 or 61-91 (invented persons), month, year, four digits; not inside a longer number. */
    private static final Pattern CPR =
            Pattern.compile("(?<![\\d.])(?:[012689]\\d|3[01]|7\\d)(?:0[1-9]|1[0-2])\\d\\d[- ]?\\d{4}(?!\\d)");

    private static final Pattern KEY = Pattern.compile("fk_[1-9A-HJ-NP-Za-km-z]{8}_[0-9A-Za-z]{20,}");

    private Scrub() {}

    static String text(String line) {
        return KEY.matcher(CPR.matcher(line).replaceAll("xxxxxx-xxxx")).replaceAll("fk_***");
    }
}
