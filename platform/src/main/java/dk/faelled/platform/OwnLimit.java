package dk.faelled.platform;

/**
 * Calls without session or key whose module counts them itself, by something better than the address they come from, as
 * those of devices: a whole town hall has one address. A bean of the module.
 */
public interface OwnLimit {
    /** @param path as rights are checked on it */
    boolean counts(String path);
}
