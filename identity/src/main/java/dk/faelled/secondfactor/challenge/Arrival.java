package dk.faelled.secondfactor.challenge;

/** Hears of challenges that ring, on every node, whichever made them. A bean of the room that holds a line to devices. */
public interface Arrival {
    /** Returns at once. What has arrived may be heard of again after a restart. */
    void arrived(Challenge challenge);
}
