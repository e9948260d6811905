package dk.faelled.identity.credential;

import java.util.List;

/**
 * The rules as the page shows them, each with a tick where what is typed keeps it.
 *
 * @param history how many earlier ones may not come again; 0 for none
 */
public record PasswordRules(List<Line> lines, int history) {
    public PasswordRules {
        lines = List.copyOf(lines);
    }

    public record Line(String text, boolean kept) {}
}
