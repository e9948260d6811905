package dk.faelled.roles;

/** A kind of data that rights can be limited to (dataafgrænsningstype). */
public record ConstraintTypeId(long value) implements Comparable<ConstraintTypeId> {
    @Override
    public int compareTo(ConstraintTypeId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
