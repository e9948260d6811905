package dk.faelled.organisation.os2mo.schema;

import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an older version has otherwise, from the newest downwards; each applies to its version and all before it. */
final class Differences {
    private static final String REGISTRATION_FIELDS = """
            registration_id: Int! @deprecated
            start: DateTime!
            end: DateTime
            actor: UUID! @deprecated
            model: String!
            uuid: UUID!
            note: String
            actor_object: Actor!
            """;

    private Differences() {}

    static void apply(TypeDefinitionRegistry types, Version version) {
        if (version.atMost(26)) registrationsOfOneType(types);
        if (version.atMost(25)) listOfRegistrations(types);
        if (version.atMost(23)) managersAsTheyWere(types);
        if (version.atMost(22)) oneKleNumber(types);
    }

    /** Until 26 every object has registrations of one plain type. */
    private static void registrationsOfOneType(TypeDefinitionRegistry types) {
        add(types, "type Registration implements RegistrationBase { %s }".formatted(REGISTRATION_FIELDS));
        for (var type : List.copyOf(types.getTypes(ObjectTypeDefinition.class))) {
            if (type.getName().endsWith("ResponseRegistration")) types.remove(type);
            else if (type.getName().endsWith("Response"))
                change(types, type.getName(), "registrations", f -> f.transform(b -> b.type(manyRegistrations())));
        }
    }

    private static void listOfRegistrations(TypeDefinitionRegistry types) {
        add(types, "type RegistrationPaged { objects: [Registration!]! page_info: PageInfo! }");
        change(
                types,
                "Query",
                "registrations",
                f -> f.transform(b -> b.type(new NonNullType(new TypeName("RegistrationPaged")))));
    }

    private static void managersAsTheyWere(TypeDefinitionRegistry types) {
        var old = field("managers(filter: ManagerFilter = null, inherit: Boolean! = false): [Manager!]!");
        var unit = object(types, "OrganisationUnit");
        var fields = unit.getFieldDefinitions().stream()
                .filter(f -> !f.getName().equals("managers_response"))
                .map(f -> f.getName().equals("managers") ? old : f)
                .toList();
        replace(types, unit, fields);
    }

    private static void oneKleNumber(TypeDefinitionRegistry types) {
        change(types, "KLE", "kle_number", f -> f.transform(b -> b.type(new NonNullType(new TypeName("Class")))));
    }

    private static Type<?> manyRegistrations() {
        return new NonNullType(new ListType(new NonNullType(new TypeName("Registration"))));
    }

    private static FieldDefinition field(String sdl) {
        return object(new SchemaParser().parse("type Holder { " + sdl + " }"), "Holder")
                .getFieldDefinitions()
                .getFirst();
    }

    private static void add(TypeDefinitionRegistry types, String sdl) {
        types.merge(new SchemaParser().parse(sdl));
    }

    private static void change(
            TypeDefinitionRegistry types, String type, String field, UnaryOperator<FieldDefinition> change) {
        var before = object(types, type);
        var fields = before.getFieldDefinitions().stream()
                .map(f -> f.getName().equals(field) ? change.apply(f) : f)
                .toList();
        replace(types, before, fields);
    }

    private static void replace(
            TypeDefinitionRegistry types, ObjectTypeDefinition before, List<FieldDefinition> fields) {
        types.remove(before);
        types.add(before.transform(b -> b.fieldDefinitions(fields)));
    }

    private static ObjectTypeDefinition object(TypeDefinitionRegistry types, String name) {
        return types.getType(name, ObjectTypeDefinition.class).orElseThrow();
    }
}
