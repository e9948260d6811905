package dk.faelled.roles;

/** A bundle of user roles across IT systems (rollebuket). */
public record RoleGroupId(long value) implements Comparable<RoleGroupId> {
    @Override
    public int compareTo(RoleGroupId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
