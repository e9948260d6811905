package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The units above units on a day, the nearest first. */
record Above(Window window) implements Ask.Question<List<UUID>> {
    @Override
    public List<UUID> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<UUID>> answer(Set<UUID> about, Reading reading) {
        var sentence = reading.sentence();
        var query = """
                with recursive up (start, id, depth) as (
                    select id, id, 0 from unnest(%s) id
                     union all
                    select up.start, u.parent_id, up.depth + 1
                      from up
                      join unit u on u.id = up.id and %s
                     where u.parent_id is not null
                       and up.depth < 100
                )
                select start, id from up where depth > 0 order by start, depth
                """.formatted(sentence.uuids(about), sentence.meets("u", window));
        var found = new HashMap<UUID, List<UUID>>();
        reading.sql()
                .sql(query)
                .params(sentence.parameters())
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(pair -> found.computeIfAbsent(pair.getKey(), _ -> new ArrayList<>(4))
                        .add(pair.getValue()));
        return found;
    }

    private static CompletableFuture<List<UUID>> ids(UUID unit, DataFetchingEnvironment field) {
        return new Above(Window.now(Asked.of(field))).about(unit, field);
    }

    static CompletableFuture<@Nullable Ref> root(UUID unit, DataFetchingEnvironment field) {
        return ids(unit, field)
                .thenApply(above -> Lead.to(new UnitId(above.isEmpty() ? unit : above.getLast()), Kinds.UNIT, field));
    }

    static CompletableFuture<List<Part<?>>> rootSegments(UUID unit, DataFetchingEnvironment field) {
        var filter = Lead.filter(field);
        var page = Page.of(field);
        return new AboveParts(true, View.of(filter, Asked.of(field)), filter)
                .about(unit, field)
                .thenApply(parts -> page.cutParts(parts));
    }

    static CompletableFuture<List<Part<?>>> segments(UUID unit, DataFetchingEnvironment field) {
        return new AboveParts(false, View.now(Asked.of(field)), Map.of()).about(unit, field);
    }
}
