package dk.faelled.identity.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * A password in use was found to be one that may not be. Heard within this module and in the same transaction only.
 *
 * @param leaked it is on a list of leaked ones; else it breaks a rule of today
 * @param end until when it is to be changed
 */
public record PasswordFaulty(UUID account, boolean leaked, Instant end) {}
