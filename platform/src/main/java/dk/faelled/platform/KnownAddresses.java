package dk.faelled.platform;

/** Knows the networks of the current authority. At most one bean; without it, none are known. */
public interface KnownAddresses {
    /** @param address as the request bears it, IPv4 or IPv6 */
    boolean isKnown(String address);
}
