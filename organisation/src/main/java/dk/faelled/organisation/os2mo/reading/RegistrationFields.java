package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Registrations: of one object, and of all. */
@Component
class RegistrationFields implements Schemas.Wiring {
    private static final Map<Type, String> MODELS =
            Map.of(Type.PERSON, "employee", Type.RELATED_UNIT, "related", Type.ROLE_BINDING, "role");

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        for (var kind : Kinds.ALL) {
            wiring.type(kind.name() + "Response", type -> type.dataFetcher("registrations", RegistrationFields::ofOne));
            fields(wiring, name(kind));
            fields(wiring, kind.name() + "ResponseRegistration");
        }
        fields(wiring, "Registration");
        wiring.type("Query", type -> type.dataFetcher("registrations", RegistrationFields::ofAll));
        for (var name : List.of("IRegistration", "RegistrationBase"))
            wiring.type(
                    name,
                    type -> type.typeResolver(where -> {
                        Registrations.Entry entry = Objects.requireNonNull(where.getObject());
                        return typed(where.getSchema().getObjectType(name(entry.kind())));
                    }));
    }

    private static GraphQLObjectType typed(@Nullable GraphQLObjectType type) {
        return Objects.requireNonNull(type);
    }

    private static String name(Kind<?> kind) {
        return (kind.type() == Type.PERSON ? "Person" : kind.name()) + "Registration";
    }

    static String model(Kind<?> kind) {
        return MODELS.getOrDefault(kind.type(), kind.permission());
    }

    private static void fields(RuntimeWiring.Builder wiring, String name) {
        wiring.type(name, type -> type.dataFetcher("registration_id", entry(e -> (int) e.number()))
                .dataFetcher("start", entry(e -> Moments.written(e.at())))
                .dataFetcher("end", entry(e -> e.until() == null ? null : Moments.written(e.until())))
                .dataFetcher("actor", entry(Registrations.Entry::actor))
                .dataFetcher("model", entry(e -> model(e.kind())))
                .dataFetcher("uuid", entry(Registrations.Entry::id))
                .dataFetcher("note", entry(Registrations.Entry::note))
                .dataFetcher("actor_object", entry(e -> new Actors.Named(e.actor(), e.actorName())))
                .dataFetcher("current", field -> current(source(field), field))
                .dataFetcher("validities", field -> validities(source(field), field)));
    }

    private static Registrations.Entry source(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.<Registrations.Entry>getSource());
    }

    private static DataFetcher<@Nullable Object> entry(
            java.util.function.Function<Registrations.Entry, @Nullable Object> value) {
        return field -> value.apply(source(field));
    }

    private static CompletableFuture<?> current(Registrations.Entry entry, DataFetchingEnvironment field) {
        Object at = field.getArgument("at");
        if (at == null)
            return known(entry, field).thenApply(parts -> Responses.current(parts, view(entry, field), field));
        var day = Window.on(Moments.local(at.toString()).toLocalDate());
        return known(entry, field).thenApply(parts -> parts.stream()
                .filter(p -> day.meets(p.valid()))
                .reduce((_, later) -> later)
                .orElse(null));
    }

    private static CompletableFuture<List<Part<?>>> validities(
            Registrations.Entry entry, DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        var args = field.getArguments();
        var window = args.containsKey("start") || args.containsKey("end")
                ? Window.of(Responses.arguments(field), "start", "end", asked)
                : Window.now(asked);
        return known(entry, field)
                .thenApply(parts ->
                        parts.stream().filter(p -> window.meets(p.valid())).toList());
    }

    private static View view(Registrations.Entry entry, DataFetchingEnvironment field) {
        return new View(Window.now(Asked.of(field)), entry.at());
    }

    private static CompletableFuture<List<Part<?>>> known(Registrations.Entry entry, DataFetchingEnvironment field) {
        Asked.of(field).rights().require(entry.kind().permission(), "read");
        return new KnownThen(entry.kind()).about(entry, field);
    }

    private static CompletableFuture<List<Registrations.Entry>> ofOne(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("registration", "read");
        Ref ref = Objects.requireNonNull(field.getSource());
        return new Registrations(Lead.filter(field)).about(ref.id(), field).thenApply(all -> {
            return Page.of(field).shown(all);
        });
    }

    /** Paged by whole objects. */
    private static Map<String, @Nullable Object> ofAll(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("registration", "read");
        var reading = Reading.of(field.getGraphQlContext());
        var filter = Lead.filter(field);
        var page = Page.of(field);
        var streamed = Streamed.of(field);
        if (streamed != null)
            return streamed.<UUID>pages(
                    () -> registered(filter, page, page.most(), 0, reading).stream(),
                    ids -> entries(ids, filter, reading),
                    () -> page.onwards(
                            skipped -> registered(filter, page, 2, skipped, reading)
                                    .list(),
                            id -> id));
        var ids = registered(filter, page, page.wanted(), 0, reading).list();
        return Page.answer(entries(page.shown(ids), filter, reading), page.next(ids, id -> id));
    }

    /** Objects with such a registration, one row each; a claimed id that nothing came of has none. */
    private static JdbcClient.MappedQuerySpec<UUID> registered(
            Map<String, @Nullable Object> filter, Page page, int most, int skipped, Reading reading) {
        var sentence = reading.sentence();
        var conditions = new ArrayList<>(List.of("o.newest > 0"));
        var registered = Registrations.conditions("r", filter, sentence);
        if (!registered.isEmpty())
            conditions.add("exists (select from registration r where r.object_id = o.id and "
                    + String.join(" and ", registered) + ")");
        if (filter.get("uuids") instanceof Collection<?> uuids)
            conditions.add("o.id = any(" + sentence.uuids(uuids) + ")");
        if (filter.get("models") instanceof Collection<?> models)
            conditions.add("o.type = any(" + sentence.texts(tables(models)) + ")");
        if (page.after() instanceof UUID after) conditions.add("o.id > " + sentence.parameter(after));
        return reading.sql()
                .sql("select o.id from object o where %s order by o.id limit %s offset %s"
                        .formatted(
                                String.join(" and ", conditions),
                                sentence.parameter(most),
                                sentence.parameter(skipped)))
                .withFetchSize(Streamed.AT_A_TIME)
                .params(sentence.parameters())
                .query(UUID.class);
    }

    private static List<Registrations.Entry> entries(
            List<UUID> ids, Map<String, @Nullable Object> filter, Reading reading) {
        if (ids.isEmpty()) return List.of();
        var entries = new Registrations(filter).answer(new LinkedHashSet<>(ids), reading);
        return ids.stream()
                .flatMap(id -> entries.getOrDefault(id, List.of()).stream())
                .toList();
    }

    private static List<String> tables(Collection<?> models) {
        return Kinds.ALL.stream()
                .filter(kind -> models.contains(model(kind)))
                .map(kind -> kind.type().table().toLowerCase(Locale.ROOT))
                .toList();
    }
}
