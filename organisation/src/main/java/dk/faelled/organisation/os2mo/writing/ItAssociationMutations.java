package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Associations;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.UnitId;
import org.springframework.stereotype.Component;

/** Associations that place an account in a unit; they are deleted as associations. */
@Component
class ItAssociationMutations extends Mutations<AssociationId, Association> {
    ItAssociationMutations(Associations associations) {
        super(associations, AssociationId::new, "itassociation", "association");
    }

    @Override
    Association made(Given given, String key) {
        return new Association(
                given.key(key),
                given.demandedPerson(),
                new UnitId(given.required("org_unit")),
                null,
                given.classOrNone("primary"),
                null,
                null,
                new ItUserId(given.required("it_user")),
                given.aClass("job_function"));
    }

    @Override
    Association changed(Association association, Given given) {
        return new Association(
                given.kept("user_key", association.userKey()),
                association.person(),
                given.kept("org_unit", UnitId::new, association.unit()),
                association.type(),
                given.keptOrNone("primary", ClassId::new, association.primary()),
                association.substitute(),
                association.tradeUnion(),
                given.keptOrNone("it_user", ItUserId::new, association.itUser()),
                given.keptOrNone("job_function", ClassId::new, association.jobFunction()));
    }
}
