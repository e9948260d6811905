package dk.faelled.platform;

/**
 * What those who sign in may do can be something else than before. Told after the change is kept, by whoever decides it, so
 * that what was found out earlier is forgotten at once.
 */
public record RightsChanged(TenantId tenant) implements TenantEvent {}
