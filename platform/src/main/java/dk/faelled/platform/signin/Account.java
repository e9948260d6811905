package dk.faelled.platform.signin;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user name with its password, and the roles that it was made with.
 *
 * @param failures wrong passwords in a row
 * @param lockouts locks after them since the last right password
 */
record Account(
        UUID id,
        String userName,
        String displayName,
        String passwordHash,
        Set<String> roles,
        @Nullable UUID person,
        int failures,
        int lockouts,
        @Nullable Instant lockedUntil) {

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
