package dk.faelled.organisation.os2mo.http;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a client sent. */
record Operation(
        String query,
        Map<String, Object> variables,
        @Nullable String name) {
    /** Whether it writes: a mutation, or the one query that does. */
    static boolean writes(Document document, @Nullable String name) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(o -> name == null || Objects.equals(o.getName(), name))
                .anyMatch(o -> o.getOperation() == OperationDefinition.Operation.MUTATION
                        || o.getSelectionSet().getSelections().stream()
                                .anyMatch(
                                        s -> s instanceof Field f && f.getName().equals("event_fetch")));
    }
}
