package dk.faelled.organisation.os2mo.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is sent back. The engine's own prefixes and classifications are taken off its errors. */
final class Answers {
    private static final String PREFIX = "^(Validation error|Invalid [Ss]yntax)( \\([^)]*\\))? ?: ";

    private Answers() {}

    static Map<String, @Nullable Object> of(ExecutionResult result) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("data", result.getData());
        if (!result.getErrors().isEmpty()) answer.put("errors", shaped(result.getErrors()));
        return answer;
    }

    static Map<String, @Nullable Object> errors(List<? extends GraphQLError> errors) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("data", null);
        answer.put("errors", shaped(errors));
        return answer;
    }

    static Map<String, @Nullable Object> error(String message) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("data", null);
        answer.put("errors", List.of(Map.of("message", message)));
        return answer;
    }

    /** The same error of a thousand rows is told once. */
    private static List<Map<String, @Nullable Object>> shaped(List<? extends GraphQLError> errors) {
        var seen = new LinkedHashSet<String>();
        return errors.stream()
                .filter(error -> seen.add(error.getMessage() + where(error)))
                .map(Answers::shaped)
                .toList();
    }

    private static String where(GraphQLError error) {
        var path = error.getPath();
        return path == null
                ? ""
                : path.stream()
                        .filter(String.class::isInstance)
                        .map(Object::toString)
                        .collect(Collectors.joining("/"));
    }

    private static Map<String, @Nullable Object> shaped(GraphQLError error) {
        var shaped = new LinkedHashMap<String, @Nullable Object>();
        shaped.put("message", error.getMessage().replaceFirst(PREFIX, ""));
        var places = error.getLocations();
        if (places != null && !places.isEmpty())
            shaped.put(
                    "locations",
                    places.stream()
                            .map(p -> Map.of("line", p.getLine(), "column", p.getColumn()))
                            .toList());
        if (error.getPath() != null && !error.getPath().isEmpty()) shaped.put("path", error.getPath());
        if (error instanceof Faults.Told told && told.context() != null) shaped.put("extensions", told.getExtensions());
        return shaped;
    }
}
