package dk.faelled.organisation.os2mo.writing;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Kle;
import dk.faelled.organisation.KleId;
import dk.faelled.organisation.KleMarkings;
import dk.faelled.organisation.UnitId;
import org.springframework.stereotype.Component;

/** KLE markings. */
@Component
class KleMutations extends Mutations<KleId, Kle> {
    KleMutations(KleMarkings markings) {
        super(markings, KleId::new, "kle");
    }

    @Override
    Kle made(Given given, String key) {
        return new Kle(
                given.key(key),
                new UnitId(given.required("org_unit")),
                given.aClass("kle_number"),
                given.references("kle_aspects", ClassId::new));
    }

    @Override
    Kle changed(Kle marking, Given given) {
        return new Kle(
                given.kept("user_key", marking.userKey()),
                given.kept("org_unit", UnitId::new, marking.unit()),
                given.kept("kle_number", ClassId::new, marking.number()),
                given.keptAll("kle_aspects", ClassId::new, marking.aspects()));
    }
}
