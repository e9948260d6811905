package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.between;
import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What clients of OS2mo write about units, and what is said of them and of the authority. */
@DeskTest
class GraphqlPlacesTest extends Taught {
    @Test
    void aFieldChangedOverAPeriodThatSpansARenameLeavesTheNameAlone() {
        var one = authority.aClass("org_unit_type", "Afdeling");
        var two = authority.aClass("org_unit_type", "Center");
        var id = mo.write(
                "org_unit_create",
                input("name", "Bib", "user_key", "", "org_unit_type", one, "validity", from("2016-03-01")));
        mo.write("org_unit_update", input("uuid", id, "name", "Bibliotek", "validity", from("2019-09-01")));
        mo.write(
                "org_unit_update",
                input(
                        "uuid",
                        id,
                        "org_unit_type",
                        two,
                        "name",
                        null,
                        "org_unit_level",
                        null,
                        "validity",
                        between("2018-01-01", "2020-01-01")));
        var all = mo.validities("org_units", id, "name user_key unit_type_uuid: unit_type_response { uuid }");
        assertThat(days(all)).containsExactly("2016-03-01", "2018-01-01", "2019-09-01", "2020-01-01");
        assertThat(each(all, "name")).containsExactly("Bib", "Bib", "Bibliotek", "Bibliotek");
        assertThat(each(all, "unit_type_uuid/uuid"))
                .containsExactly(one.toString(), two.toString(), two.toString(), one.toString());
        assertThat(each(all, "user_key")).containsOnly(id);
        assertThat(end(all)).isEqualTo("–");
        // moved under a parent; terminated; gone
        mo.write("org_unit_update", input("uuid", id, "parent", top, "validity", from("2021-01-01")));
        mo.write("org_unit_terminate", input("uuid", id, "to", "2022-01-01"));
        assertThat(end(mo.validities("org_units", id, ""))).isEqualTo("2022-01-01");
        mo.delete("org_unit_delete", id);
        assertThat(mo.validities("org_units", id, "")).isEmpty();
    }

    @Test
    void addressesOfUnitsAndPersonsAreMadeManyAtOnceAndCalledByTheirValues() {
        var phone = authority.aClass("org_unit_address_type", "Telefon", "PHONE");
        var mail = authority.aClass("employee_address_type", "Mail", "EMAIL");
        var hidden = authority.aClass("visibility", "Hemmelig", "SECRET");
        var made = mo.write(
                "v29",
                "addresses_create",
                List.of(
                        input(
                                "org_unit",
                                school,
                                "address_type",
                                phone,
                                "value",
                                "12345678",
                                "validity",
                                from("2021-01-01")),
                        input(
                                "employee", ida,
                                "engagement", job,
                                "address_type", mail,
                                "value", "ida@soendby.example",
                                "visibility", hidden,
                                "user_key", "",
                                "validity", from("2021-01-01"))),
                "uuid current { user_key value org_unit { name } person { name } engagement_uuid visibility_uuid }");
        assertThat(each(made, "current/user_key")).containsExactly("12345678", "ida@soendby.example");
        assertThat(made.at("/0/current/org_unit/0/name").asString()).isEqualTo("Skolen");
        assertThat(made.at("/1/current/person/0/name").asString()).isEqualTo("Ida Juhl");
        assertThat(made.at("/1/current/engagement_uuid").asString()).isEqualTo(job.toString());
        assertThat(mo.write(
                        "v29",
                        "addresses_create",
                        input("org_unit", school, "address_type", phone, "value", "1", "validity", from("2021-01-01")),
                        "uuid"))
                .hasSize(1);
        assertThat(mo.write("v29", "addresses_create", List.of(), "uuid")).isEmpty();

        var id = made.at("/1/uuid").asString();
        mo.write("address_update", input("uuid", id, "value", "ij@soendby.example", "validity", from("2022-01-01")));
        var both = authority.aClass("manager_address_type", "Mail", "EMAIL");
        mo.write(
                "address_update",
                input("uuid", id, "org_unit", school, "address_type", both, "validity", from("2023-01-01")));
        var all = mo.validities("addresses", id, "value user_key employee_uuid org_unit_uuid visibility_uuid");
        assertThat(each(all, "value"))
                .containsExactly("ida@soendby.example", "ij@soendby.example", "ij@soendby.example");
        assertThat(each(all, "user_key")).containsOnly("ida@soendby.example");
        assertThat(each(all, "visibility_uuid")).containsOnly(hidden.toString());
        assertThat(each(all, "employee_uuid")).containsExactly(ida.toString(), ida.toString(), "–");
        assertThat(each(all, "org_unit_uuid")).containsExactly("–", "–", school.toString());
        mo.write("address_terminate", input("uuid", id, "to", "2024-01-01"));
        assertThat(end(mo.validities("addresses", id, ""))).isEqualTo("2024-01-01");
        mo.delete("address_delete", id);
        assertThat(mo.validities("addresses", id, "")).isEmpty();
    }

    @Test
    void aUnitIsMarkedWithSubjects() {
        var number = authority.aClass("kle_number", "17.01.00");
        var sees = authority.aClass("kle_aspect", "Indsigt");
        var answers = authority.aClass("kle_aspect", "Ansvarlig");
        var id = mo.write(
                "kle_create",
                input(
                        "org_unit",
                        school,
                        "kle_number",
                        number,
                        "kle_aspects",
                        List.of(sees),
                        "validity",
                        from("2021-01-01")));
        mo.write(
                "kle_update", input("uuid", id, "kle_aspects", List.of(sees, answers), "validity", from("2022-01-01")));
        mo.write("kle_update", input("uuid", id, "org_unit", top, "validity", from("2023-01-01")));
        var all = mo.validities("kles", id, "org_unit_uuid kle_number_uuid kle_aspect_uuids");
        assertThat(each(all, "org_unit_uuid")).containsExactly(school.toString(), school.toString(), top.toString());
        assertThat(all.at("/0/kle_aspect_uuids")).hasSize(1);
        assertThat(all.at("/2/kle_aspect_uuids")).hasSize(2);
        mo.write("kle_terminate", input("uuid", id, "to", "2024-01-01"));
        assertThat(end(mo.validities("kles", id, ""))).isEqualTo("2024-01-01");
        mo.delete("kle_delete", id);
        assertThat(mo.validities("kles", id, "")).isEmpty();
    }

    @Test
    void theLinksOfAUnitAreWrittenAllAtOnce() {
        var one = authority.unit("Løn 1", null);
        var two = authority.unit("Løn 2", null);
        var three = authority.unit("Løn 3", null);
        assertThat(relate(school, "2021-01-01", one, two)).isEqualTo(school.toString());
        relate(school, "2023-01-01", two, three);
        assertThat(links(school))
                .containsExactlyInAnyOrder(
                        "Skolen <-> Løn 1 2021-01-01 2023-01-01",
                        "Skolen <-> Løn 2 2021-01-01 –",
                        "Skolen <-> Løn 3 2023-01-01 –");
        // from the other side nothing is new
        relate(two, "2023-01-01", school);
        assertThat(links(two)).containsExactly("Skolen <-> Løn 2 2021-01-01 –");
        relate(school, "2024-01-01");
        assertThat(links(school)).allMatch(link -> !link.endsWith("–"));
        relate(school, "2025-01-01", one);
        assertThat(links(school)).contains("Skolen <-> Løn 1 2025-01-01 –").hasSize(4);
    }

    @Test
    void linksAreWrittenOfOneUnitAndNotOneByOne() {
        var one = authority.unit("Løn 1", null);
        var update = input("uuid", one, "origin", school, "destination", List.of(one), "validity", from("2021-01-01"));
        assertThat(mo.refused("related_units_update", update).path("message").asString())
                .contains("origin")
                .doesNotStartWith("ErrorCodes.");
        assertThat(links(school)).isEmpty();
        update.put("uuid", school.toString());
        assertThat(mo.write("related_units_update", update)).isEqualTo(school.toString());
        assertThat(links(school)).hasSize(1);
    }

    private String relate(UnitId unit, String day, UnitId... partners) {
        return mo.write(
                        "v29",
                        "related_units_update",
                        input("origin", unit, "destination", List.of(partners), "validity", from(day)),
                        "uuid validities { org_units { name } }")
                .path("uuid")
                .asString();
    }

    private List<String> links(UnitId unit) {
        var all = mo.ask("{ related_units(filter: {org_units: \"" + unit + "\", from_date: null, to_date: null}) "
                        + "{ objects { validities { user_key validity { from to } } } } }")
                .at("/related_units/objects");
        return Stream.of(all)
                .flatMap(objects -> objects.values().stream())
                .map(o -> o.path("validities"))
                .map(v -> v.at("/0/user_key").asString() + " " + days(v).getFirst() + " " + end(v))
                .toList();
    }

    @Test
    void facetsClassesAndSystemsAreWrittenAsWholes() {
        var facet = mo.write("facet_create", input("user_key", "skoletype", "validity", input("from", null)));
        var make = input(
                "name", "Folkeskole",
                "user_key", "fs",
                "facet_uuid", facet,
                "scope", "TEXT",
                "owner", school,
                "example", "Byskolen",
                "validity", from("2021-01-01"));
        var id = mo.write("class_create", make);
        mo.write(
                "class_update",
                input(
                        "uuid",
                        id,
                        "name",
                        "Grundskole",
                        "user_key",
                        "gs",
                        "facet_uuid",
                        facet,
                        "published",
                        "IkkePubliceret",
                        "validity",
                        between("2022-01-01", "2023-01-01")));
        var all = mo.validities("classes", id, "name user_key scope example owner published facet_uuid");
        assertThat(each(all, "name")).containsExactly("Folkeskole", "Grundskole", "Folkeskole");
        assertThat(each(all, "published")).containsExactly("Publiceret", "IkkePubliceret", "Publiceret");
        assertThat(each(all, "scope")).containsOnly("TEXT");
        assertThat(each(all, "owner")).containsOnly(school.toString());
        assertThat(each(all, "example")).containsOnly("Byskolen");
        mo.write("class_terminate", input("uuid", id, "to", "2024-01-01"));
        assertThat(end(mo.validities("classes", id, ""))).isEqualTo("2024-01-01");
        mo.delete("class_delete", id);
        assertThat(mo.validities("classes", id, "")).isEmpty();

        mo.write("facet_update", input("uuid", facet, "user_key", "skoleform", "validity", from("2022-01-01")));
        mo.write("facet_terminate", input("uuid", facet, "to", "2030-01-01"));
        assertThat(each(mo.validities("facets", facet, "user_key"), "user_key"))
                .containsExactly("skoletype", "skoleform");
        mo.delete("facet_delete", facet);
        assertThat(mo.validities("facets", facet, "")).isEmpty();

        var system = mo.write("itsystem_create", input("name", "AD", "user_key", "ad", "validity", input("to", null)));
        mo.write(
                "itsystem_update",
                input("uuid", system, "name", "Entra", "user_key", "ad", "validity", from("2022-01-01")));
        assertThat(each(mo.validities("itsystems", system, "name"), "name")).containsExactly("AD", "Entra");
        mo.write("itsystem_terminate", input("uuid", system, "to", "2030-01-01"));
        assertThat(end(mo.validities("itsystems", system, ""))).isEqualTo("2030-01-01");
        mo.delete("itsystem_delete", system);
        assertThat(mo.validities("itsystems", system, "")).isEmpty();
    }

    @Test
    void theOrganisationIsTheAuthorityHoweverOftenItIsMade() {
        var made = mo.write("v30", "org_create", input(), "uuid name municipality_code");
        assertThat(made)
                .isEqualTo(mo.ask("{ org { uuid name municipality_code } }").path("org"));
        assertThat(made.path("municipality_code").asInt()).isEqualTo(999);
        assertThat(mo.write("v30", "org_create", input("municipality_code", 999), "uuid name municipality_code"))
                .isEqualTo(made);
        assertThat(mo.refused("org_create", input("municipality_code", 101))
                        .path("message")
                        .asString())
                .isEqualTo("ErrorCodes.E_INVALID_INPUT");
    }
}
