package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.between;
import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Programs that read and write the organisation by themselves: each in the version and the words that its kind uses. */
@DeskTest
class GraphqlIntegrationsTest extends Filled {
    private JsonNode objects(String version, String list, String document, Map<String, ?> variables) {
        return mo.ask(version, document, variables).path(list).path("objects");
    }

    @Test
    void theSharedOrganisationIsGivenUnitsAndUsers() {
        for (var version : List.of("v22", "v25")) {
            var units = objects(version, "org_units", """
                    query ReadOrgUnit($uuids: [UUID!]!) {
                      org_units(filter: { uuids: $uuids }) { objects { current { uuid name user_key
                        unit_type { user_key } org_unit_level { user_key uuid } org_unit_hierarchy time_planning { user_key }
                        parent { uuid } ancestors { uuid }
                        addresses { address_type { uuid scope user_key name } name value visibility { scope user_key } }
                        itusers { user_key external_id itsystem { uuid user_key name } }
                        kles { kle_number { uuid user_key } kle_aspects { name } }
                        managers(inherit: true) { person { uuid itusers { user_key external_id itsystem { user_key } } } }
                        related_units { org_units { uuid } } } } } }
                    """, Map.of("uuids", List.of(school.toString())));
            var unit = units.at("/0/current");
            assertThat(unit.at("/addresses/0/name").asString()).isEqualTo("12345678");
            assertThat(unit.at("/managers/0/person/0/itusers/0/external_id").asString())
                    .isEqualTo("7f1c");
            assertThat(unit.at("/ancestors/0/uuid").asString()).isEqualTo(top.toString());
            var number = unit.at("/kles/0/kle_number");
            assertThat((version.equals("v22") ? number : number.path(0))
                            .path("user_key")
                            .asString())
                    .isEqualTo("17.01.00");
            var users =
                    objects(version, "employees", """
                    query ReadUser($uuids: [UUID!]!, $now: DateTime) {
                      employees(filter: { uuids: $uuids, from_date: $now, to_date: null }) { objects { current { uuid cpr_no name nickname
                        engagements { uuid job_function { name user_key } org_unit { uuid ancestors { uuid } } primary { user_key scope }
                          is_primary extension_3 validity { from to } }
                        itusers { uuid user_key external_id itsystem { uuid name user_key } engagement { uuid } validity { from to } }
                        addresses { value name address_type { uuid scope user_key } visibility { scope } engagement { uuid } } } } } }
                    """, Map.of("uuids", bo, "now", "2026-03-01T07:00:00.123456+01:00"));
            var user = users.at("/0/current");
            assertThat(user.path("cpr_no").asString()).isEqualTo(CPR);
            assertThat(user.at("/engagements/0/primary/scope").isNull()).isFalse();
            assertThat(user.at("/addresses/0/visibility/scope").asString()).isEqualTo("PUBLIC");
        }
        var changed = mo.ask("v25", """
                query WhoIsTouched($address: [UUID!], $engagement: [UUID!]) {
                  addresses(filter: { uuids: $address, from_date: null, to_date: null }) { objects { objects { employee_uuid org_unit_uuid } } }
                  engagements(filter: { uuids: $engagement, from_date: null, to_date: null }) { objects { objects { employee_uuid org_unit_uuid } } } }
                """, Map.of("address", List.of(), "engagement", job.toString()));
        assertThat(changed.at("/addresses/objects")).isEmpty();
        assertThat(changed.at("/engagements/objects/0/objects/0/employee_uuid").asString())
                .isEqualTo(ida.toString());
    }

    @Test
    void aDirectoryReadsByNumberAndWritesAccountsJobsAndAddresses() {
        var found = objects("v22", "employees", """
                query FindByCpr($cpr: [CPR!]) { employees(filter: { cpr_numbers: $cpr, from_date: null, to_date: null }) {
                  objects { uuid validities { uuid cpr_number validity { from to } } } } }
                """, Map.of("cpr", CPR));
        assertThat(each(found, "uuid")).containsExactly(bo);
        var who = mo.ask("v22", "query WhoAmI { me { actor { uuid } } }", Map.of());
        assertThat(who.at("/me/actor/uuid").asString()).isNotBlank();
        var accounts = objects("v22", "itusers", """
                query Accounts($person: [UUID!], $system: [UUID!]) {
                  itusers(filter: { employee: { uuids: $person }, itsystem: { uuids: $system }, from_date: null, to_date: null }) {
                    objects { validities { uuid user_key external_id engagement { uuid } person { uuid cpr_number } validity { from to } } } } }
                """, Map.of("person", bo, "system", List.of(system)));
        assertThat(each(accounts, "validities/0/person/0/cpr_number")).containsExactly(CPR);
        assertThat(objects(
                        "v22",
                        "itsystems",
                        "query ($k: [String!]) { itsystems(filter: { user_keys: $k, from_date: null, to_date: null }) { objects { uuid } } }",
                        Map.of("k", "ad")))
                .hasSize(1);
        var types = objects("v22", "classes", """
                query AddressTypes($facet: [String!]!) {
                  classes(filter: { facet: { user_keys: $facet } }) { objects { uuid current { uuid user_key scope name value: published } } } }
                """, Map.of("facet", List.of("employee_address_type")));
        assertThat(each(types, "current/scope")).contains("EMAIL");
        var chief = objects("v22", "engagements", """
                query Chief($uuid: [UUID!]) { engagements(filter: { uuids: $uuid }) { objects { current { managers(exclude_self: true, inherit: true) { person { uuid name } } } } } }
                """, Map.of("uuid", job.toString()));
        assertThat(chief.at("/0/current/managers/0/person/0/uuid").asString()).isEqualTo(bo);

        var write = """
                mutation Sync($u: ITUserUpdateInput!, $e: EngagementUpdateInput!, $a: AddressCreateInput!, $p: EmployeeUpdateInput!) {
                  ituser_update(input: $u) { uuid } engagement_update(input: $e) { uuid } address_create(input: $a) { uuid } employee_update(input: $p) { uuid } }
                """;
        var validity = input("from", "2026-03-01T00:00:00+01:00", "to", null);
        mo.ask(
                "v22",
                write,
                Map.of(
                        "u",
                                input(
                                        "uuid",
                                        account,
                                        "user_key",
                                        "BOH",
                                        "itsystem",
                                        system,
                                        "person",
                                        bo,
                                        "validity",
                                        validity),
                        "e",
                                input(
                                        "uuid",
                                        job,
                                        "user_key",
                                        "4712",
                                        "person",
                                        ida,
                                        "org_unit",
                                        school,
                                        "engagement_type",
                                        authority.aClass("engagement_type", "Ansat"),
                                        "job_function",
                                        authority.aClass("engagement_job_function", "Viceskoleleder"),
                                        "extension_1",
                                        "Vice",
                                        "validity",
                                        validity),
                        "a",
                                input(
                                        "person",
                                        ida,
                                        "address_type",
                                        mail,
                                        "value",
                                        "ida@soendby.example",
                                        "visibility",
                                        null,
                                        "validity",
                                        validity),
                        "p",
                                input(
                                        "uuid",
                                        bo,
                                        "given_name",
                                        "Bo",
                                        "surname",
                                        "Holm",
                                        "cpr_number",
                                        CPR,
                                        "validity",
                                        validity)));
        assertThat(each(mo.validities("itusers", account, "user_key"), "user_key"))
                .containsExactly("boh", "BOH");
        assertThat(each(mo.validities("engagements", job.toString(), "extension_1"), "extension_1"))
                .containsExactly("–", "Vice");
        mo.write("v22", "ituser_terminate", input("uuid", other(), "to", "2026-05-31T00:00:00+02:00"), "uuid");
        var refreshed = mo.ask(
                "v22",
                "mutation($u: [UUID!]) { employee_refresh(filter: {uuids: $u}) { objects page_info { next_cursor } } }",
                Map.of("u", bo));
        assertThat(refreshed.at("/employee_refresh/objects/0").asString()).isEqualTo(bo);
    }

    /** The account of the unit, on which nothing hangs. */
    private String other() {
        return mo.ask("{ itusers(filter: {user_keys: \"skolen\"}) { objects { uuid } } }")
                .at("/itusers/objects/0/uuid")
                .asString();
    }

    @Test
    void aMailerLooksUpWhoIsToBeWrittenTo() {
        for (var version : List.of("v22", "v28")) {
            var data = mo.ask(version, """
                    query MailTo($address: UUID!, $manager: UUID!) {
                      addresses(filter: { uuids: [$address] }) { objects { current { name address_type { scope user_key }
                        employee { name addresses(filter: { address_type: { scope: "EMAIL" } }) { value } } org_unit { name managers { employee { addresses { value } } } } } } }
                      managers(filter: { uuids: [$manager], from_date: null, to_date: null }) { objects { objects { validity { from to }
                        employee { name } org_unit { name user_key root { name uuid } } } } }
                      related_units(filter: { org_units: [], from_date: null, to_date: null }) { objects { uuid } } }
                    """, Map.of("address", address(), "manager", lead));
            assertThat(data.at("/addresses/objects/0/current/employee/0/addresses/0/value")
                            .asString())
                    .isEqualTo("bo@soendby.example");
            assertThat(data.at("/managers/objects/0/objects/0/org_unit/0/root/0/name")
                            .asString())
                    .isEqualTo("Søndby");
        }
    }

    private String address() {
        return mo.ask("{ addresses(filter: {address_type: {scope: \"EMAIL\"}}) { objects { uuid } } }")
                .at("/addresses/objects/0/uuid")
                .asString();
    }

    @Test
    void theChartOfVersion22IsDrawn() {
        var units = objects(
                "v22", "org_units", """
                query GetOrgChart($uuid: [UUID!], $by: OrganisationUnitFilter) {
                  org_units(filter: { parents: $uuid }) { objects { current { uuid name child_count
                    engagements { employee { name nickname } job_function { name } } associations { employee { name } association_type { name } }
                    managers(filter: {from_date: "2026-03-01"}, inherit: true) { employee { uuid name } responsibilities { name } }
                    addresses(filter: { visibility: { scope: ["PUBLIC"] } }) { name href address_type { name scope } visibility { scope } }
                    children { uuid name has_children } parent { uuid } } } }
                  search: org_units(filter: $by) { objects { uuid } } }
                """, Map.of("uuid", top.toString(), "by", Map.of("hierarchies", List.of())));
        assertThat(units.at("/0/current/name").asString()).isEqualTo("Skolen");
        assertThat(units.at("/0/current/addresses")).isEmpty();
        assertThat(units.at("/0/current/managers/0/employee/0/name").asString()).isEqualTo("Bo Holm Jensen");
        assertThat(units.at("/0/current/engagements")).hasSize(2);
    }

    @Test
    void theCatalogueOfRolesReadsAllPageByPage() {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = mo.ask("v25", """
                    query Users($limit: int, $cursor: Cursor, $unit: [UUID!]) {
                      page: engagements(limit: $limit, cursor: $cursor, filter: { org_unit: { ancestor: { uuids: $unit } }, from_date: null, to_date: null }) {
                        objects { uuid objects { person { uuid name cpr_no } org_unit { uuid } job_function { name uuid } validity { from to }
                          itusers { uuid current { user_key itsystem { user_key } rolebindings { role { user_key } } } } } }
                        page_info { next_cursor } } }
                    """, input("limit", 1, "cursor", cursor, "unit", top))
                    .path("page");
            page.path("objects").forEach(each -> seen.add(each.path("uuid").asString()));
            cursor = page.at("/page_info/next_cursor").asString(null);
        } while (cursor != null);
        assertThat(seen).hasSize(2).isSorted();
        var tree = objects("v25", "org_units", """
                { org_units(filter: { from_date: null, to_date: null }) { objects { objects { uuid name parent_uuid unit_type { name }
                    managers { employee_uuid manager_type { user_key } } kles { kle_number_uuid kle_aspect_uuids } validity { from to } } } } }
                """, Map.of());
        assertThat(tree).hasSize(3);
    }

    @Test
    void payrollWritesManyAtOnceAndAgainWithoutDoubles() {
        var person = java.util.UUID.randomUUID().toString();
        var work = new LinkedHashMap<String, Object>();
        var jobs = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < 3; i++)
            jobs.add(input(
                    "uuid",
                    java.util
                            .UUID
                            .nameUUIDFromBytes(("job" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .toString(),
                    "user_key",
                    "1234" + i,
                    "person",
                    person,
                    "org_unit",
                    school,
                    "fraction",
                    1_000_000,
                    "engagement_type",
                    authority.aClass("engagement_type", "Månedsløn"),
                    "job_function",
                    authority.aClass("engagement_job_function", "Pædagog"),
                    "validity",
                    between("2024-0" + (i + 1) + "-01", "2026-12-31")));
        work.put("p", input("uuid", person, "given_name", "Åse", "surname", "Øby", "cpr_number", "6201801234"));
        work.put("e", jobs);
        var document =
                "mutation Load($p: EmployeeCreateInput!, $e: [EngagementCreateInput!]!) { employee_create(input: $p) { uuid } engagements_create(input: $e) { uuid } }";
        mo.ask("v28", document, work);
        mo.ask("v28", document, work);
        var all = objects(
                "v28",
                "engagements",
                "query($p: [UUID!]) { engagements(filter: {employees: $p, from_date: null, to_date: null}) { objects { validities { user_key fraction validity { from to } } registrations { start } } } }",
                Map.of("p", person));
        assertThat(all).hasSize(3);
        assertThat(each(all, "validities/0/validity/to")).containsOnly("2026-12-31T00:00:00+01:00");
        var ends = jobs.stream()
                .map(job -> input("uuid", job.get("uuid"), "org_unit", top, "validity", from("2025-06-01")))
                .toList();
        mo.write("v28", "engagements_update", ends, "uuid current(at: \"2025-07-01\") { org_unit { name } }");
        mo.write("v28", "engagement_terminate", input("uuid", jobs.getFirst().get("uuid"), "to", "2025-12-31"), "uuid");
        assertThat(end(mo.validities(
                        "engagements", String.valueOf(jobs.getFirst().get("uuid")), "")))
                .isEqualTo("2026-01-01");
    }

    @Test
    void aClientThatListensDeclaresFetchesAndAcknowledges() {
        var data = mo.ask(
                "v25",
                """
                mutation Declare($l: ListenerCreateInput!, $m: ListenerCreateInput!, $n: NamespaceCreateInput!) {
                  event_namespace_declare(input: $n) { name owner public }
                  person: event_listener_declare(input: $l) { uuid user_key routing_key }
                  unit: event_listener_declare(input: $m) { uuid namespace { name public } } }
                """,
                Map.of(
                        "l", input("user_key", "sync-person", "routing_key", "person"),
                        "m", input("namespace", "mo", "user_key", "sync-unit", "routing_key", "org_unit"),
                        "n", input("name", "sync", "public", false)));
        assertThat(data.at("/unit/namespace/name").asString()).isEqualTo("mo");
        var listener = data.at("/person/uuid").asString();
        mo.write("employee_update", input("uuid", bo, "surname", "Krogh", "validity", from("2026-01-01")));
        var event = mo.ask(
                        "v25",
                        "query Fetch($listener: UUID!) { event_fetch(filter: { listener: $listener }) { subject token priority } }",
                        Map.of("listener", listener))
                .path("event_fetch");
        assertThat(event.path("subject").asString()).isEqualTo(bo);
        var waiting = objects(
                "v25",
                "events",
                "query($l: [UUID!]) { events(filter: { listeners: { uuids: $l }, silenced: false }) { objects { subject priority silenced listener { user_key namespace { name } } } page_info { next_cursor } } }",
                Map.of("l", listener));
        assertThat(each(waiting, "listener/user_key")).containsExactly("sync-person");
        // a fetch behind a fragment takes the event all the same
        assertThat(mo.ask(
                                "v25",
                                "query($l: UUID!) { ...f } fragment f on Query { event_fetch(filter: { listener: $l }) { subject } }",
                                Map.of("l", listener))
                        .path("event_fetch")
                        .isNull())
                .isTrue();
        assertThat(mo.ask(
                                "v25",
                                "mutation Ack($t: EventToken!) { event_acknowledge(input: { token: $t }) }",
                                Map.of("t", event.path("token").asString()))
                        .path("event_acknowledge")
                        .asBoolean())
                .isTrue();
        mo.ask(
                "v25",
                "mutation { event_send(input: {namespace: \"sync\", routing_key: \"task\", subject: \"1\", priority: 5}) event_listener_delete(input: {uuid: \""
                        + listener + "\"}) }",
                Map.of());
    }

    @Test
    void classesAreKeptInStepWithAnotherRegister() {
        var facet = facet("engagement_job_function");
        var made = mo.write(
                "v22",
                "class_create",
                input(
                        "name",
                        "Skolepædagog",
                        "user_key",
                        "SP1",
                        "facet_uuid",
                        facet,
                        "scope",
                        "TEXT",
                        "published",
                        "Publiceret",
                        "validity",
                        input("from", "2020-01-01", "to", null)),
                "uuid current { name facet { user_key } }");
        assertThat(made.at("/current/facet/user_key").asString()).isEqualTo("engagement_job_function");
        mo.write(
                "v22",
                "class_update",
                input(
                        "uuid",
                        made.path("uuid"),
                        "name",
                        "Skolepædagog 2",
                        "user_key",
                        "SP2",
                        "facet_uuid",
                        facet,
                        "validity",
                        input("from", "2024-01-01")),
                "uuid");
        mo.write("v22", "class_terminate", input("uuid", made.path("uuid"), "to", "2025-12-31"), "uuid");
        var found = objects(
                "v22",
                "classes",
                "query($k: [String!], $f: [UUID!]) { classes(filter: {user_keys: $k, facets: $f, from_date: null, to_date: null}) { objects { validities { name user_key validity { from to } } } } }",
                Map.of("k", "SP2", "f", facet));
        assertThat(each(found.at("/0/validities"), "name")).containsExactly("Skolepædagog", "Skolepædagog 2");
        mo.write(
                "v22",
                "itsystem_update",
                input("uuid", system, "name", "AD", "user_key", "ad", "validity", input("from", null, "to", null)),
                "uuid");
        mo.write(
                "v22",
                "facet_create",
                input("user_key", "egen", "published", "Publiceret", "validity", input("from", null, "to", null)),
                "uuid current { user_key classes { uuid } children { uuid } parent { uuid } }");
    }
}
