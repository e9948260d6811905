package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On both axes: what was so during the window, as known at a moment.
 *
 * @param knownAt null: as known now
 */
record View(Window window, @Nullable Instant knownAt) {
    static View now(Asked asked) {
        return new View(Window.now(asked), null);
    }

    /** As a filter says it. */
    static View of(Map<String, @Nullable Object> filter, Asked asked) {
        return new View(Window.of(filter, "from_date", "to_date", asked), known(filter.get("registration_time")));
    }

    static @Nullable Instant known(@Nullable Object time) {
        return time == null ? null : Moments.instant(time.toString());
    }
}
