package dk.faelled.organisation;

import org.jspecify.annotations.Nullable;

/**
 * A phrase that speaks for a KLE number.
 *
 * @param weight how much; null where the plan names the phrase without saying so
 */
public record KleKeyword(String phrase, @Nullable Integer weight) {}
