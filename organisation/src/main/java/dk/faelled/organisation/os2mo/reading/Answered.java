package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import java.util.UUID;

/** What other rooms answer with. */
public final class Answered {
    private Answered() {}

    /** The object, to be read from as things are now. */
    public static Object object(Type type, UUID id, DataFetchingEnvironment field) {
        return new Ref(Kinds.of(type), id, View.now(Asked.of(field)));
    }
}
