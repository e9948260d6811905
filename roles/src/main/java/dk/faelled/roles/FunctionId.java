package dk.faelled.roles;

import java.util.UUID;

/** An honorary office (tillidsfunktion), as work environment representative. */
public record FunctionId(UUID value) implements Comparable<FunctionId> {
    @Override
    public int compareTo(FunctionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
