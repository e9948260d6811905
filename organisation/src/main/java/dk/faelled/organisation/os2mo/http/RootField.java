package dk.faelled.organisation.os2mo.http;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the fields that a query begins with, as a document of its own, so that it can be answered by itself.
 *
 * @param streamed whether it is a list without limit that may be read a page at a time
 */
record RootField(String key, Document document, boolean streamed) {
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
            "rolebindings");
    private static final Set<String> OF_A_PAGE = Set.of("objects", "page_info", "__typename");

    /** Empty where the operation is better answered as a whole: nothing in it is streamed, or it is not that plain. */
    static List<RootField> of(Document document, Operation operation) {
        var chosen = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(o -> operation.name() == null || Objects.equals(o.getName(), operation.name()))
                .toList();
        if (chosen.size() != 1 || chosen.getFirst().getOperation() != OperationDefinition.Operation.QUERY)
            return List.of();
        var fields = new ArrayList<RootField>();
        for (var selection : chosen.getFirst().getSelectionSet().getSelections()) {
            if (!(selection instanceof Field field) || !field.getDirectives().isEmpty()) return List.of();
            var key = field.getResultKey();
            if (fields.stream().anyMatch(f -> f.key().equals(key))) return List.of();
            fields.add(new RootField(
                    key, alone(document, chosen.getFirst(), field), isStreamed(field, chosen.getFirst(), operation)));
        }
        return fields.stream().anyMatch(RootField::streamed) ? fields : List.of();
    }

    /** Was found valid before; what it does not need any more is not looked at again. */
    private static Document alone(Document document, OperationDefinition operation, Field field) {
        var one = operation.transform(o -> o.selectionSet(new SelectionSet(List.of(field))));
        return document.transform(d -> d.definitions(document.getDefinitions().stream()
                .<graphql.language.Definition>map(definition -> definition == operation ? one : definition)
                .toList()));
    }

    private static boolean isStreamed(Field field, OperationDefinition operation, Operation asked) {
        if (!LISTS.contains(field.getName())) return false;
        for (var argument : field.getArguments())
            if (!argument.getName().equals("filter") && !isNull(argument.getValue(), operation, asked)) return false;
        var set = field.getSelectionSet();
        if (set == null) return false;
        var names = new ArrayList<String>();
        for (var selection : set.getSelections()) {
            if (!(selection instanceof Field part)
                    || part.getAlias() != null
                    || !part.getDirectives().isEmpty()) return false;
            names.add(part.getName());
        }
        return OF_A_PAGE.containsAll(names)
                && names.stream().filter("objects"::equals).count() == 1;
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
