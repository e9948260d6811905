package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A school with a teacher, whom clients of OS2mo write about. */
abstract class Taught {
    @Autowired
    AuthorityFixture authority;

    @Autowired
    Mo mo;

    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();
    PersonId ida = PersonId.fresh();
    EngagementId job = EngagementId.fresh();

    @BeforeEach
    void aSchoolWithATeacher() {
        top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
        ida = authority.person("Ida", "Juhl");
        job = authority.job(ida, school, Validity.from(START));
    }

    /** The values of a field in each stretch of time. */
    static java.util.List<String> each(JsonNode validities, String field) {
        var values = new java.util.ArrayList<String>();
        validities.forEach(v -> values.add(v.at("/" + field).asString("–")));
        return values;
    }

    /** The days on which the stretches begin. */
    static java.util.List<String> days(JsonNode validities) {
        return each(validities, "validity/from").stream()
                .map(moment -> moment.substring(0, 10))
                .toList();
    }

    /** The day on which the last stretch ends; a dash for never. */
    static String end(JsonNode validities) {
        var to = validities.path(validities.size() - 1).at("/validity/to").asString("–");
        return to.substring(0, Math.min(10, to.length()));
    }
}
