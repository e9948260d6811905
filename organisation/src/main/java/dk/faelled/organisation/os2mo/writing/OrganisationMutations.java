package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ErrorKey;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.organisation.os2mo.reading.Answered;
import dk.faelled.organisation.os2mo.schema.Schemas;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisation is the authority, which is there before anybody can ask for it: making it again finds it. */
@Component
class OrganisationMutations implements Schemas.Wiring {
    private final Tenants tenants;

    OrganisationMutations(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        Mutations.mutation(wiring, "org_create", this::create);
    }

    private Map<String, @Nullable Object> create(DataFetchingEnvironment field) {
        Asked.of(field).rights().require("org", "create");
        var tenant = Tenant.current();
        var organisation = Answered.organisation(tenants.find(tenant).orElseThrow(), tenants.code(tenant));
        var code = Given.of(field).number("municipality_code");
        if (code != null && !code.equals(organisation.get("municipality_code")))
            throw ErrorKey.INVALID_INPUT.broken("municipality_code " + code).at("municipality_code");
        return organisation;
    }
}
