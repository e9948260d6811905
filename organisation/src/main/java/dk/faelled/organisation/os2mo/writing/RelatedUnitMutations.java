package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.RelatedUnits;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.os2mo.Fault;
import dk.faelled.organisation.os2mo.reading.Answered;
import dk.faelled.organisation.os2mo.schema.Schemas;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import org.springframework.stereotype.Component;

/** Links between units are written all at once, as the partners of one unit; the answer has the id of that unit. */
@Component
class RelatedUnitMutations implements Schemas.Wiring {
    private final RelatedUnits related;

    RelatedUnitMutations(RelatedUnits related) {
        this.related = related;
    }

    @Override
    public void accept(RuntimeWiring.Builder wiring) {
        Mutations.mutation(wiring, "related_units_update", this::update);
    }

    private Object update(DataFetchingEnvironment field) {
        Mutations.begin("related_unit", "update", field);
        var given = Given.of(field);
        var origin = new UnitId(given.required("origin"));
        var said = given.uuid("uuid");
        if (said != null && !said.equals(origin.value()))
            throw new Fault(
                    "uuid: all links of the unit in origin are written at once. Leave uuid out, or give the origin's");
        related.relate(origin, given.references("destination", UnitId::new), given.validity(), null);
        return Answered.object(Type.RELATED_UNIT, origin.value(), field);
    }
}
