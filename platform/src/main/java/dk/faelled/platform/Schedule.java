package dk.faelled.platform;

/**
 * Something done by the clock for every authority, one run at a time for each. A bean of the module; people see it as the
 * text {@code schedule.<name>}.
 *
 * @param work runs in the name of the program itself, bound to the authority, outside any transaction; after a fault in
 *     the middle it may run again from its start
 */
public record Schedule(String name, Cron cron, Misfire misfire, Work work) {
    /** What becomes of a time at which the program did not run. */
    public enum Misfire {
        /** Made up for once, however many there were. */
        RUN_ONCE,
        SKIP
    }

    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
