package dk.faelled.roles.assignment;

import java.util.List;

/**
 * What a change would do.
 *
 * @param gain how many get something @param lose how many lose something
 * @param gaining the first of them by name
 */
public record Foretold(int gain, int lose, List<String> gaining, List<String> losing) {
    private static final int MANY = 50;

    public boolean many() {
        return gain + lose > MANY;
    }

    /** What was shown, so that the one who goes on has seen this and nothing else. */
    public String mark() {
        return gain + "/" + lose;
    }
}
