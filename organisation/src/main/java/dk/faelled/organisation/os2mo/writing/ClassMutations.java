package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.UnitId;
import org.springframework.stereotype.Component;

/** Classes. */
@Component
class ClassMutations extends Mutations<ClassId, Classification> {
    ClassMutations(Classes classes) {
        super(classes, ClassId::new, "class");
    }

    @Override
    Classification made(Given given, String key) {
        return new Classification(
                given.demanded("user_key"),
                given.demanded("name"),
                new FacetId(given.required("facet_uuid")),
                given.text("scope"),
                given.published(),
                given.classOrNone("parent_uuid"),
                given.reference("owner", UnitId::new),
                given.text("example"),
                given.text("description"),
                given.reference("it_system_uuid", ItSystemId::new));
    }

    @Override
    Classification changed(Classification before, Given given) {
        return new Classification(
                given.demanded("user_key"),
                given.demanded("name"),
                new FacetId(given.required("facet_uuid")),
                given.keptOrNone("scope", before.scope()),
                given.published(),
                given.keptOrNone("parent_uuid", ClassId::new, before.parent()),
                given.keptOrNone("owner", UnitId::new, before.owner()),
                given.keptOrNone("example", before.example()),
                given.keptOrNone("description", before.description()),
                given.keptOrNone("it_system_uuid", ItSystemId::new, before.itSystem()));
    }
}
