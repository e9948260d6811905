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
                var failed = field.objects() != null ? stream(field, generator) : whole(field, generator);
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
        try (var streamed = new Streamed()) {
            var result = execute.apply(field.document(), streamed);
            if (!result.getErrors().isEmpty()) return result.getErrors();
            generator.writeName(field.key());
            generator.writeStartObject();
            for (var part : list(field, result).entrySet()) {
                generator.writeName(part.getKey());
                if (!part.getKey().equals(field.objects())) generator.writePOJO(part.getValue());
                else {
                    var failed = objects(field, part.getValue(), streamed, generator);
                    if (failed != null) return failed;
                }
            }
            generator.writeEndObject();
            return null;
        }
    }

    /** Those that were read already, and page after page the others. */
    private @Nullable List<GraphQLError> objects(
            RootField field, @Nullable Object first, Streamed streamed, JsonGenerator generator) {
        generator.writeStartArray();
        objects(first, generator);
        while (streamed.hasMore()) {
            var next = execute.apply(field.document(), streamed);
            if (!next.getErrors().isEmpty()) return next.getErrors();
            objects(list(field, next).get(field.objects()), generator);
        }
        generator.writeEndArray();
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
