package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Type;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.reading.Answered;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The mutations of one type of object; each says who may, reads its input, lets the register of the type do it and
 * answers with the object.
 */
abstract class Mutations implements Schemas.Wiring {
    private final Type type;
    private final String permission;

    /** @param permission the word of the type in permissions */
    Mutations(Type type, String permission) {
        this.type = type;
        this.permission = permission;
    }

    /** One object; what is done answers with its id. */
    DataFetcher<Object> one(String verb, Function<Given, UUID> act) {
        return field -> {
            allowed(verb, field);
            return Answered.object(type, act.apply(Given.of(field)), field);
        };
    }

    /** Several at once, in one call of the register. */
    DataFetcher<Object> many(String verb, Function<List<Given>, List<UUID>> act) {
        return field -> {
            allowed(verb, field);
            return act.apply(Given.all(field)).stream()
                    .map(id -> Answered.object(type, id, field))
                    .toList();
        };
    }

    /** One that is named by nothing but its id. */
    DataFetcher<Object> named(String verb, Function<UUID, UUID> act) {
        return field -> {
            allowed(verb, field);
            UUID id = java.util.Objects.requireNonNull(field.getArgument("uuid"));
            return Answered.object(type, act.apply(id), field);
        };
    }

    private void allowed(String verb, DataFetchingEnvironment field) {
        Asked.of(field).rights().require(permission, verb);
    }

    static void mutation(RuntimeWiring.Builder wiring, String name, DataFetcher<Object> act) {
        wiring.type("Mutation", type -> type.dataFetcher(name, act));
    }
}
