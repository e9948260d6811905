package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Documents made of the interface's own text: whatever a generated client may ask is answered, in the shape it says. */
@DeskTest
class GraphqlEverythingTest extends Filled {
    private static final List<String> DEMAND_MORE = List.of("files", "event_fetch");

    @LocalServerPort
    int port;

    private TypeDefinitionRegistry types(String version) {
        return new SchemaParser()
                .parse(new Wire(port)
                        .send(Call.get("/os2mo/graphql/" + version + "/schema.graphql"))
                        .body());
    }

    private static List<FieldDefinition> queries(TypeDefinitionRegistry types) {
        return types.getType("Query", ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions().stream()
                .filter(query -> !DEMAND_MORE.contains(query.getName()))
                .toList();
    }

    /** All fields of a type and of the objects that it leads to so many steps away. */
    private static String fields(TypeDefinitionRegistry types, String type, int steps, boolean nested) {
        var selection = new StringBuilder("{ __typename ");
        boolean object = !type.endsWith("Response") && !type.endsWith("Paged") && !type.endsWith("Registration");
        for (var field : of(types, type)) {
            var to = TypeInfo.typeInfo(field.getType()).getName();
            if (of(types, to).isEmpty()) selection.append(field.getName()).append(' ');
            else if (object
                    ? steps > 0
                    : !nested || List.of("current", "objects").contains(field.getName()))
                selection
                        .append(field.getName())
                        .append(' ')
                        .append(fields(types, to, object ? steps - 1 : steps, nested || object))
                        .append(' ');
        }
        if (types.getTypeOrNull(type) instanceof InterfaceTypeDefinition interfaced)
            for (var kind : types.getImplementationsOf(interfaced))
                selection.append("... on ").append(kind.getName()).append(" { __typename } ");
        return selection.append("}").toString();
    }

    private static List<FieldDefinition> of(TypeDefinitionRegistry types, String type) {
        return switch (types.getTypeOrNull(type)) {
            case ObjectTypeDefinition object -> object.getFieldDefinitions();
            case InterfaceTypeDefinition interfaced -> interfaced.getFieldDefinitions();
            case null, default -> List.of();
        };
    }

    /** That the answer is what the text says: null only where it may be, lists where lists are, and no field too few. */
    private static void check(
            TypeDefinitionRegistry types, Type<?> type, JsonNode value, String path, List<String> wrong) {
        switch (type) {
            case NonNullType strict when value.isNull() -> wrong.add(path + " is null");
            case NonNullType strict -> check(types, strict.getType(), value, path, wrong);
            case Type<?> _ when value.isNull() -> {}
            case ListType list
            when value.isArray() -> value.forEach(each -> check(types, list.getType(), each, path + "[]", wrong));
            case ListType list -> wrong.add(path + " is no list");
            case TypeName name ->
                checkFields(types, value.path("__typename").asString(name.getName()), value, path, wrong);
            default -> {}
        }
    }

    private static void checkFields(
            TypeDefinitionRegistry types, String type, JsonNode value, String path, List<String> wrong) {
        var fields = of(types, type);
        if (fields.isEmpty() != !value.isObject()) wrong.add(path + " is a " + value.getNodeType());
        if (types.getTypeOrNull(type) instanceof EnumTypeDefinition words
                && words.getEnumValueDefinitions().stream()
                        .noneMatch(word -> word.getName().equals(value.asString()))) wrong.add(path + " is no " + type);
        for (var field : fields)
            if (value.has(field.getName()))
                check(types, field.getType(), value.path(field.getName()), path + "." + field.getName(), wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28", "v29", "v30"})
    void everyFieldOfEveryQueryIsAnsweredInItsShape(String version) {
        var types = types(version);
        for (var query : queries(types)) {
            var to = TypeInfo.typeInfo(query.getType()).getName();
            var window = query.getInputValueDefinitions().stream()
                                    .anyMatch(a -> a.getName().equals("filter"))
                            && to.endsWith("ResponsePaged")
                    ? "(filter: {from_date: null, to_date: null})"
                    : "";
            var document = "{ " + query.getName() + window + " " + fields(types, to, 1, false) + " }";
            var data = mo.ask(version, document, Map.of());
            var wrong = new ArrayList<String>();
            check(types, query.getType(), data.path(query.getName()), query.getName(), wrong);
            assertThat(wrong).as(version).isEmpty();
            if (window.isEmpty()) continue;
            assertThat(data.path(query.getName()).path("objects"))
                    .as(query.getName())
                    .isNotEmpty();
        }
    }

    /** A value that finds something, for each type of a filter's fields. */
    private String sample(TypeDefinitionRegistry types, String name, Type<?> type) {
        var plain = TypeInfo.typeInfo(type).getName();
        var value =
                switch (plain) {
                    case "UUID" -> "\"" + school + "\"";
                    case "DateTime" ->
                        name.startsWith("to") || name.equals("end")
                                ? "\"2099-01-01\""
                                : "\"2026-01-01T12:00:00+01:00\"";
                    case "CPR" -> "\"" + CPR + "\"";
                    case "Boolean" -> "true";
                    case "Int", "int" -> "1";
                    case "String" -> "\"Skolen\"";
                    default ->
                        types.getTypeOrNull(plain) instanceof EnumTypeDefinition words
                                ? words.getEnumValueDefinitions().getFirst().getName()
                                : "{}";
                };
        return TypeInfo.typeInfo(type).isList() ? "[" + value + "]" : value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v22", "v28", "v30"})
    void everyFieldOfEveryFilterIsUnderstood(String version) {
        var types = types(version);
        var documents = new LinkedHashMap<String, String>();
        for (var query : queries(types))
            for (var argument : query.getInputValueDefinitions()) {
                if (!argument.getName().equals("filter")) continue;
                var filter = types.getType(
                                TypeInfo.typeInfo(argument.getType()).getName(), InputObjectTypeDefinition.class)
                        .orElseThrow();
                for (var field : filter.getInputValueDefinitions()) {
                    var given = field.getName() + ": " + sample(types, field.getName(), field.getType());
                    documents.put(query.getName() + "." + field.getName(), document(query, given));
                    var nested = types.getTypeOrNull(
                            TypeInfo.typeInfo(field.getType()).getName());
                    if (nested instanceof InputObjectTypeDefinition inner)
                        for (var deep : inner.getInputValueDefinitions())
                            documents.put(
                                    query.getName() + "." + field.getName() + "." + deep.getName(),
                                    document(
                                            query,
                                            field.getName() + ": {" + deep.getName() + ": "
                                                    + sample(types, deep.getName(), deep.getType()) + "}"));
                }
            }
        assertThat(documents).hasSizeGreaterThan(900);
        var failed = documents.entrySet().stream()
                .map(each -> each.getKey() + " "
                        + mo.send(version, mo.all(), each.getValue(), Map.of()).body())
                .filter(answer -> answer.contains("\"errors\""))
                .collect(Collectors.joining("\n"));
        assertThat(failed).isEmpty();
    }

    private static String document(FieldDefinition query, String filter) {
        return "{ " + query.getName() + "(limit: 2, filter: {" + filter
                + "}) { objects { __typename } page_info { next_cursor } } }";
    }

    @Test
    void theTextOfEachVersionIsReadByGeneratorsOfClients() {
        for (int version = 21; version <= 30; version++) {
            var types = types("v" + version);
            assertThat(types.getType("Query", ObjectTypeDefinition.class)).isPresent();
            assertThat(queries(types)).hasSizeGreaterThan(20);
            for (var mutation : Mo.mutations())
                assertThat(types.getType("Mutation", ObjectTypeDefinition.class)
                                .orElseThrow()
                                .getFieldDefinitions())
                        .extracting(AstPrinter::printAst)
                        .as("v" + version)
                        .anyMatch(printed -> printed.startsWith(mutation.getName() + "("));
        }
    }
}
