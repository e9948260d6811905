package dk.faelled.organisation;

import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The least that the schema lets a mutation be sent with. */
final class LeastInput {
    private LeastInput() {}

    static Object of(Type<?> type) {
        return switch (type) {
            case NonNullType demanded -> of(demanded.getType());
            case ListType list -> List.of(of(list.getType()));
            case TypeName name -> named(name.getName());
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Object named(String name) {
        return switch (name) {
            case "UUID" -> UUID.randomUUID().toString();
            case "DateTime" -> "2024-01-01";
            case "Int", "int" -> 1;
            case "String" -> "x";
            default ->
                Mo.TYPES
                        .getType(name, EnumTypeDefinition.class)
                        .<Object>map(words ->
                                words.getEnumValueDefinitions().getFirst().getName())
                        .orElseGet(() -> object(name));
        };
    }

    private static Map<String, Object> object(String name) {
        var input = new LinkedHashMap<String, Object>();
        for (var field : Mo.TYPES
                .getType(name, InputObjectTypeDefinition.class)
                .orElseThrow()
                .getInputValueDefinitions()) if (demanded(field)) input.put(field.getName(), of(field.getType()));
        return input;
    }

    private static boolean demanded(InputValueDefinition field) {
        return field.getType() instanceof NonNullType && field.getDefaultValue() == null;
    }
}
