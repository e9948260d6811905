package dk.faelled.organisation.migration;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Segment;
import dk.faelled.organisation.Segments;
import dk.faelled.organisation.Type;
import java.util.ArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * How objects of a type are asked for at the source, and what its words mean here.
 *
 * @param collection the query that lists them
 * @param model what the source calls the type among registrations
 * @param registration the source's name for a registration of the type
 * @param fields what is asked of each stretch of time
 * @param state what it means here; throws where that cannot be kept
 */
record Transcript<I extends Id, A extends Record>(
        Type type, String collection, String model, String registration, String fields, Function<Said, A> state) {

    /** What is said of an object, from the validities of an answer. */
    Segments<A> segments(JsonNode validities) {
        var list = new ArrayList<Segment<A>>();
        for (var one : validities) {
            var said = new Said(one);
            list.add(new Segment<>(said.valid(), state.apply(said)));
        }
        return new Segments<>(list);
    }

    @SuppressWarnings("unchecked") // the id that the type itself has
    I id(java.util.UUID value) {
        return (I) type.id(value);
    }

    /** A page of all of them, with what was said when. */
    String withRegistrations(int page) {
        return query(
                "registrations { start note actor actor_object { display_name } validities(start: null, end: null) { %s validity { from to } } }"
                        .formatted(fields),
                page);
    }

    /** A page of all of them, as they are now. */
    String asTheyAre(int page) {
        return query("validities { %s validity { from to } }".formatted(fields), page);
    }

    /** A page of the registrations of some, also of what is no longer there. */
    String registrationsOf(int page) {
        return """
                query($cursor: Cursor, $uuids: [UUID!]) {
                  page: registrations(limit: %d, cursor: $cursor, filter: {uuids: $uuids, models: ["%s"]}) {
                    objects { uuid start note actor actor_object { display_name }
                      ... on %s { validities(start: null, end: null) { %s validity { from to } } } }
                    page_info { next_cursor }
                  }
                }
                """.formatted(page, model, registration, fields);
    }

    private String query(String parts, int page) {
        return """
                query($cursor: Cursor, $uuids: [UUID!]) {
                  page: %s(limit: %d, cursor: $cursor, filter: {uuids: $uuids, from_date: null, to_date: null}) {
                    objects { uuid %s }
                    page_info { next_cursor }
                  }
                }
                """.formatted(collection, page, parts);
    }
}
