package dk.faelled.secondfactor.challenge;

import java.util.UUID;

/**
 * Who asks, and for what.
 *
 * @param connector id of the sign-in point
 * @param serverName its name, which the device shows
 * @param systemName where one is signing in to; empty where it does not say
 * @param withCode whether the page shows a code
 */
public record Asking(
        UUID connector,
        String serverName,
        String systemName,
        String userName,
        boolean withCode,
        boolean passwordless) {}
