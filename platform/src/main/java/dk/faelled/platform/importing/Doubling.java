package dk.faelled.platform.importing;

/** Tells of a count that grows each time it has doubled since its beginning: 1,000, 2,000, 4,000 … rows after it. */
final class Doubling {
    private final long first;
    private long beginning;
    private long next;

    /** @param first the count at which it tells for the first time */
    Doubling(long first) {
        this.first = first;
        begin(0);
    }

    /** Counts anew from here. */
    void begin(long count) {
        beginning = count;
        next = count + first;
    }

    /** @return whether the count has come so far; once for each doubling */
    boolean reached(long count) {
        if (count < next) return false;
        next = beginning + 2 * (count - beginning);
        return true;
    }
}
