package dk.faelled.secondfactor;

/** How surely a device is its owner's (NSIS sikringsniveau), from nothing to the most. */
public enum Level {
    /** Ingen */
    NONE,
    /** Lav */
    LOW,
    /** Betydelig */
    SUBSTANTIAL,
    /** Høj */
    HIGH;

    public boolean reaches(Level wanted) {
        return compareTo(wanted) >= 0;
    }

    public Level atMost(Level other) {
        return reaches(other) ? other : this;
    }
}
