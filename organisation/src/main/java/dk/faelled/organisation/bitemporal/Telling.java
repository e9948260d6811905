package dk.faelled.organisation.bitemporal;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.ObjectChanged;
import dk.faelled.organisation.Written;
import dk.faelled.platform.Audit;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.database.LastSentence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who hears of registrations: the log, and all who listen; of what is only tried, nobody. */
record Telling<I extends Id, A extends Record>(Shape<I, A> shape, Registers parts, StoredRegister.Event<I> event) {
    void tell(List<Written<I, A>> written, Map<UUID, Instant> at, @Nullable String note) {
        if (LastSentence.isLetGo()) return;
        parts.audit.changed(written.stream().map(change -> logged(change, note)).toList());
        for (var change : written)
            parts.events.publishEvent(event.of(
                    Tenant.current(),
                    change.id(),
                    change.number(),
                    ObjectChanged.Kind.REGISTERED,
                    Objects.requireNonNull(at.get(change.id().value()))));
    }

    private Audit.Change logged(Written<I, A> change, @Nullable String note) {
        var verb =
                switch (change.lifeCycle()) {
                    case CREATED -> "create";
                    case UPDATED -> change.touched().isEmpty() ? "terminate" : "update";
                    case DELETED -> "delete";
                };
        return new Audit.Change(
                "organisation." + shape.type().table() + "." + verb,
                shape.type().entity(change.id().value()),
                Logged.of(shape, change.number(), change.before(), change.after()),
                Logged.of(shape, change.number(), change.after(), change.before()),
                note);
    }
}
