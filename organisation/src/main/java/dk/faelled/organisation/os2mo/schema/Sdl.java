package dk.faelled.organisation.os2mo.schema;

import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The text of the newest version, and what it becomes in an older one. */
final class Sdl {
    private static final String NEWEST = "dk/faelled/organisation/os2mo/v30.graphqls";

    private Sdl() {}

    static TypeDefinitionRegistry of(Version version) {
        var types = new SchemaParser().parse(text());
        Differences.apply(types, version);
        return types;
    }

    private static String text() {
        try {
            return new ClassPathResource(NEWEST).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
