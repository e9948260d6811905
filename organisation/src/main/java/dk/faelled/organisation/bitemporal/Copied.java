package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segments;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What another register has of an object, to be kept here as it is: with its id, its days, and who wrote it when.
 *
 * @param told oldest first, at least one
 * @param times of all its registrations, also of those that are not told
 */
public record Copied<I extends Id, A extends Record>(I id, List<Told<A>> told, Set<Instant> times) {
    /** One registration. @param segments what was said from then on; none: the object is gone */
    public record Told<A extends Record>(
            Instant at,
            UUID actor,
            String actorName,
            @Nullable String note,
            Segments<A> segments) {}

    public Copied {
        if (told.isEmpty()) throw new IllegalArgumentException("Nothing is told of " + id);
        told = List.copyOf(told);
        times = Set.copyOf(times);
    }
}
