package dk.faelled.organisation.os2mo.reading;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What the text of the interface promises of objects, and what is behind it. */
class FiltersTest {
    private static final Set<String> OF_ALL = Set.of("uuids", "from_date", "to_date", "registration_time");
    private final TypeDefinitionRegistry types;

    FiltersTest() throws IOException {
        types = new SchemaParser()
                .parse(new ClassPathResource("dk/faelled/organisation/os2mo/v30.graphqls")
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    /** Of the objects that the field leads to; none where it leads to something else. */
    private static List<Kind<?>> kinds(FieldDefinition field) {
        var name = graphql.schema.idl.TypeInfo.typeInfo(field.getType()).getName();
        return Kinds.ALL.stream()
                .filter(kind -> name.equals(kind.name())
                        || name.equals(kind.name() + "Response")
                        || name.equals(kind.name() + "ResponsePaged"))
                .toList();
    }

    @Test
    void noFieldOfAFilterIsIgnored() {
        var filters = new HashMap<String, Kind<?>>();
        for (var type : types.getTypes(ObjectTypeDefinition.class))
            for (var field : type.getFieldDefinitions())
                for (var argument : field.getInputValueDefinitions())
                    if (argument.getName().equals("filter"))
                        for (var kind : kinds(field))
                            filters.put(
                                    graphql.schema.idl.TypeInfo.typeInfo(argument.getType())
                                            .getName(),
                                    kind);
        assertThat(filters).hasSizeGreaterThan(40);
        var ignored = new ArrayList<String>();
        filters.forEach((filter, kind) -> {
            for (var field : types.getType(filter, InputObjectTypeDefinition.class)
                    .orElseThrow()
                    .getInputValueDefinitions())
                if (!OF_ALL.contains(field.getName()) && !kind.filters().containsKey(field.getName()))
                    ignored.add(filter + "." + field.getName());
        });
        assertThat(ignored).isEmpty();
    }

    @Test
    void everyFieldOfAnObjectIsAnswered() {
        var missing = new ArrayList<String>();
        for (var kind : Kinds.ALL) {
            var type = types.getType(kind.name(), ObjectTypeDefinition.class).orElseThrow();
            for (var field : type.getFieldDefinitions())
                if (!kind.fields().containsKey(field.getName())) missing.add(kind.name() + "." + field.getName());
        }
        assertThat(missing).isEmpty();
    }
}
