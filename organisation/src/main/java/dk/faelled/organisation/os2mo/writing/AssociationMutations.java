package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import org.springframework.stereotype.Component;

/** Associations; substitute and trade union are written with every change, what is not given is none. */
@Component
class AssociationMutations extends Mutations<AssociationId, Association> {
    AssociationMutations(Associations associations) {
        super(associations, AssociationId::new, "association");
    }

    @Override
    Association made(Given given, String key) {
        return new Association(
                given.key(key),
                given.person(),
                new UnitId(given.required("org_unit")),
                given.aClass("association_type"),
                given.classOrNone("primary"),
                given.reference("substitute", PersonId::new),
                given.classOrNone("trade_union"),
                null,
                null);
    }

    @Override
    Association changed(Association association, Given given) {
        var person = given.person();
        return new Association(
                given.kept("user_key", association.userKey()),
                person == null ? association.person() : person,
                given.kept("org_unit", UnitId::new, association.unit()),
                given.keptOrNone("association_type", ClassId::new, association.type()),
                given.keptOrNone("primary", ClassId::new, association.primary()),
                given.reference("substitute", PersonId::new),
                given.classOrNone("trade_union"),
                association.itUser(),
                association.jobFunction());
    }
}
