package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** OS2mo's GraphQL over HTTP, as its clients call it. */
@DeskTest
class GraphqlTest {
    @Autowired
    AuthorityFixture authority;

    @Autowired
    Managers managers;

    @Autowired
    Mo mo;

    @LocalServerPort
    int port;

    String all = "";
    UnitId top = UnitId.fresh();
    UnitId school = UnitId.fresh();
    PersonId ida = PersonId.fresh();

    @BeforeEach
    void aSchoolWithATeacher() {
        all = mo.all();
        top = authority.unit("Søndby", null);
        school = authority.unit("Skolen", top);
        ida = authority.people.add(PersonId.fresh(), Person.named("ij", "Ida", "Juhl"), Cpr.parse("6101701234"), null);
        authority.job(ida, school, Validity.from(START));
    }

    private String key(String... permissions) {
        return mo.key(permissions);
    }

    private Answer send(String version, String key, String query, Map<String, ?> variables) {
        return mo.send(version, key, query, variables);
    }

    private JsonNode errors(String version, String query, Map<String, ?> variables) {
        return mo.errors(version, query, variables);
    }

    private JsonNode ask(String version, String query, Map<String, ?> variables) {
        return mo.ask(version, query, variables);
    }

    private JsonNode ask(String query) {
        return mo.ask(query);
    }

    @Test
    void theSchemaOfEachVersionIsReadWithoutSigningIn() {
        for (int version = 21; version <= 30; version++) {
            var answer = new Wire(port).send(Call.get("/os2mo/graphql/v" + version + "/schema.graphql"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("type OrganisationUnit {", "scalar int");
            assertThat(answer.body().contains("IRegistrationPaged!")).isEqualTo(version > 25);
            assertThat(answer.body().contains("type AddressResponseRegistration"))
                    .isEqualTo(version > 26);
        }
        assertThat(new Wire(port)
                        .send(Call.get("/os2mo/graphql/v20/schema.graphql"))
                        .body())
                .isEqualTo("{\"detail\":\"Not Found\"}");
        var newest = new Wire(port).send(Call.get("/os2mo/graphql"));
        assertThat(newest.status()).isEqualTo(307);
        assertThat(newest.header("Location")).endsWith("/os2mo/graphql/v30");
    }

    @Test
    void whoIsNobodyIsToldSoInTheAnswer() {
        var call = Call.json("POST", "/os2mo/graphql/v29", "{\"query\":\"{ version { mo_version } }\"}");
        var answer = new Wire(port).send(call.with("X-Request-ID: abc-1"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"data\":null,\"errors\":[{\"message\":\"User is not authenticated\"}]}");
        assertThat(answer.header("X-Request-ID")).isEqualTo("abc-1");
        var broken = new Wire(port)
                .send(Call.json("POST", "/os2mo/graphql/v29", "{nothing").key(all));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.header("Content-Type")).startsWith("text/plain");
        var preflight = new Call(
                "OPTIONS",
                "/os2mo/graphql/v29",
                List.of(
                        "Origin: https://mo.example",
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: authorization,content-type"),
                "");
        assertThat(new Wire(port).send(preflight).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void unitsAndPersonsAreReadWithWhatTheyLeadTo() {
        var data = ask("v30", """
                query Units($keys: [String!], $limit: int) {
                  org_units(filter: {user_keys: $keys}, limit: $limit) {
                    objects { __typename uuid
                      current { ...named parent_response { uuid current { ...named } }
                        ancestors { name } root_response { uuid } child_count has_children
                        unit_type_response { current { user_key facet { user_key } } }
                        engagements_response { objects { current { person_response { current { name cpr_number } } } } }
                        engagements { employee { name } job_function { name } org_unit { name } is_primary }
                        validity { from to } } }
                    page_info { next_cursor } } }
                fragment named on OrganisationUnit { name user_key }
                """, Map.of("keys", "Skolen", "limit", 10));
        var unit = data.at("/org_units/objects/0");
        assertThat(unit.path("__typename").asString()).isEqualTo("OrganisationUnitResponse");
        assertThat(unit.at("/current/parent_response/current/name").asString()).isEqualTo("Søndby");
        assertThat(unit.at("/current/ancestors/0/name").asString()).isEqualTo("Søndby");
        assertThat(unit.at("/current/root_response/uuid").asString()).isEqualTo(top.toString());
        assertThat(unit.at("/current/child_count").asInt()).isZero();
        assertThat(unit.at("/current/unit_type_response/current/facet/user_key").asString())
                .isEqualTo("org_unit_type");
        assertThat(unit.at("/current/engagements_response/objects/0/current/person_response/current/cpr_number")
                        .asString())
                .isEqualTo("6101701234");
        assertThat(unit.at("/current/engagements/0/employee/0/name").asString()).isEqualTo("Ida Juhl");
        assertThat(unit.at("/current/validity/from").asString()).isEqualTo("2020-01-01T00:00:00+01:00");
        assertThat(data.at("/org_units/page_info/next_cursor").isNull()).isTrue();

        var person = ask("""
                { employees(filter: {cpr_numbers: "6101701234"}) { objects { validities { name
                    engagements { org_unit { name } } itusers { user_key } addresses { value } } } } }
                """).at("/employees/objects/0/validities/0");
        assertThat(person.at("/engagements/0/org_unit/0/name").asString()).isEqualTo("Skolen");
    }

    @Test
    void pagesFollowEachOtherByCursor() {
        for (int i = 0; i < 5; i++) authority.unit("Team " + i, school);
        var seen = new java.util.TreeSet<String>();
        String cursor = null;
        int pages = 0;
        do {
            var variables = new java.util.HashMap<String, Object>(Map.of("l", 2));
            if (cursor != null) variables.put("c", cursor);
            var page = ask("v22", """
                    query($l: int, $c: Cursor) { org_units(limit: $l, cursor: $c) { objects { uuid } page_info { next_cursor } } }
                    """, variables).path("org_units");
            page.path("objects").forEach(o -> seen.add(o.path("uuid").asString()));
            cursor = page.at("/page_info/next_cursor").asString(null);
            pages++;
        } while (cursor != null);
        assertThat(seen).hasSize(7);
        assertThat(pages).isEqualTo(4);
        assertThat(ask("{ org_units(limit: 0) { objects { uuid } page_info { next_cursor } } }")
                        .toString())
                .isEqualTo("{\"org_units\":{\"objects\":[],\"page_info\":{\"next_cursor\":null}}}");
    }

    @Test
    void bothAxesOfTimeAreAsked() {
        authority.units.update(school, Validity.from(LocalDate.of(2031, 1, 1)), u -> u.named("Byskolen"), null);
        var query = """
                query($f: OrganisationUnitFilter) { org_units(filter: $f) { objects { validities { name } current { name }
                    registrations { start end note model actor_object { display_name } validities(start: null, end: null) { name } } } } }
                """;
        var id = school.toString();
        var now = ask("v30", query, Map.of("f", Map.of("uuids", id))).at("/org_units/objects/0");
        assertThat(now.at("/validities/0/name").asString()).isEqualTo("Skolen");
        assertThat(now.path("registrations")).hasSize(2);
        assertThat(now.at("/registrations/0/validities")).hasSize(1);
        assertThat(now.at("/registrations/1/validities")).hasSize(2);
        var planned = ask("v30", query, Map.of("f", Map.of("uuids", id, "from_date", "2032-05-05T12:00:00Z")))
                .at("/org_units/objects/0");
        assertThat(planned.at("/validities/0/name").asString()).isEqualTo("Byskolen");
        assertThat(planned.path("current").isNull()).isTrue();
        var before = ask("v30", query, Map.of("f", Map.of("uuids", id, "registration_time", "2020-01-01")))
                .at("/org_units/objects");
        assertThat(before).isEmpty();
        assertThat(errors("v30", "{ org_units(filter: {from_date: null}) { objects { uuid } } }", Map.of())
                        .at("/0/message")
                        .asString())
                .isEqualTo("Cannot infer UNSET to_date from interval starting at -infinity");
    }

    @Test
    void aUnitIsMadeChangedAndClosedAndVersionsShowItsEndTheirWay() {
        var create = """
                mutation($i: OrganisationUnitCreateInput!) { org_unit_create(input: $i) { uuid current { name } } }
                """;
        var type = authority.aClass("org_unit_type", "Afdeling").toString();
        var made = ask(
                        "v28",
                        create,
                        Map.of(
                                "i",
                                Map.of(
                                        "name",
                                        "Biblioteket",
                                        "parent",
                                        top.toString(),
                                        "org_unit_type",
                                        type,
                                        "validity",
                                        Map.of("from", "2021-05-01", "to", "2035-05-31"))))
                .path("org_unit_create");
        var id = made.path("uuid").asString();
        assertThat(made.at("/current/name").asString()).isEqualTo("Biblioteket");
        var end = "{ org_units(filter: {uuids: [\"" + id
                + "\"]}) { objects { current { validity { to } parent_uuid } } } }";
        var to = "/org_units/objects/0/current/validity/to";
        assertThat(ask("v28", end, Map.of()).at(to).asString()).isEqualTo("2035-05-31T00:00:00+02:00");
        assertThat(ask("v29", end, Map.of()).at(to).asString()).isEqualTo("2035-06-01T00:00:00+02:00");

        var update = "mutation($i: OrganisationUnitUpdateInput!) { org_unit_update(input: $i) { uuid } }";
        var root = new java.util.HashMap<String, Object>(Map.of("uuid", id, "validity", Map.of("from", "2022-01-01")));
        root.put("parent", null);
        ask("v21", update, Map.of("i", root));
        assertThat(ask("v30", end, Map.of())
                        .at("/org_units/objects/0/current/parent_uuid")
                        .asString())
                .isEqualTo(top.toString());
        ask("v22", update, Map.of("i", root));
        assertThat(ask("v30", end, Map.of())
                        .at("/org_units/objects/0/current/parent_uuid")
                        .isNull())
                .isTrue();
        assertThat(ask("v27", end, Map.of())
                        .at("/org_units/objects/0/current/parent_uuid")
                        .asString())
                .isEqualTo(Tenant.current().toString());
        ask(
                "v30",
                "mutation { org_unit_terminate(input: {uuid: \"" + id + "\", to: \"2023-01-01\"}) { uuid } }",
                Map.of());
        assertThat(ask("v30", end, Map.of()).at("/org_units/objects")).isEmpty();
    }

    @Test
    void whatFailsUndoesTheWholeRequestAndSaysWhyByKey() {
        var answer = send("v30", all, """
                mutation {
                  first: org_unit_terminate(input: {uuid: "%s", from: "2030-01-01", to: "2031-01-01"}) { uuid }
                  second: org_unit_terminate(input: {uuid: "%s", to: "2030-01-01T12:00:00+01:00"}) { uuid }
                }
                """.formatted(authority.unit("Tom", top), school), Map.of())
                .json();
        assertThat(answer.path("data").isNull()).isTrue();
        assertThat(answer.at("/errors/0/message").asString()).isEqualTo("ErrorCodes.E_INVALID_INPUT");
        assertThat(answer.at("/errors/0/extensions/error_context/status").asInt())
                .isEqualTo(400);
        assertThat(answer.at("/errors/0/extensions/error_context/description").asString())
                .contains("is not at midnight!");
        assertThat(ask("""
                { org_units(filter: {names: "Tom", from_date: null, to_date: null}) { objects { validities { name } } } }
                """).at("/org_units/objects/0/validities")).hasSize(1);
        var children = errors(
                "v30",
                "mutation { org_unit_terminate(input: {uuid: \"" + top + "\", to: \"2030-01-01\"}) { uuid } }",
                Map.of());
        assertThat(children.at("/0/message").asString()).isEqualTo("ErrorCodes.V_TERMINATE_UNIT_WITH_CHILDREN");
        assertThat(children.at("/0/extensions/error_context/child_count").asInt())
                .isEqualTo(2);
        assertThat(children.at("/0/path/0").asString()).isEqualTo("org_unit_terminate");
    }

    @Test
    void aFieldDemandsTheReadingOfWhatItLeadsTo() {
        var units = key("organisation.org_unit.read");
        assertThat(send("v30", units, "{ org_units { objects { current { name } } } }", Map.of())
                        .body())
                .doesNotContain("errors");
        var refused = send("v30", units, "{ org_units { objects { current { engagements { user_key } } } } }", Map.of())
                .json();
        assertThat(refused.at("/errors/0/message").asString()).isEqualTo("No policy approved the access");
        assertThat(refused.at("/errors/0/extensions/error_context/permission").asString())
                .isEqualTo("organisation.engagement.read");
        var reader = key("organisation.read");
        for (var query : List.of(
                "{ employees { objects { current { cpr_number } } } }",
                "{ employees(filter: {cpr_numbers: [\"6101701234\"]}) { objects { uuid } } }",
                "mutation { org_unit_delete(uuid: \"" + school + "\") { uuid } }"))
            assertThat(send("v30", reader, query, Map.of())
                            .json()
                            .at("/errors/0/message")
                            .asString())
                    .as(query)
                    .isEqualTo("No policy approved the access");
        assertThat(send("v30", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.", "{ version { mo_version } }", Map.of())
                        .body())
                .contains("User is not authenticated");
    }

    @Test
    void aQueryThatIsTooDeepOrWrongIsRefusedBeforeItIsRun() {
        var deep =
                "{ org_units { objects { current " + "{ children ".repeat(25) + "{ name }" + " }".repeat(25) + " } } }";
        assertThat(errors("v30", deep, Map.of()).at("/0/message").asString()).contains("deeper than 25");
        var aliases = new StringBuilder("{ ");
        for (int i = 0; i <= 200; i++) aliases.append("a").append(i).append(": version { mo_version } ");
        assertThat(errors("v30", aliases.append('}').toString(), Map.of())
                        .at("/0/message")
                        .asString())
                .isEqualTo("The query has more than 200 aliases");
        // each fragment spreads the next ten times: more fields than anybody has written down
        var wide = new StringBuilder("{ org_units(limit: 1) { objects { current { ...f0 } } } } ");
        for (int i = 0; i < 4; i++)
            wide.append("fragment f%d on OrganisationUnit { %s } ".formatted(i, ("...f" + (i + 1) + " ").repeat(10)));
        wide.append("fragment f4 on OrganisationUnit { name user_key type }");
        assertThat(errors("v30", wide.toString(), Map.of()).at("/0/message").asString())
                .isEqualTo("The query has more than 20000 fields");
        var wrong = errors("v30", "{ org_units { objects { nothing } } }", Map.of());
        assertThat(wrong.at("/0/message").asString()).startsWith("Field 'nothing'");
        assertThat(wrong.at("/0").has("extensions")).isFalse();
        assertThat(errors("v30", "query($l: Int) { org_units(limit: $l) { objects { uuid } } }", Map.of()))
                .isNotEmpty();
    }

    @Test
    void whoLeadsTheOneEmployedIsNotThePersonHerself() {
        var boss = authority.person("Sanne", "Krogh");
        managers.create(ManagerId.fresh(), Validity.from(START), Manager.of("m1", boss, top, null), null);
        managers.create(ManagerId.fresh(), Validity.from(START), Manager.of("m2", ida, school, null), null);
        var query = """
                { engagements(filter: {employee: {uuids: ["%s"]}}) { objects { current {
                    own: managers(inherit: true) { person_uuid: employee_uuid }
                    led: managers(inherit: true, exclude_self: true) { person_uuid: employee_uuid } } } } }
                """.formatted(ida);
        var current = ask(query).at("/engagements/objects/0/current");
        assertThat(current.at("/own/0/person_uuid").asString()).isEqualTo(ida.toString());
        assertThat(current.at("/led").size()).isEqualTo(1);
        assertThat(current.at("/led/0/person_uuid").asString()).isEqualTo(boss.toString());
    }

    @Test
    void everyListAnswersWithAllItsFields() {
        var lists = List.of(
                "addresses",
                "associations",
                "classes",
                "persons",
                "engagements",
                "facets",
                "itsystems",
                "itusers",
                "kles",
                "leaves",
                "managers",
                "owners",
                "org_units",
                "related_units",
                "rolebindings");
        for (var list : lists)
            for (var version : List.of("v21", "v30")) {
                var data = ask(
                        version,
                        "{ " + list + "(limit: 3, filter: {from_date: null, to_date: null}) "
                                + "{ objects { uuid current { uuid user_key validity { from to } } validities { uuid } "
                                + "registrations { start actor } } page_info { next_cursor } } }",
                        Map.of());
                assertThat(data.path(list).has("objects")).as(list).isTrue();
            }
        var other = ask("""
                { version { mo_version } me { actor { uuid display_name } username roles } org { uuid name }
                  healths { objects { identifier status } } actors { objects { uuid } }
                  registrations(limit: 5, filter: {models: ["org_unit", "employee"]}) { objects { __typename uuid model
                    ... on PersonRegistration { current { name } } } } }
                """);
        assertThat(other.at("/registrations/objects")).isNotEmpty();
        assertThat(UUID.fromString(other.at("/org/uuid").asString()))
                .isEqualTo(Tenant.current().value());
    }

    @Test
    void theReadingOfAPersonIsInTheAccessLog() {
        ask("{ persons(filter: {uuids: \"" + ida + "\"}) { objects { current { cpr_number } } } }");
        var log = ask("{ access_log(filter: {uuids: \"" + ida
                        + "\"}) { objects { time model uuids actor_object { display_name } } } }")
                .at("/access_log/objects");
        assertThat(log).hasSize(2);
        assertThat(log.at("/0/uuids/0").asString()).isEqualTo(ida.toString());
        assertThat(log.at("/0/actor_object/display_name").asString()).isEqualTo("Integration");
    }

    @Test
    void aLevelOfTheAnswerIsOneSentenceHoweverManyRowsItHas() {
        var query = """
                { org_units { objects { current { name children_response { objects { uuid } } ancestors { name } child_count
                    parent_response { current { name } } unit_type { name } addresses { value } itusers { user_key } kles { user_key }
                    managers_response(inherit: true) { objects { current { person_response { current { name } } } } }
                    owners(inherit: true) { user_key } associations { user_key } leaves { user_key } related_units { user_key }
                    engagements { user_key person { name itusers { user_key } } job_function { name facet { user_key } }
                      managers(inherit: true, exclude_self: true) { user_key } } } registrations { current { name } } } }
                  engagements { objects { current { org_unit { name } person_response { current { name addresses { value } } } } } } }
                """;
        ask(query);
        var few = sentences(query);
        for (int i = 0; i < 10; i++) {
            var unit = authority.unit("Team " + i, school);
            authority.job(authority.person("P" + i, "Hansen"), unit, Validity.from(START));
        }
        assertThat(sentences(query)).isEqualTo(few).isLessThan(60);
    }

    /** How many sentences about the organisation the database is told. */
    private long sentences(String query) {
        var logger = (ch.qos.logback.classic.Logger)
                org.slf4j.LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        var told = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        told.start();
        logger.setLevel(ch.qos.logback.classic.Level.DEBUG);
        logger.addAppender(told);
        try {
            ask(query);
        } finally {
            logger.detachAppender(told);
            logger.setLevel(null);
        }
        return List.copyOf(told.list).stream()
                .map(event -> event.getFormattedMessage())
                .filter(sentence -> sentence.contains("Executing prepared SQL statement")
                        && (sentence.contains(" t where")
                                || sentence.contains("registration r")
                                || sentence.contains("unit u")
                                || sentence.contains("_known where id")))
                .count();
    }
}
