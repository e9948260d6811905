package dk.faelled.organisation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The point from which is looked: what was so on a day, as known at a moment.
 *
 * @param knownAt null: as known now
 */
public record AsOf(LocalDate on, @Nullable Instant knownAt) {
    public static AsOf on(LocalDate day) {
        return new AsOf(day, null);
    }
}
