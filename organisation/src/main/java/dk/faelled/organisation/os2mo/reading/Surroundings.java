package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.organisation.os2mo.token.Caller;
import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is no object of the organisation: the one who asks, the authority, the program itself. */
@Component
class Surroundings implements Schemas.Wiring {
    static final String VERSION = "faelled";
    private final Tenants tenants;

    Surroundings(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("version", Surroundings::version)
                .dataFetcher("me", Surroundings::me)
                .dataFetcher("org", this::organisation)
                .dataFetcher("healths", Surroundings::healths));
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
        var version = new HashMap<String, @Nullable Object>();
        version.put("mo_version", VERSION);
        version.put("mo_hash", null);
        version.put("lora_version", null);
        return version;
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

    private static Map<String, @Nullable Object> healths(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("health", "read");
        var wanted = Lead.filter(field).get("identifiers");
        var page = Page.of(field);
        var all = List.of("dataset", "dar", "events").stream()
                .filter(id -> !(wanted instanceof Collection<?> ids) || ids.contains(id))
                .map(Surroundings::health)
                .limit(page.limit() == null ? Long.MAX_VALUE : page.limit())
                .toList();
        return Page.answer(all, null);
    }

    /** Whoever reads this has reached the data; of the address register and of events, not there yet, nothing is known. */
    private static Map<String, @Nullable Object> health(String identifier) {
        var health = new HashMap<String, @Nullable Object>();
        health.put("identifier", identifier);
        health.put("status", identifier.equals("dataset") ? Boolean.TRUE : null);
        return health;
    }
}
