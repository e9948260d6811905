package dk.faelled.platform;

/**
 * Something done by the clock for every authority, one run at a time for each. A bean of the module; people see it as the
 * text {@code schedule.<name>}.
 *
 * @param name {@code module.noun}
 * @param work runs in the name of the program itself, bound to the authority, outside any transaction; after a fault in
 *     the middle it may run again from its start
 * @param rests whether it has nothing to do for an authority that has switched its module off; what keeps up the truth
 *     of what others read, above all of rights, must not
 */
public record Schedule(String name, Cron cron, Misfire misfire, Work work, boolean rests) {
    public Schedule(String name, Cron cron, Misfire misfire, Work work) {
        this(name, cron, misfire, work, false);
    }

    /** The same, resting where its module is off. */
    public Schedule restingWithModule() {
        return new Schedule(name, cron, misfire, work, true);
    }

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
