package dk.faelled.organisation;

/** What was so during one stretch of time: all attributes of an object, unchanged from its first day to its last. */
public record Segment<A>(Validity valid, A state) {}
