package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** An IT system, as far as accounts need it; the register of systems is another module. */
public record ItSystem(
        String userKey, String name, @Nullable String systemType) {
    public ItSystem {
        Required.text("user_key", userKey);
        Required.text("name", name);
    }
}
