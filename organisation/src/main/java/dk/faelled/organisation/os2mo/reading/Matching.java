package dk.faelled.organisation.os2mo.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether objects meet a filter. */
record Matching(Kind<?> kind, Map<String, @Nullable Object> filter) implements Ask.Question<Boolean> {
    @Override
    public Boolean nothing() {
        return false;
    }

    @Override
    public Map<UUID, Boolean> answer(Set<UUID> about, Reading reading) {
        var sentence = reading.sentence();
        var ids = sentence.uuids(about);
        var query = sentence.select("distinct t.id", kind, filter, List.of("t.id = any(" + ids + ")"), "");
        return reading.sql().sql(query).params(sentence.parameters()).query(UUID.class).list().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> true));
    }
}
