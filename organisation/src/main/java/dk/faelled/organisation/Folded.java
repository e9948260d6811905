package dk.faelled.organisation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Words as the search compares them: lower case, æ, ø, å as ae, oe, aa. The same as the SQL function {@code folded}. */
public final class Folded {
    private Folded() {}

    public static String of(String words) {
        var folded = new StringBuilder();
        words.toLowerCase(Locale.ROOT).chars().forEach(c -> folded.append(letter((char) c)));
        return folded.toString();
    }

    public static List<String> words(String query) {
        return Stream.of(of(query).strip().split("\\s+"))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static String letter(char c) {
        return switch (c) {
            case 'æ', 'ä' -> "ae";
            case 'ø', 'ö' -> "oe";
            case 'å' -> "aa";
            case 'é' -> "e";
            case 'ü' -> "u";
            default -> String.valueOf(c);
        };
    }
}
