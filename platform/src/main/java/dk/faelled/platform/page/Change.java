package dk.faelled.platform.page;

import org.jspecify.annotations.Nullable;

/** A row of a diff: what a field was and is; null for nothing. */
public record Change(
        String label, @Nullable String before, @Nullable String after) {}
