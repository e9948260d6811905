package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.MoVersion;
import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.organisation.os2mo.token.Caller;
import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is no object of the organisation: the one who asks, the authority, the version. */
@Component
class Surroundings implements Schemas.Wiring {
    private final Tenants tenants;

    Surroundings(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("version", Surroundings::version)
                .dataFetcher("me", Surroundings::me)
                .dataFetcher("org", this::organisation));
        wiring.type(
                "ResolvedAddress",
                type -> type.typeResolver(where -> Objects.requireNonNull(where.getSchema()
                        .getObjectType(Objects.requireNonNull(where.<AddressKind.Resolved>getObject())
                                .type()))));
        for (var name : List.of("DefaultAddress", "MultifieldAddress"))
            wiring.type(name, type -> {
                for (var part : List.of("value", "value2", "name"))
                    type.dataFetcher(part, field -> Objects.requireNonNull(field.<AddressKind.Resolved>getSource())
                            .values()
                            .get(part));
                return type;
            });
    }

    private static Map<String, @Nullable Object> version(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("version", "read");
        return MoVersion.answer();
    }

    private static Map<String, @Nullable Object> me(DataFetchingEnvironment field) {
        var actor = Context.current().actor();
        Caller caller = field.getGraphQlContext().get(Caller.class);
        var me = new HashMap<String, @Nullable Object>();
        me.put("actor", new Actors.Named(actor.id(), actor.name()));
        me.put("email", caller == null ? null : caller.email());
        me.put("username", caller == null ? actor.name() : caller.userName());
        me.put("roles", caller == null ? List.of() : caller.roles());
        return me;
    }

    private Map<String, @Nullable Object> organisation(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("org", "read");
        var tenant = Tenant.current();
        return Answered.organisation(tenants.find(tenant).orElseThrow(), tenants.code(tenant));
    }
}
