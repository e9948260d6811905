package dk.faelled.organisation.importing;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Objects of one type while a batch of rows works on them: read in one go, written in one go, one registration each. */
class Working<I extends Id, A extends Record> {
    private final Register<I, A> register;
    private final Map<I, Segments<A>> before = new HashMap<>();
    private final Map<I, Segments<A>> now = new LinkedHashMap<>();
    private final Set<I> deleted = new HashSet<>();

    Working(Register<I, A> register, Collection<I> ids) {
        this.register = register;
        before.putAll(register.segments(new HashSet<>(ids), null));
        now.putAll(before);
    }

    Segments<A> of(I id) {
        return now.getOrDefault(id, Segments.none());
    }

    void put(I id, Segments<A> segments) {
        deleted.remove(id);
        now.put(id, segments);
    }

    /** As if it had never been; nothing where it never was. */
    void delete(I id) {
        if (!before.getOrDefault(id, Segments.none()).isEmpty()) deleted.add(id);
        now.remove(id);
    }

    /** How many differ from what was there. */
    boolean changed(I id) {
        return deleted.contains(id) || !of(id).equals(before.getOrDefault(id, Segments.none()));
    }

    void write() {
        var writes = new ArrayList<Write<I, A>>();
        for (var id : deleted) writes.add(new Write.Delete<>(id));
        now.forEach((id, segments) -> {
            if (changed(id)) writes.add(new Write.Put<>(id, segments));
        });
        register.write(writes, null);
    }
}
