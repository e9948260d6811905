package dk.faelled.organisation.page;

import java.util.UUID;

/** From which side a line is seen: most join a unit and a person. */
public enum Side {
    UNIT("units", "unit", "person"),
    PERSON("persons", "person", "unit");

    private final String word;
    private final String owner;
    private final String other;

    Side(String word, String owner, String other) {
        this.word = word;
        this.owner = owner;
        this.other = other;
    }

    /** The component by which a line refers to the owner of the page. */
    public String owner() {
        return owner;
    }

    /** The component by which it refers to the other side. */
    public String other() {
        return other;
    }

    public String path(UUID id) {
        return "/organisation/" + word + "/" + id;
    }

    public Side opposite() {
        return this == UNIT ? PERSON : UNIT;
    }

    public static Side of(String word) {
        return word.equals(UNIT.word) ? UNIT : PERSON;
    }
}
