package dk.faelled.roles;

/** A right inside an IT system (systemrolle). */
public record SystemRoleId(long value) implements Comparable<SystemRoleId> {
    @Override
    public int compareTo(SystemRoleId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
