package dk.faelled.platform.importing;

import java.util.regex.Pattern;

final class Mask {
    private static final Pattern CPR = Pattern.compile("\\b(\\d{6})-?\\d{4}\\b");

    private Mask() {}

    static String cpr(String text) {
        return CPR.matcher(text).replaceAll("$1-****");
    }
}
