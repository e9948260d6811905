package dk.faelled.roles;

import java.util.UUID;

/** A job title (stillingsbetegnelse). */
public record TitleId(UUID value) implements Comparable<TitleId> {
    @Override
    public int compareTo(TitleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
