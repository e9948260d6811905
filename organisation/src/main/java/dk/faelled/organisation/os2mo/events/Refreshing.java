package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.Type;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.events.EventQueue.Happened;
import dk.faelled.organisation.os2mo.reading.Picked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Events of objects as if something had happened to them, for listeners that want to look at all again. There is no AMQP: what
 * names an exchange or a queue is told to listeners alone.
 */
@Component
class Refreshing implements Schemas.Wiring {
    private final EventQueue queue;

    Refreshing(EventQueue queue) {
        this.queue = queue;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        for (var type : Type.values())
            wiring.type(
                    "Mutation",
                    mutations -> mutations.dataFetcher(word(type) + "_refresh", field -> refresh(type, field)));
    }

    /** As mutations and permissions name the type. */
    private static String word(Type type) {
        return type == Type.PERSON ? "employee" : type.eventKey();
    }

    private Map<String, @Nullable Object> refresh(Type type, DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        asked.rights().require(word(type), "refresh");
        var priority = EventMutations.priority(Objects.requireNonNull(field.<Integer>getArgument("priority")));
        var picked = Picked.of(type, field);
        var happened = picked.ids().stream()
                .map(id -> new Happened(type.eventKey(), id.toString()))
                .toList();
        queue.putAgain(happened, priority, field.getArgument("owner"), field.getArgument("listener"), asked.now());
        return picked.page();
    }
}
