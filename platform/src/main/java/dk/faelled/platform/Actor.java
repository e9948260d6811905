package dk.faelled.platform;

import java.util.UUID;

/** Who does it: a person, a key, or the program itself. */
public record Actor(Kind kind, UUID id, String name) {
    private static final UUID NOBODY = new UUID(0, 0);
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, NOBODY, "Fælled");
    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, NOBODY, "");

    public enum Kind {
        PERSON,
        API_KEY,
        SYSTEM,
        OPERATOR,
        ANONYMOUS
    }

    /** As it stands in the audit log: {@code person:7f1c…}. */
    public String reference() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ":" + id;
    }
}
