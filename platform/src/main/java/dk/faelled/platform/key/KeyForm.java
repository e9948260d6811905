package dk.faelled.platform.key;

import dk.faelled.platform.page.Errors;
import java.util.List;

/** A wish for a key, as typed. @param choices the permissions that the one who asks may pass on */
public record KeyForm(String name, String purpose, String networks, String days, List<Choice> choices, Errors errors) {
    public record Choice(String id, String label, boolean chosen) {}
}
