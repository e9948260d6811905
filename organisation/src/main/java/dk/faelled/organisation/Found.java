package dk.faelled.organisation;

/** An object as it was on the day asked for, and for how long. */
public record Found<I extends Id, A extends Record>(I id, Validity valid, A state) {}
