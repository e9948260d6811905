package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.events.EventQueue.Happened;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is done with namespaces, listeners and events. */
@Component
class EventMutations implements Schemas.Wiring {
    private static final int LONGEST_SUBJECT = 220;
    private final Listeners listeners;
    private final EventQueue queue;

    /** What a mutation was given, after it was found that the caller may do it. */
    private record Given(Map<String, @Nullable Object> input, DataFetchingEnvironment field) {
        String text(String name) {
            return (String) Objects.requireNonNull(input.get(name));
        }

        UUID uuid(String name) {
            return (UUID) Objects.requireNonNull(input.get(name));
        }

        boolean is(String name) {
            return Boolean.TRUE.equals(input.get(name));
        }

        int number(String name) {
            return (Integer) Objects.requireNonNull(input.get(name));
        }

        Conditions events() {
            return Selection.events(input, Selection.mine(field));
        }
    }

    EventMutations(Listeners listeners, EventQueue queue) {
        this.listeners = listeners;
        this.queue = queue;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        mutation(
                wiring,
                "event_namespace_declare",
                "event_namespace",
                "create",
                given -> listeners.declare(given.text("name"), given.is("public"), Selection.me()));
        mutation(wiring, "event_namespace_delete", "event_namespace", "delete", this::deleteNamespace);
        mutation(
                wiring,
                "event_listener_declare",
                "event_listener",
                "create",
                given -> listeners.declare(
                        given.text("namespace"), given.text("user_key"), given.text("routing_key"), Selection.me()));
        mutation(wiring, "event_listener_delete", "event_listener", "delete", this::deleteListener);
        mutation(wiring, "event_acknowledge", "event", "acknowledge", this::acknowledge);
        mutation(wiring, "event_send", "event", "send", this::send);
        mutation(wiring, "event_silence", "event", "silence", given -> silence(given, true));
        mutation(wiring, "event_unsilence", "event", "unsilence", given -> silence(given, false));
        mutation(
                wiring,
                "event_rerun",
                "event",
                "rerun",
                given -> queue.rerun(given.events(), Asked.of(given.field()).now()));
    }

    @SuppressWarnings("unchecked")
    private static void mutation(
            RuntimeWiring.Builder wiring, String name, String right, String verb, Function<Given, Object> act) {
        wiring.type(
                "Mutation",
                type -> type.dataFetcher(name, field -> {
                    Asked.of(field).rights().require(right, verb);
                    Map<String, @Nullable Object> input = Objects.requireNonNull(field.getArgument("input"));
                    return act.apply(new Given(input, field));
                }));
    }

    private boolean deleteNamespace(Given given) {
        listeners.deleteNamespace(given.text("name"), Selection.me());
        return true;
    }

    private boolean deleteListener(Given given) {
        listeners.deleteListener(given.uuid("uuid"), given.is("delete_pending_events"), Selection.mine(given.field()));
        return true;
    }

    private boolean acknowledge(Given given) {
        queue.acknowledge(EventToken.parse(given.text("token")), Selection.me());
        return true;
    }

    private boolean send(Given given) {
        var subject = given.text("subject");
        if (subject.length() > LONGEST_SUBJECT)
            throw new Fault("Too large subject. Only send identifiers as the subject, not data");
        var priority = priority(given.number("priority"));
        listeners.checkMaySend(given.text("namespace"), Selection.me());
        var happened = new Happened(given.text("routing_key"), subject);
        queue.put(
                given.text("namespace"),
                List.of(happened),
                priority,
                Asked.of(given.field()).now());
        return true;
    }

    static int priority(int given) {
        if (given < 1) throw new Fault("The priority must be 1 or more; 1 is the highest");
        return given;
    }

    private boolean silence(Given given, boolean silenced) {
        queue.silence(given.events(), silenced);
        return true;
    }
}
