package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Objects ({@code …Response}) and their segments. */
@Component
class Responses implements Schemas.Wiring {
    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        for (var kind : Kinds.ALL) {
            wiring.type(kind.name() + "Response", type -> type.dataFetcher(
                            "uuid", field -> source(field).id())
                    .dataFetcher("current", Responses::current)
                    .dataFetcher("objects", Responses::segments)
                    .dataFetcher("validities", Responses::segments));
            fields(kind, wiring);
        }
    }

    private static <A extends Record> void fields(Kind<A> kind, RuntimeWiring.Builder wiring) {
        wiring.type(kind.name(), type -> {
            kind.fields()
                    .forEach((name, value) -> type.dataFetcher(name, field -> {
                        Part<A> part = Objects.requireNonNull(field.getSource());
                        return value.of(part, field);
                    }));
            return type;
        });
    }

    private static Ref source(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.<Ref>getSource());
    }

    @SuppressWarnings("NullAway") // arguments may be null, which its signature does not say
    static Map<String, @Nullable Object> arguments(DataFetchingEnvironment field) {
        return field.getArguments();
    }

    private static CompletableFuture<?> current(DataFetchingEnvironment field) {
        var ref = source(field);
        var given = arguments(field);
        var known = View.known(given.get("registration_time"));
        var asked = Asked.of(field);
        if (given.get("at") instanceof Object at) {
            var window = Window.on(Moments.local(at.toString()).toLocalDate());
            return inside(ref, new View(window, known), field)
                    .thenApply(parts -> parts.isEmpty() ? null : parts.getLast());
        }
        var view = known == null ? ref.view() : new View(Window.now(asked), known);
        return inside(ref, view, field).thenApply(parts -> current(parts, view, field));
    }

    /** The one of today, or that ended today; without an end before the others, else the one that ends last. */
    static @Nullable Part<?> current(List<? extends Part<?>> parts, View view, DataFetchingEnvironment field) {
        var today = Asked.of(field).today();
        return parts.stream()
                .filter(p -> view.window().meets(p.valid()))
                .filter(p ->
                        !p.valid().first().isAfter(today) && !p.valid().end().isBefore(today))
                .max(Comparator.comparing(p -> p.valid().end()))
                .orElse(null);
    }

    private static CompletableFuture<? extends List<? extends Part<?>>> segments(DataFetchingEnvironment field) {
        var ref = source(field);
        var given = arguments(field);
        var known = View.known(given.get("registration_time"));
        boolean own = given.containsKey("start") || given.containsKey("end") || known != null;
        var view = own ? new View(Window.of(given, "start", "end", Asked.of(field)), known) : ref.view();
        return inside(ref, view, field);
    }

    private static CompletableFuture<? extends List<? extends Part<?>>> inside(
            Ref ref, View view, DataFetchingEnvironment field) {
        Asked.of(field).rights().require(ref.kind().permission(), "read");
        return inside(ref.kind(), ref.id(), view, field);
    }

    private static <A extends Record> CompletableFuture<List<Part<A>>> inside(
            Kind<A> kind, UUID id, View view, DataFetchingEnvironment field) {
        return new SegmentsOf<>(kind, view.knownAt()).about(id, field).thenApply(parts -> Lead.inside(parts, view));
    }
}
