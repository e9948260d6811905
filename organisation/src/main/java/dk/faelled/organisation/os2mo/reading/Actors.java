package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who wrote something: persons and clients by name, and a few that stand for nobody known. */
@Component
public class Actors implements Schemas.Wiring {
    private static final Map<UUID, String> SPECIAL = Map.of(
            UUID.fromString("05211100-baad-1110-006e-6f2075756964"), "LORA_USER",
            UUID.fromString("bad070c1-baad-1110-006e-6f7061727365"), "UNABLE_TO_PARSE_TOKEN",
            UUID.fromString("face1e55-baad-1110-006d-697373696e67"), "MISSING_UUID_ON_TOKEN",
            UUID.fromString("5ec0fa11-baad-1110-006d-696477617265"), "NO_AUTH_MIDDLEWARE");

    /** From one actor to the next in the index: there are few, and millions of registrations. */
    private static final String EACH_ONCE = """
            with recursive each (id) as (
                (select actor_id from registration where true%s order by actor_id limit 1)
                 union all
                select (select r.actor_id from registration r where r.actor_id > each.id order by r.actor_id limit 1)
                  from each
                 where each.id is not null
            )
            select id from each where id is not null
            """;

    /** @param uuid of a person, a key or the program itself */
    public record Named(UUID uuid, String name) {}

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Actor",
                type -> type.typeResolver(where -> Objects.requireNonNull(where.getSchema()
                        .getObjectType(
                                SPECIAL.containsKey(Objects.requireNonNull(where.<Named>getObject())
                                                .uuid())
                                        ? "SpecialActor"
                                        : "UnknownActor"))));
        for (var name : List.of("SpecialActor", "UnknownActor"))
            wiring.type(name, type -> type.dataFetcher(
                            "uuid", field -> source(field).uuid())
                    .dataFetcher(
                            "display_name", field -> blankAsNull(source(field).name())));
        wiring.type(
                "SpecialActor",
                type -> type.dataFetcher(
                        "key", field -> SPECIAL.get(source(field).uuid())));
        wiring.type(
                "UnknownActor", type -> type.dataFetcher("error", _ -> "The actor is no special actor of the program"));
        wiring.type("Query", type -> type.dataFetcher("actors", Actors::all));
    }

    private static Named source(DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.<Named>getSource());
    }

    private static @Nullable String blankAsNull(String name) {
        return name.isBlank() ? null : name;
    }

    /** Those that have registered something, by the name they had last. */
    private static Map<String, @Nullable Object> all(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("actor", "read");
        var reading = Reading.of(field.getGraphQlContext());
        var sentence = reading.sentence();
        var page = Page.of(field);
        var filter = Lead.filter(field);
        var after = page.after() instanceof UUID last ? " and actor_id > " + sentence.parameter(last) : "";
        var ids = filter.get("uuids") instanceof Collection<?> uuids
                ? "select distinct u.id from unnest(" + sentence.uuids(uuids) + ") u (id)"
                : EACH_ONCE.formatted(after);
        var found = reading.sql()
                .sql("""
                        select actor_id, n.actor_name
                          from (%s) a (actor_id)
                         cross join lateral (select r.actor_name from registration r
                                              where r.actor_id = a.actor_id order by r.registered_at desc limit 1) n
                         where true%s
                         order by actor_id
                         limit %s
                        """.formatted(ids, after, sentence.parameter(page.wanted())))
                .params(sentence.parameters())
                .query((row, _) -> new Named(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        var shown = page.shown(found);
        return Page.answer(shown, page.next(found, Named::uuid));
    }
}
