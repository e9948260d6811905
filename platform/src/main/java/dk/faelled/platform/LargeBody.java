package dk.faelled.platform;

/**
 * Where bodies may be larger than elsewhere, because whole registers are posted there; whoever takes them reads them as they
 * come. A bean of the module.
 *
 * @param path the address and all below it
 * @param bytes at most so many
 */
public record LargeBody(String path, long bytes) {
    public boolean covers(String address) {
        return address.equals(path) || address.startsWith(path + "/");
    }
}
