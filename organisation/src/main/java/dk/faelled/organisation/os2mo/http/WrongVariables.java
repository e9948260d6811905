package dk.faelled.organisation.os2mo.http;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.TypeFromAST;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the variables of a request, and where in them it stands ({@code i.validity.from}, {@code i[3].value});
 * the engine names only the variable. What was sent is not repeated: it may be a CPR number.
 */
final class WrongVariables {
    private static final int MOST = 20;
    private final GraphQLSchema schema;
    private final List<GraphQLError> errors = new ArrayList<>();

    private WrongVariables(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Empty where nothing is wrong with them. */
    static List<GraphQLError> of(GraphQLSchema schema, OperationDefinition operation, Map<String, Object> variables) {
        var wrong = new WrongVariables(schema);
        for (var definition : operation.getVariableDefinitions()) wrong.check(definition, variables);
        return wrong.errors;
    }

    private void check(VariableDefinition definition, Map<String, Object> variables) {
        var name = definition.getName();
        var type = Objects.requireNonNull(TypeFromAST.getTypeFromAST(schema, definition.getType()));
        var given = variables.get(name);
        if (given != null) check(type, given, name, definition);
        else if (GraphQLTypeUtil.isNonNull(type) && definition.getDefaultValue() == null)
            tell(definition, "Variable '$%s' of required type '%s' was not provided.".formatted(name, written(type)));
    }

    private void check(GraphQLType type, @Nullable Object value, String path, VariableDefinition definition) {
        switch (type) {
            case GraphQLNonNull strict
            when value == null ->
                tell(definition, path, "Expected non-nullable type '" + written(strict) + "' not to be null.");
            case GraphQLNonNull strict -> check(strict.getWrappedType(), value, path, definition);
            case GraphQLType _ when value == null -> {}
            case GraphQLList list
            when value instanceof List<?> all -> {
                for (int i = 0; i < all.size(); i++)
                    check(list.getWrappedType(), all.get(i), path + "[" + i + "]", definition);
            }
            case GraphQLList list -> check(list.getWrappedType(), value, path, definition);
            case GraphQLInputObjectType object
            when value instanceof Map<?, ?> fields -> check(object, fields, path, definition);
            case GraphQLInputObjectType object ->
                tell(definition, path, "Expected type '" + object.getName() + "' to be an object.");
            case GraphQLScalarType scalar -> coerced(scalar, value, path, definition);
            case GraphQLEnumType words -> {
                if (words.getValue(String.valueOf(value)) == null)
                    tell(definition, path, "Value does not exist in '" + words.getName() + "' enum.");
            }
            default -> {}
        }
    }

    private void check(GraphQLInputObjectType object, Map<?, ?> given, String path, VariableDefinition definition) {
        for (var field : object.getFieldDefinitions()) {
            var name = field.getName();
            if (given.containsKey(name)) check(field.getType(), given.get(name), path + "." + name, definition);
            else if (isDemanded(field))
                tell(
                        definition,
                        path,
                        "Field '%s' of required type '%s' was not provided.".formatted(name, written(field.getType())));
        }
        for (var name : given.keySet())
            if (object.getField(String.valueOf(name)) == null)
                tell(definition, path, "Field '%s' is not defined by type '%s'.".formatted(name, object.getName()));
    }

    private static boolean isDemanded(GraphQLInputObjectField field) {
        return GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue();
    }

    private void coerced(GraphQLScalarType scalar, Object value, String path, VariableDefinition definition) {
        try {
            scalar.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingParseValueException wrong) {
            // the words of the engine's own scalars repeat what was sent
            var said = wrong.getMessage();
            boolean ours = said != null && said.startsWith("Value cannot represent");
            tell(definition, path, said != null && ours ? said : "Value cannot represent a " + scalar.getName());
        }
    }

    private static String written(GraphQLType type) {
        return GraphQLTypeUtil.simplePrint(type);
    }

    private void tell(VariableDefinition definition, String path, String why) {
        var name = definition.getName();
        var where = path.equals(name) ? "" : " at '" + path + "'";
        tell(definition, "Variable '$%s' got invalid value%s; %s".formatted(name, where, why));
    }

    private void tell(VariableDefinition definition, String message) {
        if (errors.size() >= MOST) return;
        var error = GraphqlErrorBuilder.newError().message("%s", message);
        if (definition.getSourceLocation() != null) error.location(definition.getSourceLocation());
        errors.add(error.build());
    }
}
