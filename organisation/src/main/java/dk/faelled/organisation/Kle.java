package dk.faelled.organisation;

import java.util.List;

/** What a unit has to do with a KLE number: answers for it, sees it, carries it out. */
public record Kle(
        String userKey,
        UnitId unit,
        @OfFacet("kle_number") ClassId number,
        @OfFacet("kle_aspect") List<ClassId> aspects) {
    public Kle {
        Required.text("user_key", userKey);
        if (aspects.isEmpty()) throw ErrorKey.MISSING_REQUIRED_VALUE.broken("kle_aspects");
        aspects = List.copyOf(aspects);
    }
}
