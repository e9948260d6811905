package dk.faelled.roles;

/** An assignment (tildeling), to a user or on a unit: one series of numbers for both. */
public record AssignmentId(long value) implements Comparable<AssignmentId> {
    @Override
    public int compareTo(AssignmentId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
