package dk.faelled.roles;

/** An IT system (IT-system) of the catalogue. */
public record ItSystemId(long value) implements Comparable<ItSystemId> {
    @Override
    public int compareTo(ItSystemId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
