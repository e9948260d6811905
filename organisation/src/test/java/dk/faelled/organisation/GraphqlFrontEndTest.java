package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.between;
import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The pages of a front end as it asks for them: whole documents with variables, in the versions that such speak. */
@DeskTest
class GraphqlFrontEndTest extends Filled {
    private static final String NOW = "2026-03-01";

    private JsonNode objects(String version, String list, String document, Map<String, ?> variables) {
        return mo.ask(version, document, variables).path(list).path("objects");
    }

    @Test
    void theTreeIsUnfoldedLevelByLevel() {
        var roots = objects("v29", "org_units", """
                query OrgTree($fromDate: DateTime!, $hierarchy: [UUID!]) {
                  org_units(filter: { parent: null, from_date: $fromDate, hierarchies: $hierarchy }) {
                    objects { validities { uuid name child_count(filter: { from_date: $fromDate }) has_children
                      children(filter: { from_date: $fromDate }) { uuid name child_count validity { from to } }
                      org_unit_hierarchy_model { name user_key } validity { from to } } } } }
                """, input("fromDate", NOW, "hierarchy", null));
        assertThat(each(roots, "validities/0/name")).containsExactlyInAnyOrder("Søndby", "Løn");
        var tree = of(roots, "validities/0/name", "Søndby").at("/validities/0");
        assertThat(tree.path("child_count").asInt()).isEqualTo(1);
        assertThat(tree.at("/children/0/name").asString()).isEqualTo("Skolen");
        assertThat(tree.at("/children/0/validity/to").isNull()).isTrue();
        var path = objects(
                "v29",
                "org_units",
                """
                query Breadcrumb($uuid: [UUID!]!, $fromDate: DateTime) {
                  org_units(filter: { uuids: $uuid, from_date: $fromDate }) {
                    objects { validities { uuid name ancestors { uuid name } parent { uuid name parent { uuid } } root { uuid } } } } }
                """,
                Map.of("uuid", List.of(school.toString()), "fromDate", NOW + "T00:00:00.000Z"));
        assertThat(each(path.at("/0/validities/0/ancestors"), "name")).containsExactly("Søndby");
        assertThat(path.at("/0/validities/0/parent/parent").isNull()).isTrue();
        assertThat(path.at("/0/validities/0/root/0/uuid").asString()).isEqualTo(top.toString());
    }

    private static JsonNode of(JsonNode objects, String field, String value) {
        return objects.values().stream()
                .filter(object -> object.at("/" + field).asString("").equals(value))
                .findAny()
                .orElseThrow();
    }

    @Test
    void theTabsOfAUnitAreFilled() {
        var variables = Map.of("org_unit", school.toString(), "fromDate", NOW, "toDate", "2026-03-02");
        var engagements = objects("v29", "engagements", """
                query Engagements($org_unit: [UUID!], $fromDate: DateTime, $toDate: DateTime) {
                  engagements(filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid user_key person { uuid name } org_unit { uuid name }
                      job_function { uuid name user_key } engagement_type { uuid name } primary { uuid user_key name }
                      is_primary fraction extension_1 extension_2 extension_10 validity { from to }
                      leave { uuid leave_type { name } } managers(inherit: true, exclude_self: true) { person { name } } } } } }
                """, variables);
        var teacher = of(engagements, "validities/0/user_key", "4711").at("/validities/0");
        assertThat(teacher.at("/person/0/name").asString()).isEqualTo("Bo Holm Jensen");
        assertThat(teacher.at("/primary/user_key").asString()).isEqualTo("primary");
        assertThat(teacher.path("fraction").asInt()).isEqualTo(500_000);
        assertThat(teacher.path("extension_2").isNull()).isTrue();
        assertThat(teacher.at("/leave/leave_type/name").asString()).isEqualTo("Barsel");
        var data = mo.ask("v29", """
                query Tabs($org_unit: [UUID!], $fromDate: DateTime, $toDate: DateTime) {
                  addresses(filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid value value2 name href user_key address_type { uuid name scope user_key }
                      visibility { uuid name } resolve { value ... on DARAddress { name road_name } ... on MultifieldAddress { value2 } }
                      validity { from to } } } }
                  associations(filter: { org_unit: { uuids: $org_unit }, it_association: false, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid user_key association_type { uuid name } person { uuid name } substitute { uuid name }
                      primary { uuid name } trade_union { name } dynamic_class { name } validity { from to } } } }
                  itusers(filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid user_key external_id itsystem { uuid name } primary { name } person { name }
                      rolebindings { uuid role { name } org_unit { name } } validity { from to } } } }
                  rolebindings(filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid user_key role { uuid name } ituser { uuid user_key person { name } itsystem { name } }
                      org_unit { name } validity { from to } } } }
                  kles(filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid kle_number { uuid name user_key } kle_aspects { uuid name } validity { from to } } } }
                  managers(inherit: true, filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid person { uuid name } org_unit { uuid name } manager_type { name } manager_level { name }
                      responsibilities { uuid name } engagement_response { current { user_key } } validity { from to } } } }
                  owners(filter: { org_unit: { ancestor: { uuids: $org_unit } }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid owner { uuid name } owner_inference_priority validity { from to } } } }
                  related_units(filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid user_key org_units { uuid name } validity { from to } } } }
                  leaves(filter: { org_unit: { uuids: $org_unit }, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid user_key leave_type { name } person { name } engagement { uuid user_key } validity { from to } } } } }
                """, variables);
        assertThat(data.at("/addresses/objects/0/validities/0/href").asString()).isEqualTo("tel:12345678");
        assertThat(data.at("/associations/objects/0/validities/0/substitute/0/name")
                        .asString())
                .isEqualTo("Ida Juhl");
        assertThat(data.at("/itusers/objects/0/validities/0/person").isNull()).isTrue();
        assertThat(data.at("/rolebindings/objects/0/validities/0/role/0/name").asString())
                .isEqualTo("Læser");
        assertThat(data.at("/rolebindings/objects/0/validities/0/ituser/0/person/0/name")
                        .asString())
                .isEqualTo("Bo Holm Jensen");
        assertThat(data.at("/kles/objects/0/validities/0/kle_number/0/user_key").asString())
                .isEqualTo("17.01.00");
        assertThat(data.at("/managers/objects/0/validities/0/org_unit/0/name").asString())
                .isEqualTo("Søndby");
        assertThat(data.at("/managers/objects/0/validities/0/engagement_response/current/user_key")
                        .asString())
                .isEqualTo("4711");
        assertThat(data.at("/owners/objects")).isEmpty();
        assertThat(each(data.at("/related_units/objects/0/validities/0/org_units"), "name"))
                .containsExactlyInAnyOrder("Skolen", "Løn");
        assertThat(data.at("/leaves/objects/0/validities/0/engagement/user_key").asString())
                .isEqualTo("4711");
    }

    @Test
    void aPersonIsShownWithPastAndFuture() {
        mo.write("employee_update", input("uuid", bo, "surname", "Krogh", "validity", from("2030-01-01")));
        var time = """
                query Employee($uuid: [UUID!], $fromDate: DateTime, $toDate: DateTime) {
                  employees(filter: { uuids: $uuid, from_date: $fromDate, to_date: $toDate }) {
                    objects { validities { uuid user_key name given_name surname nickname nickname_given_name nickname_surname
                      cpr_number seniority validity { from to } } } } }
                """;
        var present =
                objects("v29", "employees", time, input("uuid", List.of(bo), "fromDate", NOW, "toDate", "2026-03-02"));
        assertThat(each(present.at("/0/validities"), "name")).containsExactly("Bo Holm Jensen");
        assertThat(present.at("/0/validities/0/nickname").asString()).isEqualTo("Bobo H");
        assertThat(present.at("/0/validities/0/cpr_number").asString()).isEqualTo(CPR);
        var future = objects("v29", "employees", time, input("uuid", bo, "fromDate", NOW, "toDate", null));
        assertThat(each(future.at("/0/validities"), "name")).containsExactly("Bo Holm Jensen", "Bo Krogh");
        var past = objects("v29", "employees", time, input("uuid", bo, "fromDate", null, "toDate", NOW));
        assertThat(each(past.at("/0/validities"), "name")).containsExactly("Bo Holm", "Bo Holm Jensen");
        var card = objects("v22", "employees", """
                query Card($uuid: [UUID!]) { employees(filter: {uuids: $uuid}) { objects { uuid objects {
                  uuid givenname surname nickname_givenname cpr_no engagements(filter: {from_date: null, to_date: null}) { uuid is_primary org_unit { name } job_function { name } validity { from to } }
                  manager_roles { org_unit { name } responsibilities { name } } associations { association_type { name } org_unit { name } it_user { user_key } job_function { name } }
                  leaves { leave_type { name } } itusers { user_key itsystem { name } engagement { user_key } addresses { value } } addresses { value address_type { scope } engagement { user_key } } } } } }
                """, Map.of("uuid", bo));
        var one = card.at("/0/objects/0");
        assertThat(one.at("/manager_roles/0/responsibilities")).hasSize(2);
        assertThat(one.path("associations")).hasSize(2);
        assertThat(one.at("/itusers/0/addresses/0/value").asString()).isEqualTo("bo@soendby.example");
        assertThat(one.at("/addresses/0/engagement/0/user_key").asString()).isEqualTo("4711");
        assertThat(one.at("/engagements/0/validity/from").asString()).isEqualTo("2021-01-01T00:00:00+01:00");
    }

    @Test
    void formsGetTheirChoices() {
        var facets = objects("v29", "facets", """
                query Facets($keys: [String!], $fromDate: DateTime) {
                  facets(filter: { user_keys: $keys, from_date: $fromDate }) {
                    objects { validities { uuid user_key description published
                      classes(filter: { from_date: $fromDate }) { uuid user_key name full_name scope owner parent { name } } } } } }
                """, Map.of("keys", List.of("role", "visibility"), "fromDate", NOW));
        assertThat(each(facets, "validities/0/user_key")).containsExactlyInAnyOrder("role", "visibility");
        var reader = of(of(facets, "validities/0/user_key", "role").at("/validities/0/classes"), "user_key", "reader");
        assertThat(reader.path("owner").asString()).isEqualTo(school.toString());
        assertThat(reader.at("/parent/name").asString()).isEqualTo("Rod");
        var choices = """
                query Classes($unit: [UUID!], $fromDate: DateTime) {
                  classes(limit: 500, filter: { from_date: $fromDate, facet: { user_keys: "role" },
                      owner: { descendant: { uuids: $unit }, include_none: true } }) {
                    objects { current { uuid name user_key facet { user_key } top_level_facet { user_key } it_system { name } } }
                    page_info { next_cursor } } }
                """;
        var here = objects("v29", "classes", choices, Map.of("unit", school.toString(), "fromDate", NOW));
        assertThat(each(here, "current/user_key")).contains("reader", "Rod");
        assertThat(of(here, "current/user_key", "reader")
                        .at("/current/it_system/name")
                        .asString())
                .isEqualTo("Active Directory");
        var elsewhere = authority.unit("Nordby", null).toString();
        assertThat(each(
                        objects("v29", "classes", choices, Map.of("unit", elsewhere, "fromDate", NOW)),
                        "current/user_key"))
                .contains("Rod")
                .doesNotContain("reader");
        var systems = objects("v29", "itsystems", """
                query ITSystems($fromDate: DateTime) { itsystems(filter: { from_date: $fromDate }) { objects { uuid
                  validities { uuid name user_key system_type roles { uuid current { name } } validity { from to } } } } }
                """, Map.of("fromDate", NOW));
        assertThat(systems.at("/0/validities/0/roles/0/current/name").asString())
                .isEqualTo("Læser");
    }

    @Test
    void whatIsTypedIsFound() {
        var query = """
                query Search($q: String!, $limit: int!, $fromDate: DateTime) {
                  org_units(limit: $limit, filter: { query: $q, from_date: $fromDate }) {
                    objects { uuid validities { name ancestors { name } validity { from to } } } }
                  employees(limit: $limit, filter: { query: $q, from_date: $fromDate }) {
                    objects { uuid validities { name user_key engagements { org_unit { name } job_function { name } } } } } }
                """;
        var bos = mo.ask("v29", query, Map.of("q", "bo holm", "limit", 10, "fromDate", NOW));
        assertThat(each(bos.at("/employees/objects"), "uuid")).containsExactly(bo);
        assertThat(bos.at("/org_units/objects")).isEmpty();
        var schools = mo.ask("v29", query, Map.of("q", "skol", "limit", 10, "fromDate", NOW));
        assertThat(each(schools.at("/org_units/objects"), "uuid")).containsExactly(school.toString());
        var number = mo.ask("v29", query, Map.of("q", CPR, "limit", 10, "fromDate", NOW));
        assertThat(each(number.at("/employees/objects"), "uuid")).containsExactly(bo);
    }

    @Test
    void theHistoryOfAnObjectIsPagedThrough() {
        mo.write("org_unit_update", input("uuid", school, "name", "Byskolen", "validity", from("2026-01-01")));
        var data = mo.ask(
                "v29",
                """
                query Audit($uuids: [UUID!], $models: [String!], $start: DateTime, $end: DateTime, $limit: int, $cursor: Cursor) {
                  registrations(limit: $limit, cursor: $cursor,
                      filter: { uuids: $uuids, models: $models, start: $start, end: $end }) {
                    objects { registration_id uuid model actor start end note
                      actor_object { __typename uuid display_name ... on SpecialActor { key } ... on UnknownActor { error } }
                      ... on OrganisationUnitRegistration { validities(start: null, end: null) { name validity { from to } } } }
                    page_info { next_cursor } } }
                """,
                input(
                        "uuids",
                        school,
                        "models",
                        List.of("org_unit"),
                        "start",
                        "2020-01-01",
                        "end",
                        null,
                        "limit",
                        10,
                        "cursor",
                        null));
        var all = data.at("/registrations/objects");
        assertThat(all).hasSize(2);
        assertThat(all.at("/0/end").asString()).isEqualTo(all.at("/1/start").asString());
        assertThat(all.at("/1/end").isNull()).isTrue();
        assertThat(each(all.at("/1/validities"), "name")).containsExactly("Skolen", "Byskolen");
        assertThat(all.at("/1/actor_object/display_name").asString()).isNotBlank();
        assertThat(data.at("/registrations/page_info/next_cursor").isNull()).isTrue();
    }

    @Test
    void everythingIsEditedAndEndedWithTheFormsOfTheFrontEnd() {
        var end = from("2027-06-30");
        var unit = mo.write(
                "v29",
                "org_unit_create",
                input(
                        "name",
                        "Musikskolen",
                        "parent",
                        school,
                        "org_unit_type",
                        authority.aClass("org_unit_type", "Skole"),
                        "org_unit_level",
                        null,
                        "org_unit_hierarchy",
                        null,
                        "time_planning",
                        null,
                        "user_key",
                        null,
                        "validity",
                        input("from", NOW, "to", null)),
                "uuid objects { uuid name user_key }");
        assertThat(unit.at("/objects/0/user_key").asString())
                .isEqualTo(unit.path("uuid").asString());
        var id = unit.path("uuid").asString();
        mo.write(
                "v29",
                "org_unit_update",
                input("uuid", id, "name", "Kulturskolen", "validity", between("2027-01-01", "2027-12-31")),
                "uuid");
        mo.write("v29", "org_unit_update", input("uuid", id, "parent", top, "validity", from("2027-03-01")), "uuid");
        var phone = mo.write(
                        "v29",
                        "address_create",
                        input(
                                "org_unit",
                                id,
                                "address_type",
                                authority.aClass("org_unit_address_type", "Telefon", "PHONE"),
                                "value",
                                "+4512345678",
                                "visibility",
                                null,
                                "user_key",
                                "",
                                "validity",
                                input("from", NOW, "to", null)),
                        "uuid")
                .path("uuid")
                .asString();
        mo.write("v29", "address_update", input("uuid", phone, "value", "87654321", "validity", end), "uuid");
        var change = Map.of(
                "engagement", input("fraction", 370_000, "extension_1", "ny"),
                "association", input("org_unit", top),
                "ituser", input("user_key", "boh2"),
                "manager", input("person", ida, "org_unit", school),
                "leave", input("user_key", "ny"),
                "kle", input("user_key", "ny"),
                "owner", input("owner", ida),
                "rolebinding", input("ituser", account));
        var lists = Map.of(
                "engagement",
                "engagements",
                "association",
                "associations",
                "ituser",
                "itusers",
                "manager",
                "managers",
                "leave",
                "leaves",
                "kle",
                "kles",
                "owner",
                "owners",
                "rolebinding",
                "rolebindings");
        change.forEach((type, fields) -> {
            var first = mo.ask("{ " + lists.get(type) + "(limit: 1) { objects { uuid } } }")
                    .at("/" + lists.get(type) + "/objects/0/uuid")
                    .asString();
            var input = input("uuid", first, "validity", input("from", "2027-01-01", "to", null));
            input.putAll(fields);
            mo.write("v29", type + "_update", input, "uuid current(at: \"2027-02-01\") { uuid validity { from to } }");
        });
        for (var type : List.of("leave", "rolebinding", "manager", "association", "kle"))
            for (var object : mo.ask("{ " + lists.get(type) + " { objects { uuid } } }")
                    .path(lists.get(type))
                    .path("objects"))
                mo.write(
                        "v29",
                        type + "_terminate",
                        input("uuid", object.path("uuid"), "to", "2028-01-01"),
                        "uuid objects { validity { to } }");
        mo.write("v29", "address_terminate", input("uuid", phone, "to", "2028-01-01"), "uuid");
        mo.write("v29", "org_unit_terminate", input("uuid", id, "to", "2028-01-01"), "uuid");
        mo.write(
                "v29",
                "employee_terminate",
                input("uuid", bo, "to", "2028-01-01", "vacate", true),
                "uuid current { name }");
        assertThat(end(mo.validities("org_units", id, ""))).isEqualTo("2028-01-01");
        assertThat(mo.ask("{ engagements(filter: {employee: {uuids: \"" + bo
                                + "\"}, from_date: \"2028-01-01\"}) { objects { uuid } } }")
                        .at("/engagements/objects"))
                .isEmpty();
    }

    @Test
    void itsFooterAndItsMenuKnowWhoAndWhatIsThere() {
        var data = mo.ask("v29", """
                query { version { mo_version mo_hash lora_version } me { actor { uuid display_name event_listeners { user_key } } email username roles }
                  org { uuid name municipality_code } healths { objects { identifier status } page_info { next_cursor } }
                  event_namespaces { objects { name owner public listeners { uuid user_key } } } event_listeners { objects { uuid } }
                  files(filter: { file_store: EXPORTS }) { objects { file_name file_store } } insights: files(filter: { file_store: INSIGHTS, file_name_contains: "x" }) { objects { file_name } } }
                """, Map.of());
        assertThat(each(data.at("/healths/objects"), "identifier")).containsExactly("dataset", "dar", "events");
        assertThat(data.at("/event_namespaces/objects/0/name").asString()).isEqualTo("mo");
        var first = mo.ask("{ healths(limit: 1) { objects { identifier } page_info { next_cursor } } }")
                .path("healths");
        assertThat(first.path("objects")).hasSize(1);
        var rest = mo.ask(
                        "v29",
                        "query($c: Cursor) { healths(cursor: $c) { objects { identifier } page_info { next_cursor } } }",
                        Map.of("c", first.at("/page_info/next_cursor").asString()))
                .path("healths");
        assertThat(each(rest.path("objects"), "identifier")).hasSize(2);
        assertThat(rest.at("/page_info/next_cursor").isNull()).isTrue();
    }
}
