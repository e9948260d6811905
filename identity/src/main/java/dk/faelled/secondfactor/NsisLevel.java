package dk.faelled.secondfactor;

/** How surely it is known who somebody is, or whose a device is (NSIS sikringsniveau), from nothing to the most. */
public enum NsisLevel {
    /** Ingen */
    NONE,
    /** Lav */
    LOW,
    /** Betydelig */
    SUBSTANTIAL,
    /** Høj */
    HIGH;

    public boolean reaches(NsisLevel wanted) {
        return compareTo(wanted) >= 0;
    }

    public NsisLevel atMost(NsisLevel other) {
        return reaches(other) ? other : this;
    }

    public NsisLevel atLeast(NsisLevel other) {
        return reaches(other) ? this : other;
    }
}
