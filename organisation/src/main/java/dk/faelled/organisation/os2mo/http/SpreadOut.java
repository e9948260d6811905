package dk.faelled.organisation.os2mo.http;

import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a selection on an object type: what fragments hold stands among them, what {@code @skip} and
 * {@code @include} leave out is left out, and fields of one key are one. Of a document that was found valid.
 */
final class SpreadOut {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final OperationDefinition operation;
    private final Map<String, Object> variables;

    SpreadOut(Document document, OperationDefinition operation, Map<String, Object> variables) {
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(f -> fragments.put(f.getName(), f));
        this.operation = operation;
        this.variables = variables;
    }

    List<Field> fields(SelectionSet set) {
        var fields = new LinkedHashMap<String, Field>();
        collect(set, fields);
        return List.copyOf(fields.values());
    }

    private void collect(SelectionSet set, Map<String, Field> fields) {
        for (var selection : set.getSelections())
            switch (selection) {
                case Field field
                when isIn(field) -> fields.merge(field.getResultKey(), plain(field), SpreadOut::together);
                case InlineFragment inline when isIn(inline) -> collect(inline.getSelectionSet(), fields);
                case FragmentSpread spread
                when isIn(spread) ->
                    collect(
                            Objects.requireNonNull(fragments.get(spread.getName()))
                                    .getSelectionSet(),
                            fields);
                default -> {}
            }
    }

    private static Field plain(Field field) {
        return field.getDirectives().isEmpty() ? field : field.transform(f -> f.directives(List.of()));
    }

    private static Field together(Field one, Field other) {
        if (one.getSelectionSet() == null || other.getSelectionSet() == null) return one;
        var all = new ArrayList<Selection<?>>();
        one.getSelectionSet().getSelections().forEach(all::add);
        other.getSelectionSet().getSelections().forEach(all::add);
        return one.transform(f -> f.selectionSet(new SelectionSet(all)));
    }

    private boolean isIn(DirectivesContainer<?> selection) {
        for (var directive : selection.getDirectives()) {
            if (directive.getName().equals("skip") && says(directive)) return false;
            if (directive.getName().equals("include") && !says(directive)) return false;
        }
        return true;
    }

    private boolean says(Directive directive) {
        var condition = directive.getArgument("if");
        return condition != null && isTrue(condition.getValue());
    }

    private boolean isTrue(@Nullable Value<?> value) {
        return switch (value) {
            case BooleanValue plain -> plain.isValue();
            case VariableReference variable ->
                variables.get(variable.getName()) instanceof Boolean given ? given : isTrue(byDefault(variable));
            case null, default -> false;
        };
    }

    private @Nullable Value<?> byDefault(VariableReference variable) {
        return operation.getVariableDefinitions().stream()
                .filter(d -> d.getName().equals(variable.getName()))
                .findAny()
                .<Value<?>>map(d -> d.getDefaultValue())
                .orElse(null);
    }
}
