package dk.faelled.platform;

/**
 * What the nodes of an installation tell each other through the database's notifications. A bean of the module that
 * speaks and hears on it; all are heard on one connection. Only a hint: it may be lost, and who hears it looks for himself.
 */
public interface Channel {
    /** A name in the database: small letters and underscores, the module's first. */
    String name();

    /** Told by some node, this one too. On the thread that hears, which must not be kept. */
    void heard(String text);

    /** From now on it hears; what was told before may be lost. */
    default void mayHaveMissed() {}
}
