package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.between;
import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whole documents, as front end and integrations of OS2mo send them in the versions that they speak. */
@DeskTest
class GraphqlClientsTest extends Taught {
    private static final Pattern TOUCHED =
            Pattern.compile("\\b(address|registration|object|unit|class|facet|lock_objects|search_entry)\\b");

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aNewEmployeeIsWrittenDownInOneDocument() {
        var person = fresh();
        var engagement = fresh();
        var account = fresh();
        var system = mo.write("itsystem_create", input("name", "AD", "user_key", "ad", "validity", from("2015-01-01")));
        var validity = from("2026-01-01");
        var data = mo.ask(
                "v29",
                """
                mutation Onboard($date: DateTime, $p: EmployeeCreateInput!, $e: [EngagementCreateInput!]!,
                    $u: [ITUserCreateInput!]!, $r: [RoleBindingCreateInput!]!, $m: [ManagerCreateInput!]!,
                    $a: [AddressCreateInput!]!) {
                  employee_create(input: $p) { current(at: $date) { uuid name } }
                  engagements_create(input: $e) { current(at: $date) { uuid person { name } org_unit { name } } }
                  itusers_create(input: $u) { current(at: $date) { uuid } }
                  rolebindings_create(input: $r) { current(at: $date) { uuid } }
                  managers_create(input: $m) { current(at: $date) { uuid } }
                  addresses_create(input: $a) { current(at: $date) { uuid value resolve { value } } }
                }
                """,
                Map.of(
                        "date", "2026-02-01",
                        "p", input("uuid", person, "given_name", "Bo", "surname", "Holm", "cpr_number", "6101701234"),
                        "e",
                                List.of(input(
                                        "uuid", engagement,
                                        "person", person,
                                        "org_unit", school,
                                        "engagement_type", authority.aClass("engagement_type", "Ansat"),
                                        "job_function", authority.aClass("engagement_job_function", "Lærer"),
                                        "primary", authority.aClass("primary_type", "primary"),
                                        "validity", validity)),
                        "u",
                                List.of(input(
                                        "uuid", account,
                                        "person", person,
                                        "itsystem", system,
                                        "user_key", "bh",
                                        "engagements", List.of(engagement),
                                        "validity", validity)),
                        "r",
                                List.of(input(
                                        "ituser",
                                        account,
                                        "role",
                                        authority.aClass("role", "Læser"),
                                        "validity",
                                        validity)),
                        "m", List.of(),
                        "a",
                                List.of(input(
                                        "person",
                                        person,
                                        "ituser",
                                        account,
                                        "address_type",
                                        authority.aClass("employee_address_type", "Mail", "EMAIL"),
                                        "visibility",
                                        authority.aClass("visibility", "PUBLIC", "PUBLIC"),
                                        "value",
                                        "bo@soendby.example",
                                        "validity",
                                        validity))));
        assertThat(data.at("/employee_create/current/name").asString()).isEqualTo("Bo Holm");
        assertThat(data.at("/engagements_create/0/current/person/0/name").asString())
                .isEqualTo("Bo Holm");
        assertThat(data.at("/engagements_create/0/current/org_unit/0/name").asString())
                .isEqualTo("Skolen");
        assertThat(data.path("managers_create")).isEmpty();
        assertThat(data.at("/addresses_create/0/current/resolve/value").asString())
                .isEqualTo("bo@soendby.example");
        var read = mo.ask("v22", """
                query Person($u: [UUID!]) { employees(filter: {uuids: $u, from_date: "2026-02-01"}) { objects { objects { name
                  engagements { is_primary org_unit { name } } itusers { user_key itsystem { name } rolebindings { role { name } } }
                  addresses { value ituser { user_key } } } } } }
                """, Map.of("u", person)).at("/employees/objects/0/objects/0");
        assertThat(read.at("/engagements/0/is_primary").asBoolean()).isTrue();
        assertThat(read.at("/itusers/0/rolebindings/0/role/0/name").asString()).isEqualTo("Læser");
        assertThat(read.at("/addresses/0/ituser/0/user_key").asString()).isEqualTo("bh");
    }

    @Test
    void aUnitIsRenamedMovedAndClosedByTheFrontEnd() {
        var type = authority.aClass("org_unit_type", "Afdeling");
        var made = mo.write(
                "v29",
                "org_unit_create",
                input(
                        "name",
                        "Biblioteket",
                        "user_key",
                        "bib",
                        "parent",
                        top,
                        "org_unit_type",
                        type,
                        "org_unit_level",
                        null,
                        "validity",
                        input("from", "2021-01-01", "to", null)),
                "current { uuid name }");
        var id = made.at("/current/uuid").asString();
        mo.write(
                "v29",
                "org_unit_update",
                input("uuid", id, "name", "Kulturhuset", "validity", from("2022-01-01")),
                "uuid");
        var moved = mo.write(
                "v29",
                "org_unit_update",
                input("uuid", id, "parent", school, "validity", from("2023-01-01")),
                "objects { name parent { name } }");
        assertThat(moved.at("/objects/0/name").asString()).isEqualTo("Kulturhuset");
        assertThat(moved.at("/objects/0/parent/name").asString()).isEqualTo("Skolen");
        mo.write("v29", "org_unit_terminate", input("uuid", id, "to", "2040-01-01"), "uuid");
        assertThat(end(mo.validities("org_units", id, ""))).isEqualTo("2040-01-01");
    }

    @Test
    void engagementsMoveTogetherOnADay() {
        var other = authority.job(authority.person("Bo", "Holm"), school, Validity.from(AuthorityFixture.START));
        var move = """
                mutation MoveEngagements($input: [EngagementUpdateInput!]!, $date: DateTime!) {
                  engagements_update(input: $input) { current(at: $date) { uuid
                    org_unit(filter: {from_date: null, to_date: null}) { name uuid } } } }
                """;
        var moved = mo.ask(
                        "v29",
                        move,
                        Map.of(
                                "date",
                                "2030-01-01",
                                "input",
                                List.of(
                                        input("uuid", job, "org_unit", top, "validity", from("2030-01-01")),
                                        input("uuid", other, "org_unit", top, "validity", from("2030-01-01")))))
                .path("engagements_update");
        assertThat(each(moved, "current/org_unit/0/name")).containsExactly("Søndby", "Søndby");
        assertThat(days(mo.validities("engagements", other.toString(), "")))
                .containsExactly("2020-01-01", "2030-01-01");
    }

    @Test
    void anAnswerTellsOfTheStateAfterItsOwnMutation() {
        var data = mo.ask("""
                mutation {
                  one: employee_update(input: {uuid: "%1$s", surname: "Holm", validity: {from: "2020-01-01"}}) { current { name } }
                  two: employee_update(input: {uuid: "%1$s", surname: "Krogh", validity: {from: "2020-01-01"}}) { current { name } }
                  three: engagement_update(input: {uuid: "%2$s", fraction: 1000000, validity: {from: "2021-01-01"}}) {
                    current { fraction person { name } } }
                }
                """.formatted(ida, job));
        assertThat(data.at("/one/current/name").asString()).isEqualTo("Ida Holm");
        assertThat(data.at("/two/current/name").asString()).isEqualTo("Ida Krogh");
        assertThat(data.at("/three/current/person/0/name").asString()).isEqualTo("Ida Krogh");
        assertThat(data.at("/three/current/fraction").asInt()).isEqualTo(1_000_000);
    }

    @Test
    void untilVersion28AnEndIsTheLastDayThatCounts() {
        var type = authority.aClass("org_unit_type", "Afdeling");
        for (var version : List.of("v21", "v22", "v28")) {
            var made = mo.write(
                    version,
                    "org_unit_create",
                    input("name", "A", "org_unit_type", type, "validity", between("2025-01-01", "2025-05-31")),
                    "uuid validities(start: null, end: null) { validity { to } }");
            var id = made.path("uuid").asString();
            assertThat(made.at("/validities/0/validity/to").asString()).startsWith("2025-05-31");
            assertThat(end(mo.validities("org_units", id, ""))).isEqualTo("2025-06-01");
            mo.write(
                    version,
                    "org_unit_update",
                    input("uuid", id, "name", "B", "validity", between("2025-02-01", "2025-02-28")),
                    "uuid");
            assertThat(days(mo.validities("org_units", id, "")))
                    .containsExactly("2025-01-01", "2025-02-01", "2025-03-01");
            // both bounds: from counts as it stands
            mo.write(
                    version, "org_unit_terminate", input("uuid", id, "from", "2025-04-01", "to", "2025-04-30"), "uuid");
            assertThat(days(mo.validities("org_units", id, "")))
                    .contains("2025-05-01")
                    .doesNotContain("2025-04-01");
            mo.write(version, "org_unit_terminate", input("uuid", id, "to", "2025-02-28"), "uuid");
            assertThat(end(mo.validities("org_units", id, ""))).isEqualTo("2025-03-01");
        }
    }

    @Test
    void whatIsWrittenIsAnsweredAsTheVersionHasIt() {
        var registrations = "uuid registrations { __typename model }";
        for (var version : List.of("v22", "v26", "v27")) {
            var changed = mo.write(
                    version,
                    "engagement_update",
                    input("uuid", job, "user_key", version, "validity", from("2021-01-01")),
                    registrations);
            assertThat(changed.at("/registrations/0/__typename").asString())
                    .isEqualTo(version.equals("v27") ? "EngagementResponseRegistration" : "Registration");
            assertThat(changed.at("/registrations/0/model").asString()).isEqualTo("engagement");
        }
        var marking = input(
                "org_unit", school,
                "kle_number", authority.aClass("kle_number", "17.01.00"),
                "kle_aspects", List.of(authority.aClass("kle_aspect", "Indsigt")),
                "validity", from("2021-01-01"));
        var number = "current { kle_number { user_key } kle_aspects { user_key } }";
        assertThat(mo.write("v22", "kle_create", marking, number)
                        .at("/current/kle_number/user_key")
                        .asString())
                .isEqualTo("17.01.00");
        assertThat(mo.write("v23", "kle_create", marking, number)
                        .at("/current/kle_number/0/user_key")
                        .asString())
                .isEqualTo("17.01.00");
        var lead = input(
                "person", ida,
                "org_unit", top,
                "manager_type", authority.aClass("manager_type", "Direktør"),
                "manager_level", authority.aClass("manager_level", "Niveau 1"),
                "responsibility", List.of(),
                "validity", from("2021-01-01"));
        var led =
                "current { person { name } org_unit { children { name managers(inherit: true) { person { name } } } } }";
        for (var version : List.of("v22", "v23", "v24"))
            assertThat(mo.write(version, "manager_create", lead, led)
                            .at("/current/org_unit/0/children/0/managers/0/person/0/name")
                            .asString())
                    .isEqualTo("Ida Juhl");
        var paged = "current { org_unit { managers_response { objects { uuid } } } }";
        assertThat(mo.write("v24", "manager_create", lead, paged).at("/current/org_unit/0/managers_response/objects"))
                .isNotEmpty();
        assertThat(mo.errors("v23", Mo.document("manager_create", paged), Map.of("i", lead)))
                .isNotEmpty();
    }

    @Test
    void aDirectorySynchronisesAccountsAndAddresses() {
        var system = mo.write("itsystem_create", input("name", "AD", "user_key", "ad", "validity", from("2015-01-01")));
        var mail = authority.aClass("employee_address_type", "AD-mail", "EMAIL");
        var account = mo.write(
                "v22",
                "ituser_create",
                input(
                        "user_key",
                        "ij",
                        "itsystem",
                        system,
                        "person",
                        ida,
                        "engagement",
                        job,
                        "validity",
                        from("2024-01-01")),
                "uuid current { engagement { uuid } }");
        assertThat(account.at("/current/engagement/0/uuid").asString()).isEqualTo(job.toString());
        var address = mo.write(
                "v22",
                "address_create",
                input(
                        "person",
                        ida,
                        "address_type",
                        mail,
                        "value",
                        "ij@soendby.example",
                        "validity",
                        from("2024-01-01")),
                "uuid");
        mo.write(
                "v22",
                "address_update",
                input(
                        "uuid",
                        address.path("uuid"),
                        "person",
                        ida,
                        "address_type",
                        mail,
                        "value",
                        "ida@soendby.example",
                        "user_key",
                        "mail",
                        "validity",
                        from("2024-06-01T00:00:00+02:00")),
                "uuid");
        mo.write(
                "v22",
                "address_terminate",
                input("uuid", address.path("uuid"), "to", "2024-12-31T00:00:00+01:00"),
                "uuid");
        mo.write("v22", "ituser_terminate", input("uuid", account.path("uuid"), "to", "2024-12-31"), "uuid");
        assertThat(end(mo.validities("addresses", address.path("uuid").asString(), "")))
                .isEqualTo("2025-01-01");
        assertThat(days(mo.validities("addresses", address.path("uuid").asString(), "")))
                .containsExactly("2024-01-01", "2024-06-01");
        assertThat(end(mo.validities("itusers", account.path("uuid").asString(), "")))
                .isEqualTo("2025-01-01");
    }

    @Test
    void aBatchIsWrittenInAsManySentencesHoweverLongItIs() {
        var phone = authority.aClass("org_unit_address_type", "Telefon", "PHONE");
        addresses(phone, 1);
        long few = sentences(() -> addresses(phone, 2));
        assertThat(sentences(() -> addresses(phone, 30))).isEqualTo(few).isLessThan(40);
    }

    private void addresses(ClassId type, int count) {
        var inputs = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < count; i++)
            inputs.add(input(
                    "org_unit",
                    school,
                    "address_type",
                    type,
                    "value",
                    "" + (10_000_000 + i),
                    "validity",
                    from("2021-01-01")));
        assertThat(mo.write("v30", "addresses_create", inputs, "uuid current { value org_unit { name } }"))
                .hasSize(count);
    }

    @Test
    void filtersOfWhatHangsOnAUnitAreKnownByTheirFormerNames() {
        var query = """
                query Managers($u: UUID!, $filter: OrgUnitsboundmanagerfilter, $where: %s) {
                  org_units(filter: {uuids: [$u]}) { objects { current {
                    managers(filter: $filter) { uuid } addresses(filter: $where) { value } } } } }
                """;
        var filter = Map.of(
                "u", school.toString(), "filter", Map.of("user_keys", List.of("none of that key")), "where", Map.of());
        for (var name : List.of("OrgUnitsboundaddressfilter", "OrgUnitboundaddressfilter"))
            assertThat(mo.ask("v25", query.formatted(name), filter).at("/org_units/objects/0/current/managers"))
                    .isEmpty();
        assertThat(mo.errors("v25", query.formatted("OrgUnitsfilter"), filter).toString())
                .contains("OrgUnitsfilter");
    }

    /** How many sentences the database is told; a batch of one sentence counts once. */
    private static long sentences(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(told);
        try {
            work.run();
        } finally {
            logger.detachAppender(told);
            logger.setLevel(null);
        }
        return List.copyOf(told.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(sentence -> sentence.startsWith("Executing"))
                // the program's own jobs go on meanwhile
                .filter(sentence -> TOUCHED.matcher(sentence).find())
                .count();
    }
}
