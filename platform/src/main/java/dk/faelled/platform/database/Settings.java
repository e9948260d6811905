package dk.faelled.platform.database;

/**
 * How the embedded database is started.
 *
 * @param port 0 for a free one
 * @param sharedBuffers as PostgreSQL writes it, {@code 256MB}
 * @param address of the program, for the one who finds the folder locked
 */
public record Settings(int port, String sharedBuffers, int maxConnections, String address) {
    public static Settings usual() {
        return new Settings(0, "256MB", PoolSizes.ofThisMachine().sum() + 10, "-");
    }
}
