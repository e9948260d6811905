package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.between;
import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients of OS2mo are told when what they write cannot be. */
@DeskTest
class GraphqlRefusedTest extends Taught {
    private static final Map<String, @Nullable Object> EVER = from("2021-01-01");

    private JsonNode refused(String key, String mutation, Map<String, @Nullable Object> input) {
        var error = mo.refused(mutation, input);
        assertThat(error.path("message").asString()).as(mutation + " " + input).isEqualTo("ErrorCodes." + key);
        assertThat(error.at("/path/0").asString()).isEqualTo(mutation);
        var context = error.at("/extensions/error_context");
        assertThat(context.path("error_key").asString()).isEqualTo(key);
        assertThat(context.path("description").asString()).isNotBlank();
        assertThat(context.path("description_da").asString()).isNotBlank();
        return context;
    }

    /** All that an engagement needs, with something else in some of it. */
    private Map<String, @Nullable Object> engagement(@Nullable Object... otherwise) {
        var input = input(
                "person", ida,
                "org_unit", school,
                "engagement_type", authority.aClass("engagement_type", "Ansat"),
                "job_function", authority.aClass("engagement_job_function", "Lærer"),
                "validity", EVER);
        input.putAll(input(otherwise));
        return input;
    }

    @Test
    void datesThatCannotBe() {
        refused("V_END_BEFORE_START", "engagement_create", engagement("validity", between("2024-01-02", "2024-01-01")));
        refused("E_INVALID_INPUT", "engagement_create", engagement("validity", from("0001-01-01")));
        assertThat(refused(
                                "E_INVALID_INPUT",
                                "engagement_terminate",
                                input("uuid", job, "to", "2024-01-01T10:00:00+01:00"))
                        .path("description")
                        .asString())
                .contains("is not at midnight!");
        refused(
                "V_END_BEFORE_START",
                "engagement_terminate",
                input("uuid", job, "from", "2024-01-02", "to", "2024-01-01"));
        var wrong = mo.refused("engagement_create", engagement("validity", from("i morgen")));
        assertThat(wrong.has("extensions")).isFalse();
        assertThat(wrong.path("message").asString()).contains("'i.validity.from'", "DateTime", "2026-09-01");
        // the last day that counts: a day alone is no mistake until version 28
        assertThat(mo.errors(
                        "v28",
                        Mo.document("engagement_create", "uuid"),
                        Map.of("i", engagement("validity", between("2024-01-01", "2024-01-01")))))
                .isEmpty();
    }

    @Test
    void referencesThatAreNotThereOrDoNotLast() {
        var nobody = UUID.randomUUID().toString();
        assertThat(refused("E_ORG_UNIT_NOT_FOUND", "engagement_create", engagement("org_unit", nobody))
                        .path("status")
                        .asInt())
                .isEqualTo(404);
        refused("E_USER_NOT_FOUND", "engagement_create", engagement("person", nobody));
        refused("E_CLASS_NOT_FOUND", "engagement_create", engagement("job_function", nobody));
        refused(
                "E_INVALID_TYPE",
                "engagement_create",
                engagement("job_function", authority.aClass("engagement_type", "Ansat")));
        refused(
                "E_INVALID_TYPE",
                "engagement_update",
                input("uuid", job, "primary", authority.aClass("engagement_type", "Ansat"), "validity", EVER));
        refused("E_NOT_FOUND", "engagement_update", input("uuid", nobody, "fraction", 1, "validity", EVER));
        refused("E_NOT_FOUND", "engagement_terminate", input("uuid", nobody, "to", "2024-01-01"));
        refused("E_ORG_UNIT_NOT_FOUND", "org_unit_update", input("uuid", nobody, "name", "x", "validity", EVER));
        refused("E_ORG_UNIT_NOT_FOUND", "org_unit_update", input("uuid", school, "parent", nobody, "validity", EVER));
        refused("E_ORG_UNIT_NOT_FOUND", "related_units_update", input("origin", nobody, "validity", EVER));
        refused("E_USER_NOT_FOUND", "employee_terminate", input("uuid", nobody, "to", "2024-01-01"));
        assertThat(refused("E_ALREADY_EXISTS", "engagement_create", engagement("uuid", ida))
                        .path("status")
                        .asInt())
                .isEqualTo(409);
        var context = refused(
                "V_DATE_OUTSIDE_ORG_UNIT_RANGE", "engagement_create", engagement("validity", from("2015-01-01")));
        assertThat(context.path("org_unit_uuid").asString()).isEqualTo(school.toString());
        assertThat(context.path("valid_from").asString()).isEqualTo("2020-01-01");
        var young =
                mo.write("employee_create", input("given_name", "Bo", "surname", "Holm", "cpr_number", "6101215234"));
        refused(
                "V_DATE_OUTSIDE_EMPL_RANGE",
                "engagement_create",
                engagement("person", young, "validity", from("2020-06-01")));
        refused(
                "V_NO_ACTIVE_ENGAGEMENT",
                "leave_create",
                input(
                        "person", young,
                        "engagement", job,
                        "leave_type", authority.aClass("leave_type", "Barsel"),
                        "validity", EVER));
        var gone = mo.errors("v30", "mutation { engagement_delete(uuid: \"" + nobody + "\") { uuid } }", Map.of());
        assertThat(gone.at("/0/message").asString()).isEqualTo("ErrorCodes.E_NOT_FOUND");
    }

    @Test
    void valuesThatCannotBe() {
        refused("V_MISSING_REQUIRED_VALUE", "org_unit_update", input("uuid", school, "name", " ", "validity", EVER));
        refused("V_MISSING_REQUIRED_VALUE", "employee_create", input("given_name", "", "surname", " "));
        refused("V_MISSING_REQUIRED_VALUE", "engagement_create", engagement("person", null));
        refused("E_INVALID_INPUT", "engagement_create", engagement("employee", ida));
        refused("E_INVALID_INPUT", "engagement_create", engagement("fraction", 1_000_001));
        refused(
                "V_MISSING_REQUIRED_VALUE",
                "kle_create",
                input(
                        "org_unit",
                        school,
                        "kle_number",
                        authority.aClass("kle_number", "17.01.00"),
                        "kle_aspects",
                        List.of(),
                        "validity",
                        EVER));
        refused("V_MISSING_REQUIRED_VALUE", "facet_create", input("user_key", "", "validity", EVER));
        refused("E_INVALID_INPUT", "facet_create", input("user_key", "x", "published", "Måske", "validity", EVER));
        refused(
                "E_INVALID_INPUT",
                "owner_create",
                input("org_unit", school, "person", ida, "owner", ida, "validity", EVER));
        refused("E_INVALID_INPUT", "owner_create", input("owner", ida, "validity", EVER));
        refused(
                "E_INVALID_INPUT",
                "owner_create",
                input("org_unit", school, "inference_priority", "ENGAGEMENT", "validity", EVER));
        var formats = Map.of(
                "PHONE", "12 34", "EMAIL", "ida@", "WWW", "soendby", "EAN", "123", "PNUMBER", "1", "UUID", "x", "DAR",
                "x");
        formats.forEach((scope, value) -> refused(
                "V_INVALID_ADDRESS_" + scope,
                "address_create",
                input(
                        "org_unit", school,
                        "address_type", authority.aClass("org_unit_address_type", scope, scope),
                        "value", value,
                        "validity", EVER)));
        refused(
                "E_INVALID_TYPE",
                "address_create",
                input(
                        "person",
                        ida,
                        "address_type",
                        authority.aClass("org_unit_address_type", "PHONE", "PHONE"),
                        "value",
                        "12345678",
                        "validity",
                        EVER));
    }

    @Test
    void numbersThatAreNoCprNumbersOrSomebodyElses() {
        mo.write("employee_create", input("given_name", "Bo", "surname", "Holm", "cpr_number", "6101701234"));
        assertThat(refused(
                                "V_EXISTING_CPR",
                                "employee_update",
                                input("uuid", ida, "cpr_number", "6101701234", "validity", EVER))
                        .path("status")
                        .asInt())
                .isEqualTo(409);
        refused(
                "V_EXISTING_CPR",
                "employee_create",
                input("given_name", "B", "surname", "H", "cpr_number", "6101701234"));
        refused(
                "V_CPR_NOT_VALID",
                "employee_create",
                input("given_name", "B", "surname", "H", "cpr_number", "3213701234"));
        refused("V_CPR_NOT_VALID", "employee_update", input("uuid", ida, "cpr_number", "3213701234", "validity", EVER));
        var hyphen =
                mo.refused("employee_create", input("given_name", "B", "surname", "H", "cpr_number", "610170-1234"));
        assertThat(hyphen.has("extensions")).isFalse();
        assertThat(hyphen.toString()).doesNotContain("610170-1234");
    }

    @Test
    void unitsThatWouldBeUnderThemselvesOrClosedOverTheHeadsOfOthers() {
        assertThat(refused(
                                "V_ORG_UNIT_MOVE_TO_CHILD",
                                "org_unit_update",
                                input("uuid", top, "parent", school, "validity", EVER))
                        .path("org_unit_uuid")
                        .asString())
                .isEqualTo(top.toString());
        var room = mo.refused("org_unit_terminate", input("uuid", school, "to", "2024-01-01"));
        assertThat(room.path("message").asString()).isEqualTo("ErrorCodes.V_TERMINATE_UNIT_WITH_ROLES");
        assertThat(room.at("/extensions/error_context/roles").asString()).isEqualTo("Engagement");
        refused("V_TERMINATE_UNIT_WITH_CHILDREN", "org_unit_terminate", input("uuid", top, "to", "2024-01-01"));
        authority.job(ida, top, Validity.from(AuthorityFixture.START));
        refused(
                "V_TERMINATE_UNIT_WITH_CHILDREN_AND_ROLES",
                "org_unit_terminate",
                input("uuid", top, "to", "2024-01-01"));
        refused("V_DATE_OUTSIDE_ORG_UNIT_RANGE", "org_unit_terminate", input("uuid", school, "to", "2019-01-01"));
        refused(
                "E_RELATED_TO_SELF",
                "related_units_update",
                input("origin", top, "destination", List.of(top), "validity", EVER));
        var brief = authority.unit(
                "Projekt", null, Validity.between(AuthorityFixture.START, AuthorityFixture.START.plusYears(9)));
        refused(
                "V_DATE_OUTSIDE_ORG_UNIT_RANGE",
                "related_units_update",
                input("origin", top, "destination", List.of(brief), "validity", EVER));
    }

    @Test
    void accountsTwice() {
        var system = mo.write("itsystem_create", input("name", "AD", "user_key", "ad", "validity", EVER));
        var primary = authority.aClass("primary_type", "primary");
        var account = input("user_key", "ij", "itsystem", system, "person", ida, "primary", primary, "validity", EVER);
        var id = mo.write("ituser_create", account);
        refused("V_DUPLICATED_IT_USER", "ituser_create", account);
        account.put("user_key", "ij2");
        refused("V_MORE_THAN_ONE_PRIMARY", "ituser_create", account);
        account.put("user_key", " ");
        refused("V_MISSING_REQUIRED_VALUE", "ituser_create", account);
        refused(
                "E_INVALID_INPUT",
                "ituser_update",
                input("uuid", id, "engagement", job, "engagements", List.of(), "validity", EVER));
        var role = authority.aClass("role", "Læser");
        var binding = mo.write("rolebinding_create", input("ituser", id, "role", role, "validity", EVER));
        assertThat(refused(
                                "V_TERMINATE_ITUSER_WITH_ROLEBINDINGS",
                                "ituser_terminate",
                                input("uuid", id, "to", "2024-01-01"))
                        .path("rolebinding_uuids")
                        .asString())
                .isEqualTo(binding);
        var place = input(
                "person", ida,
                "org_unit", school,
                "it_user", id,
                "job_function", authority.aClass("engagement_job_function", "Lærer"),
                "validity", EVER);
        mo.write("itassociation_create", place);
        refused("V_MORE_THAN_ONE_ASSOCIATION", "itassociation_create", place);
        place.putAll(input("primary", primary, "org_unit", top));
        mo.write("itassociation_create", place);
        place.putAll(input("org_unit", authority.unit("Tandplejen", top)));
        refused("V_MORE_THAN_ONE_PRIMARY", "itassociation_create", place);
    }

    @Test
    void rolesTwiceAndWhoStandsInForHerself() {
        var duty = authority.aClass("responsibility", "Personale");
        var lead = input(
                "person",
                ida,
                "org_unit",
                school,
                "manager_type",
                authority.aClass("manager_type", "Skoleleder"),
                "manager_level",
                authority.aClass("manager_level", "Niveau 3"),
                "responsibility",
                List.of(duty, duty),
                "validity",
                EVER);
        refused("V_DUPLICATED_RESPONSIBILITY", "manager_create", lead);
        var association = input(
                "person", ida,
                "org_unit", school,
                "association_type", authority.aClass("association_type", "TR", "SUBSTITUTE"),
                "substitute", ida,
                "validity", EVER);
        refused("V_CANNOT_SUBSTITUTE_SELF", "association_create", association);
        association.put("substitute", authority.person("Bo", "Holm").toString());
        association.put(
                "association_type",
                authority.aClass("association_type", "Medlem").toString());
        refused("E_INVALID_TYPE", "association_create", association);
    }

    @Test
    void whereInAVariableTheMistakeIs() {
        var address = input("org_unit", school, "address_type", school, "value", "1", "validity", EVER);
        var other = input("org_unit", "skolen", "address_type", school, "value", "1", "validity", from("01-02-2026"));
        var errors = mo.errors("v30", Mo.document("addresses_create", "uuid"), Map.of("i", List.of(address, other)));
        assertThat(each(errors, "message"))
                .containsExactly(
                        "Variable '$i' got invalid value at 'i[1].org_unit'; Value cannot represent a UUID "
                                + "(32 hexadecimal digits, with or without hyphens)",
                        "Variable '$i' got invalid value at 'i[1].validity.from'; Value cannot represent a DateTime "
                                + "(such as 2026-09-01 or 2026-09-01T00:00:00+02:00)");
        assertThat(errors.at("/0/locations/0/line").asInt()).isEqualTo(1);
        var lacking = engagement("validity", input("to", "2030-01-01"), "nogo", 1, "fraction", "halv");
        lacking.remove("org_unit");
        assertThat(each(mo.errors("v22", Mo.document("engagement_create", "uuid"), Map.of("i", lacking)), "message"))
                .containsExactlyInAnyOrder(
                        "Variable '$i' got invalid value at 'i.validity'; Field 'from' of required type 'DateTime!' was not provided.",
                        "Variable '$i' got invalid value; Field 'org_unit' of required type 'UUID!' was not provided.",
                        "Variable '$i' got invalid value; Field 'nogo' is not defined by type 'EngagementCreateInput'.",
                        "Variable '$i' got invalid value at 'i.fraction'; Value cannot represent a Int");
        assertThat(mo.errors("v30", Mo.document("engagement_create", "uuid"), Map.of())
                        .at("/0/message")
                        .asString())
                .isEqualTo("Variable '$i' of required type 'EngagementCreateInput!' was not provided.");
        var priority = input("person", ida, "inference_priority", "FIRST", "validity", EVER);
        assertThat(mo.refused("owner_create", priority).path("message").asString())
                .isEqualTo("Variable '$i' got invalid value at 'i.inference_priority'; "
                        + "Value does not exist in 'OwnerInferencePriority' enum.");
        var page = mo.errors(
                "v30",
                "query($l: int, $c: Cursor) { facets(limit: $l, cursor: $c) { objects { uuid } } }",
                Map.of("l", "ti"));
        assertThat(page.at("/0/message").asString())
                .startsWith("Variable '$l' got invalid value; Value cannot represent");
    }

    @Test
    void moreAtOnceThanMemoryShouldHold() {
        var address = input("org_unit", school, "address_type", school, "value", "1", "validity", EVER);
        assertThat(mo.refused("addresses_create", Collections.nCopies(10_001, address))
                        .path("message")
                        .asString())
                .isEqualTo("No more than 10000 objects can be written at once");
    }

    @Test
    void ofABatchOrADocumentAllIsKeptOrNothing() {
        var before = mo.ask("{ engagements { objects { uuid } } }")
                .at("/engagements/objects")
                .size();
        var two = List.of(
                engagement("user_key", "1"),
                engagement("user_key", "2", "org_unit", UUID.randomUUID().toString()));
        var error = mo.refused("engagements_create", two);
        assertThat(error.path("message").asString()).isEqualTo("ErrorCodes.E_ORG_UNIT_NOT_FOUND");
        var bo = UUID.randomUUID().toString();
        var errors = mo.errors(
                "v30",
                """
                mutation($p: EmployeeCreateInput!, $e: EngagementCreateInput!) {
                  employee_create(input: $p) { uuid current { name } }
                  engagement_create(input: $e) { uuid } }
                """,
                Map.of(
                        "p", input("uuid", bo, "given_name", "Bo", "surname", "Holm"),
                        "e",
                                engagement(
                                        "person",
                                        bo,
                                        "job_function",
                                        UUID.randomUUID().toString())));
        assertThat(errors.at("/0/path/0").asString()).isEqualTo("engagement_create");
        assertThat(mo.validities("employees", bo, "")).isEmpty();
        assertThat(mo.ask("{ engagements { objects { uuid } } }").at("/engagements/objects"))
                .hasSize(before);
    }
}
