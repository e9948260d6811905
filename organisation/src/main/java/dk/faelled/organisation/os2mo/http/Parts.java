package dk.faelled.organisation.os2mo.http;

import dk.faelled.organisation.os2mo.reading.Streamed;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.Document;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer field by field, as it is read. */
final class Parts {
    private static final String OBJECTS = "objects";
    private final JsonMapper json;
    private final BiFunction<Document, @Nullable Streamed, ExecutionResult> execute;

    Parts(JsonMapper json, BiFunction<Document, @Nullable Streamed, ExecutionResult> execute) {
        this.json = json;
        this.execute = execute;
    }

    /** @return the errors of the field that failed, whose answer is not worth reading then; null where none did */
    @Nullable
    List<GraphQLError> write(List<RootField> fields, OutputStream out) {
        try (var generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeName("data");
            generator.writeStartObject();
            for (var field : fields) {
                var failed = field.streamed() ? stream(field, generator) : whole(field, generator);
                if (failed != null) return failed;
            }
            generator.writeEndObject();
            generator.writeEndObject();
        }
        return null;
    }

    private @Nullable List<GraphQLError> whole(RootField field, JsonGenerator generator) {
        var result = execute.apply(field.document(), null);
        if (!result.getErrors().isEmpty()) return result.getErrors();
        generator.writeName(field.key());
        generator.writePOJO(data(result).get(field.key()));
        return null;
    }

    private @Nullable List<GraphQLError> stream(RootField field, JsonGenerator generator) {
        var streamed = new Streamed();
        var result = execute.apply(field.document(), streamed);
        if (!result.getErrors().isEmpty()) return result.getErrors();
        generator.writeName(field.key());
        generator.writeStartObject();
        for (var part : list(field, result).entrySet()) {
            generator.writeName(part.getKey());
            if (!part.getKey().equals(OBJECTS)) {
                generator.writePOJO(part.getValue());
                continue;
            }
            generator.writeStartArray();
            objects(part.getValue(), generator);
            while (streamed.hasMore()) {
                var next = execute.apply(field.document(), streamed);
                if (!next.getErrors().isEmpty()) return next.getErrors();
                objects(list(field, next).get(OBJECTS), generator);
            }
            generator.writeEndArray();
        }
        generator.writeEndObject();
        return null;
    }

    private static void objects(@Nullable Object page, JsonGenerator generator) {
        for (var object : (Collection<?>) Objects.requireNonNull(page)) generator.writePOJO(object);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> list(RootField field, ExecutionResult result) {
        return (Map<String, @Nullable Object>)
                Objects.requireNonNull(data(result).get(field.key()));
    }

    private static Map<String, @Nullable Object> data(ExecutionResult result) {
        return Objects.requireNonNull(result.<Map<String, @Nullable Object>>getData());
    }
}
