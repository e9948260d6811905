package dk.faelled.organisation.os2mo.events;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.reading.Actors;
import dk.faelled.organisation.os2mo.reading.Streamed;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Namespaces, listeners and events, as they are read. */
@Component
class EventQueries implements Schemas.Wiring {
    private final EventQueue queue;
    private final JdbcClient sql;

    EventQueries(EventQueue queue, JdbcClient sql) {
        this.queue = queue;
        this.sql = sql;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("event_fetch", this::fetch)
                .dataFetcher("events", field -> page(Listed.EVENTS, "event", field))
                .dataFetcher("event_listeners", field -> page(Listed.LISTENERS, "event_listener", field))
                .dataFetcher("event_namespaces", field -> page(Listed.NAMESPACES, "event_namespace", field)));
        wiring.type("Namespace", type -> type.dataFetcher("name", of(Namespace::name))
                .dataFetcher("owner", of(Namespace::owner))
                .dataFetcher("public", of(Namespace::open))
                .dataFetcher("listeners", nested(Listed.LISTENERS, "event_listener", "n.id", Namespace::id)));
        wiring.type("Listener", type -> type.dataFetcher("uuid", of(Listener::id))
                .dataFetcher("owner", of(Listener::owner))
                .dataFetcher("user_key", of(Listener::userKey))
                .dataFetcher("routing_key", of(Listener::routingKey))
                .dataFetcher("events", nested(Listed.EVENTS, "event", "e.listener_id", Listener::id))
                .dataFetcher("namespace", allowed("event_namespace", Listener::namespace)));
        wiring.type("FullEvent", type -> type.dataFetcher("subject", of(Waiting::subject))
                .dataFetcher("priority", of(Waiting::priority))
                .dataFetcher("silenced", of(Waiting::silenced))
                .dataFetcher("listener", allowed("event_listener", Waiting::listener)));
        wiring.type("Event", type -> type.dataFetcher("subject", of(Fetched::subject))
                .dataFetcher("priority", of(Fetched::priority))
                .dataFetcher("token", of(Fetched::token)));
        for (var actor : List.of("SpecialActor", "UnknownActor"))
            wiring.type(actor, type -> type.dataFetcher(
                            "event_namespaces",
                            nested(Listed.NAMESPACES, "event_namespace", "n.owner_id", Actors.Named::uuid))
                    .dataFetcher(
                            "event_listeners",
                            nested(Listed.LISTENERS, "event_listener", "l.owner_id", Actors.Named::uuid)));
    }

    private @Nullable Fetched fetch(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        asked.rights().require("event", "fetch");
        var listener = (UUID) Objects.requireNonNull(Selection.filter(field).get("listener"));
        return queue.fetch(listener, Selection.me(), asked.now()).orElse(null);
    }

    private <T> Map<String, @Nullable Object> page(Listed<T> listed, String right, DataFetchingEnvironment field) {
        Asked.of(field).rights().require(right, "read");
        var part = Part.of(field);
        if (Objects.equals(part.limit(), 0)) return part.page(List.<T>of(), listed.key());
        Supplier<Conditions> which = () -> Selection.of(listed, Selection.filter(field), Selection.mine(field));
        var streamed = Streamed.of(field);
        if (streamed != null)
            return streamed.page(
                    () -> listed.select(which.get(), part, part.most(), 0, sql).stream(),
                    each -> each,
                    () -> part.onwards(
                            skipped -> listed.select(which.get(), part, 2, skipped, sql)
                                    .list(),
                            listed.key()));
        return part.page(listed.all(which.get(), part, sql), listed.key());
    }

    private static <S> DataFetcher<Object> of(Function<S, Object> value) {
        return field -> value.apply(source(field));
    }

    private static <S> DataFetcher<Object> allowed(String right, Function<S, Object> value) {
        return field -> {
            Asked.of(field).rights().require(right, "read");
            return value.apply(source(field));
        };
    }

    private static <S, T> DataFetcher<CompletableFuture<List<T>>> nested(
            Listed<T> listed, String right, String of, Function<S, UUID> whose) {
        return field -> {
            Asked.of(field).rights().require(right, "read");
            var question = new Nested<>(listed, of, Selection.filter(field), Part.of(field), Selection.mine(field));
            return question.about(whose.apply(source(field)), field);
        };
    }

    private static <S> S source(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.<S>getSource());
    }
}
