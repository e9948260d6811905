package dk.faelled.roles;

import java.util.UUID;

/** A user (bruger): somebody's account in a domain; the account's UUID where the organisation of Fælled is the source. */
public record UserId(UUID value) implements Comparable<UserId> {
    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
