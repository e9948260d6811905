package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What older versions read otherwise. */
@DeskTest
class GraphqlVersionsTest extends Taught {
    private int found(String version, String list, String filter) {
        return mo.ask(version, "{ " + list + "(filter: {" + filter + "}) { objects { uuid } } }", Map.of())
                .at("/" + list + "/objects")
                .size();
    }

    private void manager(String unit, PersonId person) {
        mo.write(
                "manager_create",
                input(
                        "person", person,
                        "org_unit", unit,
                        "manager_type", authority.aClass("manager_type", "Skoleleder"),
                        "manager_level", authority.aClass("manager_level", "Niveau 3"),
                        "responsibility", List.of(),
                        "validity", from("2021-01-01")));
    }

    @Test
    void nobodyAsManagerIsNoFilterUntilVersion24() {
        manager(school.toString(), ida);
        mo.write(
                "manager_create",
                input(
                        "org_unit", school,
                        "manager_type", authority.aClass("manager_type", "Skoleleder"),
                        "manager_level", authority.aClass("manager_level", "Niveau 3"),
                        "responsibility", List.of(),
                        "validity", from("2021-01-01")));
        assertThat(found("v21", "managers", "employee: null")).isEqualTo(2);
        assertThat(found("v24", "managers", "employee: null")).isEqualTo(2);
        assertThat(found("v25", "managers", "employee: null")).isEqualTo(1);
        assertThat(found("v30", "managers", "employee: null")).isEqualTo(1);
        assertThat(found("v30", "managers", "employee: {}")).isEqualTo(1);
    }

    @Test
    void noExternalIdIsNoFilterUntilVersion29() {
        var system = mo.write("itsystem_create", input("name", "AD", "user_key", "ad", "validity", from("2015-01-01")));
        var primary = authority.aClass("primary_type", "primary");
        var one = mo.write(
                "ituser_create",
                input(
                        "user_key",
                        "a",
                        "itsystem",
                        system,
                        "person",
                        ida,
                        "external_id",
                        "7f1c",
                        "primary",
                        primary,
                        "validity",
                        from("2021-01-01")));
        mo.write(
                "ituser_create",
                input("user_key", "b", "itsystem", system, "org_unit", school, "validity", from("2021-01-01")));
        mo.write(
                "rolebinding_create",
                input("ituser", one, "role", authority.aClass("role", "Læser"), "validity", from("2021-01-01")));
        authority.person("Bo", "Holm");
        assertThat(found("v29", "itusers", "external_ids: null")).isEqualTo(2);
        assertThat(found("v30", "itusers", "external_ids: null")).isEqualTo(1);
        for (var version : List.of("v21", "v24", "v29", "v30")) {
            assertThat(found(version, "itusers", "primary: null")).as(version).isEqualTo(1);
            assertThat(found(version, "itusers", "rolebinding: null"))
                    .as(version)
                    .isEqualTo(1);
            assertThat(found(version, "employees", "ituser: null")).as(version).isEqualTo(1);
            assertThat(found(version, "itusers", "itsystem_uuids: []"))
                    .as(version)
                    .isZero();
        }
    }

    @Test
    void theManagersOfAUnitAreAListWithoutPagesUntilVersion23() {
        manager(top.toString(), ida);
        var plain =
                "{ org_units(filter: {user_keys: \"Skolen\"}) { objects { current { managers(inherit: true) { person { name } } } } } }";
        for (var version : List.of("v21", "v22", "v23", "v24", "v30"))
            assertThat(mo.ask(version, plain, Map.of())
                            .at("/org_units/objects/0/current/managers/0/person/0/name")
                            .asString())
                    .as(version)
                    .isEqualTo("Ida Juhl");
        var paged = "{ org_units { objects { current { managers_response(inherit: true) { objects { uuid } } } } } }";
        assertThat(mo.errors("v23", paged, Map.of()).at("/0/message").asString())
                .contains("managers_response");
        assertThat(mo.errors("v24", paged, Map.of())).isEmpty();
    }

    @Test
    void aMarkingHasOneNumberUntilVersion22() {
        mo.write(
                "kle_create",
                input(
                        "org_unit", school,
                        "kle_number", authority.aClass("kle_number", "17.01.00"),
                        "kle_aspects", List.of(authority.aClass("kle_aspect", "Indsigt")),
                        "validity", from("2021-01-01")));
        var query = "{ kles { objects { current { kle_number { user_key } kle_number_uuid } } } }";
        assertThat(mo.ask("v22", query, Map.of())
                        .at("/kles/objects/0/current/kle_number/user_key")
                        .asString())
                .isEqualTo("17.01.00");
        assertThat(mo.ask("v23", query, Map.of())
                        .at("/kles/objects/0/current/kle_number/0/user_key")
                        .asString())
                .isEqualTo("17.01.00");
    }

    @Test
    void theAuthorityStandsForNoParentAsUntilVersion27ItIsShown() {
        var query = "{ org_units(filter: {uuids: \"%s\"}) { objects { current { parent_uuid } } } }".formatted(top);
        var parent = "/org_units/objects/0/current/parent_uuid";
        var authorityId = mo.ask("v27", query, Map.of()).at(parent).asString();
        assertThat(authorityId).isEqualTo(dk.faelled.platform.Tenant.current().toString());
        assertThat(mo.ask("v28", query, Map.of()).at(parent).isNull()).isTrue();
        mo.write(
                "v27",
                "org_unit_update",
                input("uuid", school, "parent", authorityId, "validity", from("2024-01-01")),
                "uuid");
        assertThat(each(mo.validities("org_units", school.toString(), "parent_uuid"), "parent_uuid"))
                .containsExactly(top.toString(), "–");
    }

    @Test
    void registrationsAreOfOnePlainTypeUntilVersion26() {
        var all = "{ registrations(filter: {models: \"engagement\"}) { objects { __typename model uuid } } }";
        var ofOne = "{ engagements { objects { registrations { __typename } } } }";
        for (var version : List.of("v22", "v25", "v26", "v27", "v30")) {
            boolean plain = List.of("v22", "v25", "v26").contains(version);
            assertThat(mo.ask(version, ofOne, Map.of())
                            .at("/engagements/objects/0/registrations/0/__typename")
                            .asString())
                    .as(version)
                    .isEqualTo(plain ? "Registration" : "EngagementResponseRegistration");
            assertThat(mo.ask(version, all, Map.of())
                            .at("/registrations/objects/0/model")
                            .asString())
                    .as(version)
                    .isEqualTo("engagement");
        }
    }
}
