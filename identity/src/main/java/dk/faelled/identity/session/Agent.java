package dk.faelled.identity.session;

import java.util.stream.Stream;

/** How a browser names itself, in the words of its users: {@code Firefox, Windows}. */
public final class Agent {
    /** In this order: each later one is also in the names of earlier ones. */
    private static final String[][] BROWSERS = {
        {"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}
    };

    private static final String[][] SYSTEMS = {
        {"Android", "Android"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Windows", "Windows"},
        {"Mac OS X", "Mac"},
        {"CrOS", "ChromeOS"},
        {"Linux", "Linux"}
    };

    private Agent() {}

    /** Empty where neither is known. */
    public static String inWords(String agent) {
        return String.join(
                ", ",
                Stream.of(BROWSERS, SYSTEMS)
                        .flatMap(names -> Stream.of(names)
                                .filter(name -> agent.contains(name[0]))
                                .limit(1))
                        .map(name -> name[1])
                        .toList());
    }
}
