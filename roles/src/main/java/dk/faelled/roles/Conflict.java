package dk.faelled.roles;

/** A user holds, or would hold, both sides of a rule at one time. */
public record Conflict(ConflictRule rule, EffectiveRole left, EffectiveRole right) {}
