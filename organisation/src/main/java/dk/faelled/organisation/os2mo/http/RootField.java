package dk.faelled.organisation.os2mo.http;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the fields that a query begins with, as a document of its own, so that it can be answered by itself.
 *
 * @param objects the key of the objects of a list, without limit or longer than a page, that is read a page at a time; null
 *     for all else
 */
record RootField(String key, Document document, @Nullable String objects) {
    private static final Set<String> LISTS = Set.of(
            "addresses",
            "associations",
            "classes",
            "employees",
            "persons",
            "engagements",
            "facets",
            "itsystems",
            "itusers",
            "kles",
            "leaves",
            "managers",
            "owners",
            "org_units",
            "related_units",
            "rolebindings",
            "registrations",
            "access_log",
            "events");
    private static final int IN_MEMORY = 1_000;
    private static final Set<String> OF_A_PAGE = Set.of("objects", "page_info", "__typename");

    /** Empty where the operation is better answered as a whole: nothing in it is streamed. */
    static List<RootField> of(Document document, Operation operation) {
        var query = Operation.chosen(document, operation.name());
        if (query == null || query.getOperation() != OperationDefinition.Operation.QUERY) return List.of();
        var spread = new SpreadOut(document, query, operation.variables());
        var fields = new ArrayList<RootField>();
        for (var field : spread.fields(query.getSelectionSet())) {
            var parts = field.getSelectionSet() == null ? List.<Field>of() : spread.fields(field.getSelectionSet());
            var objects = isLong(field, query, operation) ? objects(parts) : null;
            var alone = objects == null ? field : field.transform(f -> f.selectionSet(new SelectionSet(parts)));
            fields.add(new RootField(field.getResultKey(), alone(document, query, alone), objects));
        }
        return fields.stream().anyMatch(f -> f.objects() != null) ? fields : List.of();
    }

    /** Was found valid before; what it does not need any more is not looked at again. */
    private static Document alone(Document document, OperationDefinition operation, Field field) {
        var one = operation.transform(o -> o.selectionSet(new SelectionSet(List.of(field))));
        return document.transform(d -> d.definitions(document.getDefinitions().stream()
                .<Definition>map(definition -> definition == operation ? one : definition)
                .toList()));
    }

    private static @Nullable String objects(List<Field> parts) {
        if (!parts.stream().map(Field::getName).allMatch(OF_A_PAGE::contains)) return null;
        var keys = parts.stream()
                .filter(part -> part.getName().equals("objects"))
                .map(Field::getResultKey)
                .toList();
        return keys.size() == 1 ? keys.getFirst() : null;
    }

    private static boolean isLong(Field field, OperationDefinition operation, Operation asked) {
        return LISTS.contains(field.getName())
                && field.getArguments().stream()
                        .allMatch(argument -> isNull(argument.getValue(), operation, asked)
                                || switch (argument.getName()) {
                                    case "filter", "inherit", "cursor" -> true;
                                    case "limit" -> number(argument.getValue(), operation, asked) > IN_MEMORY;
                                    default -> false;
                                });
    }

    private static int number(@Nullable Value<?> value, OperationDefinition operation, Operation asked) {
        return switch (value) {
            case IntValue number -> number.getValue().intValueExact();
            case VariableReference variable
            when asked.variables().get(variable.getName()) instanceof Number given -> given.intValue();
            case VariableReference variable ->
                operation.getVariableDefinitions().stream()
                        .filter(d -> d.getName().equals(variable.getName()) && d.getDefaultValue() != null)
                        .findAny()
                        .map(d -> number(d.getDefaultValue(), operation, asked))
                        .orElse(0);
            case null, default -> 0;
        };
    }

    private static boolean isNull(@Nullable Value<?> value, OperationDefinition operation, Operation asked) {
        return switch (value) {
            case NullValue _ -> true;
            case VariableReference variable ->
                asked.variables().get(variable.getName()) == null
                        && operation.getVariableDefinitions().stream()
                                .noneMatch(d -> d.getName().equals(variable.getName()) && d.getDefaultValue() != null);
            case null, default -> false;
        };
    }
}
