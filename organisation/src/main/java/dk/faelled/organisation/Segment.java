package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/** What was so during one stretch of time: all attributes of an object, unchanged from its first day to its last. */
public record Segment<A extends @Nullable Object>(Validity valid, A state) {}
