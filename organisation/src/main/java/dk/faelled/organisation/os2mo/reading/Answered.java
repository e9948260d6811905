package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Type;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.platform.TenantInfo;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/** What other rooms answer with. */
public final class Answered {
    private Answered() {}

    /** The object, to be read from as things are now. */
    public static Object object(Type type, UUID id, DataFetchingEnvironment field) {
        return new Ref(Kinds.of(type), id, View.now(Asked.of(field)));
    }

    /** What was read in this request is asked anew: something is about to change. */
    public static void forgetting(DataFetchingEnvironment field) {
        field.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
    }

    /**
     * The authority, as the organisation of its units.
     *
     * @param code of the municipality
     */
    public static Map<String, @Nullable Object> organisation(TenantInfo tenant, Optional<String> code) {
        var organisation = new HashMap<String, @Nullable Object>();
        organisation.put("uuid", tenant.id().value());
        organisation.put("user_key", tenant.name());
        organisation.put("name", tenant.name());
        organisation.put("type", "organisation");
        organisation.put(
                "municipality_code",
                tenant.kind() == TenantInfo.Kind.MUNICIPALITY
                        ? code.map(Integer::valueOf).orElse(null)
                        : null);
        return organisation;
    }
}
