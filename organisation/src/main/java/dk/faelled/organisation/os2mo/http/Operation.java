package dk.faelled.organisation.os2mo.http;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a client sent. */
record Operation(
        String query,
        Map<String, Object> variables,
        @Nullable String name) {
    /** The one that is asked for; null where the document does not tell, which the engine finds too. */
    static @Nullable OperationDefinition chosen(Document document, @Nullable String name) {
        var named = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(o -> name == null || Objects.equals(o.getName(), name))
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    /** Whether it writes: a mutation, or the one query that does. */
    boolean writes(Document document, OperationDefinition chosen) {
        return chosen.getOperation() == OperationDefinition.Operation.MUTATION
                || new SpreadOut(document, chosen, variables)
                        .fields(chosen.getSelectionSet()).stream()
                                .anyMatch(field -> field.getName().equals("event_fetch"));
    }
}
