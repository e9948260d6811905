package dk.faelled.platform.database;

/** Connections by purpose; the embedded database allows their sum and ten more. */
public record PoolSizes(int web, int longReads, int jobs, int cross, int audit, int listen) {
    public static PoolSizes ofThisMachine() {
        var cores = Runtime.getRuntime().availableProcessors();
        return new PoolSizes(Math.clamp(4L * cores, 10, 30), 4, 2 * cores, 2, 1, 1);
    }

    public int sum() {
        return web + longReads + jobs + cross + audit + listen;
    }
}
