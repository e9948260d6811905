package dk.faelled.organisation.os2mo.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which objects of a kind point to those asked about and meet the filter, in order of ids; a page of them for each. */
record Pointing(Kind<?> from, Link link, Map<String, @Nullable Object> filter, Page page)
        implements Ask.Question<List<UUID>> {
    @Override
    public List<UUID> nothing() {
        return List.of();
    }

    @Override
    public Map<UUID, List<UUID>> answer(Set<UUID> about, Reading reading) {
        var sentence = reading.sentence();
        var condition = link.condition().formatted(sentence.uuids(about));
        var select = sentence.select(
                "distinct " + link.parent() + " as parent, t.id", from, filter, List.of(condition), link.join());
        var found = new HashMap<UUID, List<UUID>>();
        reading.sql()
                .sql("select parent, id from (" + select + ") f order by parent, id")
                .params(sentence.parameters())
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(pair -> found.computeIfAbsent(pair.getKey(), _ -> new ArrayList<>(2))
                        .add(pair.getValue()));
        found.replaceAll((_, ids) -> page.cut(ids));
        return found;
    }
}
