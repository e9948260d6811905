package dk.faelled.secondfactor.challenge;

import java.time.Instant;

/** What became of the wish to ask. */
public sealed interface Outcome {
    record Started(Challenge challenge) implements Outcome {}

    /** The device is blocked for good. */
    record Blocked() implements Outcome {}

    /** Too many wrong PINs. */
    record Locked(Instant until) implements Outcome {}

    /** Its owner has been asked too often. */
    record Tired(Instant until) implements Outcome {}

    record NotPasswordless() implements Outcome {}
}
