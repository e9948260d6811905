package dk.faelled.roles.load;

/**
 * What the authority has decided about loads.
 *
 * @param loaded the organisation comes from others, not from Fælled's own
 * @param guarded a whole load that would remove too much is stopped
 * @param percent more than so many of a hundred are too many
 * @param ownsKle KLE codes are taken from loads
 * @param ownsLevels the levels of units are taken from loads
 */
public record LoadRules(boolean loaded, boolean guarded, int percent, boolean ownsKle, boolean ownsLevels) {
    /** So few are never too many. */
    static final int FEW = 20;

    boolean isTooMany(int removed, int known) {
        return guarded && removed > FEW && removed * 100L > (long) known * percent;
    }
}
