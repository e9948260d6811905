package dk.faelled.organisation.search;

/** Words that differ by one slip of the finger. */
final class Typing {
    private Typing() {}

    /** Whether the word begins like {@code typed}, one letter wrong, missing, too many or swapped. */
    static boolean begins(String typed, String word) {
        var wanted = letters(typed);
        var given = letters(word);
        for (int length = wanted.length() - 1; length <= wanted.length() + 1; length++)
            if (distance(wanted, given.substring(0, Math.min(given.length(), length))) <= 1) return true;
        return false;
    }

    /** æ, ø, å are one letter each, also for the finger that forgets them. */
    private static String letters(String folded) {
        return folded.replace("ae", "æ").replace("oe", "ø").replace("aa", "å");
    }

    /** Optimal string alignment: insert, delete, replace, swap neighbours. */
    static int distance(String a, String b) {
        var d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++)
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
            }
        return d[a.length()][b.length()];
    }
}
