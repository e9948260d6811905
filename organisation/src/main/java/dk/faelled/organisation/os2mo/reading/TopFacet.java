package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Facet;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The facet of the class at the top, above the class that is asked about. */
record TopFacet() implements Ask.Question<List<Part<Facet>>> {
    static CompletableFuture<@Nullable Part<Facet>> of(UUID id, DataFetchingEnvironment field) {
        Asked.of(field).rights().require(Kinds.FACET.permission(), "read");
        return new TopFacet().about(id, field).thenApply(parts -> parts.isEmpty() ? null : parts.getLast());
    }

    @Override
    public List<Part<Facet>> nothing() {
        return List.of();
    }

    @Override
    @SuppressWarnings("unchecked") // the kind of facets is one of facets
    public Map<UUID, List<Part<Facet>>> answer(Set<UUID> about, Reading reading) {
        var sentence = reading.sentence();
        var query = """
                with recursive up (start, parent_id, facet_id, depth) as (
                    select distinct on (c.id) c.id, c.parent_id, c.facet_id, 0 from class c
                     where c.id = any(%s)
                     union all
                    select up.start, c.parent_id, c.facet_id, up.depth + 1
                      from up
                     cross join lateral (select c.parent_id, c.facet_id from class c
                                          where c.id = up.parent_id order by c.valid_until desc limit 1) c
                     where up.depth < 100
                )
                select distinct on (start) start, facet_id from up order by start, depth desc
                """.formatted(sentence.uuids(about));
        var facets = new HashMap<UUID, UUID>();
        reading.sql()
                .sql(query)
                .params(sentence.parameters())
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(pair -> facets.put(pair.getKey(), pair.getValue()));
        var parts =
                new SegmentsOf<>((Kind<Facet>) Kinds.FACET, null).answer(new LinkedHashSet<>(facets.values()), reading);
        var found = new HashMap<UUID, List<Part<Facet>>>();
        facets.forEach((id, facet) -> found.put(id, parts.getOrDefault(facet, List.of())));
        return found;
    }
}
