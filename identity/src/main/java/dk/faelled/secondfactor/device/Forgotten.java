package dk.faelled.secondfactor.device;

/** Hears, on every node, that something of a device has changed which decides whether it may be asked. */
public interface Forgotten {
    /** Returns at once, and looks for itself. */
    void forgotten(String deviceId);
}
