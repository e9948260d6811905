package dk.faelled.platform.key;

import dk.faelled.platform.page.Errors;
import java.util.UUID;

/** A question before a key is rotated or revoked. */
public record KeyAct(UUID id, String name, String prefix, String overlapDays, Errors errors) {}
