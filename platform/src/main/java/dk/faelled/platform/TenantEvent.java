package dk.faelled.platform;

/** A fact that others may hear later, on another thread, even after a restart: so it says whose it is. */
public interface TenantEvent {
    TenantId tenant();
}
