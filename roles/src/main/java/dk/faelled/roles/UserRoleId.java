package dk.faelled.roles;

/** A bundle of system roles of one IT system (jobfunktionsrolle). */
public record UserRoleId(long value) implements Comparable<UserRoleId> {
    @Override
    public int compareTo(UserRoleId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
