package dk.faelled.organisation.os2mo.schema;

import dk.faelled.organisation.os2mo.Fault;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaPrinter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One schema a version, made at first use and kept. */
@Component
public class Schemas {
    private final Map<Version, Made> made = new ConcurrentHashMap<>();
    private final List<Wiring> wirings;
    private final DataFetcherExceptionHandler faults;

    /** Tells the schema where the values of its fields come from; a bean of each room that has some. */
    @FunctionalInterface
    public interface Wiring extends Consumer<RuntimeWiring.Builder> {}

    /** @param sdl as code generators read it */
    public record Made(GraphQLSchema schema, GraphQL engine, String sdl) {}

    Schemas(List<Wiring> wirings, DataFetcherExceptionHandler faults) {
        this.wirings = wirings;
        this.faults = faults;
    }

    public Made of(Version version) {
        return made.computeIfAbsent(version, this::make);
    }

    private Made make(Version version) {
        var types = Sdl.of(version);
        var wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.ALL.forEach(wiring::scalar);
        wirings.forEach(w -> w.accept(wiring));
        for (var root : List.of("Query", "Mutation"))
            wiring.type(root, type -> type.defaultDataFetcher(Schemas::notAnswered));
        var schema = new SchemaGenerator().makeExecutableSchema(types, wiring.build());
        var engine = GraphQL.newGraphQL(schema)
                .queryExecutionStrategy(new AsyncExecutionStrategy(faults))
                .mutationExecutionStrategy(new AsyncSerialExecutionStrategy(faults))
                .preparsedDocumentProvider((input, _) -> CompletableFuture.completedFuture(new PreparsedDocumentEntry(
                        Objects.requireNonNull(input.getGraphQLContext().<Document>get(Document.class)))))
                .build();
        return new Made(schema, engine, printed(schema));
    }

    private static Object notAnswered(DataFetchingEnvironment field) {
        throw new Fault("The field " + field.getField().getName() + " is not answered by this program");
    }

    private static String printed(GraphQLSchema schema) {
        var options = SchemaPrinter.Options.defaultOptions()
                .includeScalarTypes(true)
                .includeSchemaDefinition(true)
                .includeDirectiveDefinitions(false);
        return new SchemaPrinter(options)
                .print(schema)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
