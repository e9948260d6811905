package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.reading.Ask;
import dk.faelled.organisation.os2mo.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to an owner, a namespace or a listener.
 *
 * @param of the column that says to which
 * @param mine only what this owner's listeners are told; null: everybody's
 */
record Nested<T>(
        Listed<T> listed,
        String of,
        Map<String, @Nullable Object> filter,
        Part part,
        @Nullable UUID mine) implements Ask.Question<List<T>> {
    @Override
    public List<T> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<T>> answer(Set<UUID> about, Reading reading) {
        return listed.of(of, about, Selection.of(listed, filter, mine), part, reading.sql());
    }
}
