package dk.faelled.platform.page;

import org.jspecify.annotations.Nullable;

/**
 * An error page.
 *
 * @param wrong what was wrong
 * @param right what would be right
 * @param code by which the one on duty finds it in the log; null where there is nothing to find
 */
public record ErrorView(
        int status, String wrong, String right, @Nullable String code) {}
