package dk.faelled.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has signed in, to Fælled or through it to a system. Published within the transaction that writes it down.
 *
 * @param account with which
 * @param system name of the one that was signed in to; null for Fælled itself
 * @param level NSIS level that the sign-in counts for: NONE, LOW, SUBSTANTIAL or HIGH
 * @param method by what: PASSWORD, CODE, KEY, PASSKEY, or the protocol of the system
 */
public record LoginSucceeded(
        TenantId tenant, UUID account, @Nullable String system, String level, String method) implements TenantEvent {}
