package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.between;
import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients of OS2mo write about accounts and their roles. */
@DeskTest
class GraphqlAccountsTest extends Taught {
    String system = "";

    @BeforeEach
    void aSystem() {
        system = mo.write("itsystem_create", input("name", "AD", "user_key", "ad", "validity", from("2015-01-01")));
    }

    @Test
    void anAccountIsTiedToOneEngagementOrToSeveral() {
        var second = authority.job(ida, top, Validity.from(AuthorityFixture.START));
        var made = mo.write(
                "v30",
                "itusers_create",
                List.of(
                        input(
                                "user_key",
                                "ij",
                                "itsystem",
                                system,
                                "person",
                                ida,
                                "engagement",
                                job,
                                "external_id",
                                "7f1c",
                                "note",
                                "Bestilt i sag 17",
                                "validity",
                                from("2021-01-01")),
                        input(
                                "user_key",
                                "skolen",
                                "itsystem",
                                system,
                                "org_unit",
                                school,
                                "validity",
                                between("2021-01-01", "2031-01-01"))),
                "uuid registrations { note }");
        assertThat(made.at("/0/registrations/0/note").asString()).isEqualTo("Bestilt i sag 17");
        assertThat(made.at("/1/registrations/0/note").isNull()).isTrue();
        var id = made.at("/0/uuid").asString();
        mo.write(
                "ituser_update",
                input("uuid", id, "engagements", List.of(job, second), "validity", from("2022-01-01")));
        mo.write("ituser_update", input("uuid", id, "binding_type", "AD", "validity", from("2023-01-01")));
        mo.write(
                "ituser_update",
                input("uuid", id, "engagements", List.of(), "note", "Ryddet", "validity", from("2024-01-01")));
        var all = mo.validities("itusers", id, "user_key external_id binding_type engagement_uuids employee_uuid");
        assertThat(List.of(
                        all.at("/0/engagement_uuids").size(),
                        all.at("/1/engagement_uuids").size(),
                        all.at("/2/engagement_uuids").size(),
                        all.at("/3/engagement_uuids").size()))
                .containsExactly(1, 2, 2, 0);
        assertThat(each(all, "external_id")).containsOnly("7f1c");
        assertThat(each(all, "binding_type")).containsExactly("–", "–", "AD", "AD");
        assertThat(each(all, "employee_uuid")).containsOnly(ida.toString());
        mo.write("ituser_terminate", input("uuid", id, "to", "2025-01-01"));
        assertThat(end(mo.validities("itusers", id, ""))).isEqualTo("2025-01-01");
        mo.delete("ituser_delete", id);
        assertThat(mo.validities("itusers", id, "")).isEmpty();
    }

    @Test
    void anAccountHasRolesAndAPlace() {
        var account = mo.write(
                "ituser_create",
                input("user_key", "ij", "itsystem", system, "person", ida, "validity", from("2021-01-01")));
        var role = mo.write(
                "class_create",
                input(
                        "name",
                        "Læser",
                        "user_key",
                        "reader",
                        "facet_uuid",
                        authority.facets.keyed("role").orElseThrow(),
                        "it_system_uuid",
                        system,
                        "validity",
                        input()));
        var made = mo.write(
                "v30",
                "rolebindings_create",
                List.of(input("ituser", account, "role", role, "validity", from("2021-01-01"))),
                "uuid current { role { user_key it_system { user_key } } ituser { user_key } }");
        assertThat(made.at("/0/current/role/0/it_system/user_key").asString()).isEqualTo("ad");
        var id = made.at("/0/uuid").asString();
        mo.write(
                "rolebinding_update",
                input("uuid", id, "ituser", account, "org_unit", school, "validity", from("2022-01-01")));
        var all = mo.validities("rolebindings", id, "org_unit_response { uuid } role_response { uuid }");
        assertThat(each(all, "org_unit_response/uuid")).containsExactly("–", school.toString());
        assertThat(each(all, "role_response/uuid")).containsOnly(role);

        var teacher = authority.aClass("engagement_job_function", "Lærer");
        var head = authority.aClass("engagement_job_function", "Afdelingsleder");
        var place = mo.write(
                "itassociation_create",
                input(
                        "person", ida,
                        "org_unit", school,
                        "it_user", account,
                        "job_function", teacher,
                        "validity", from("2021-01-01")));
        mo.write("itassociation_update", input("uuid", place, "job_function", head, "validity", from("2022-01-01")));
        var places = mo.validities(
                "associations", place, "it_user_uuid job_function_uuid employee_uuid association_type_uuid");
        assertThat(each(places, "job_function_uuid")).containsExactly(teacher.toString(), head.toString());
        assertThat(each(places, "it_user_uuid")).containsOnly(account);
        assertThat(each(places, "association_type_uuid")).containsOnly("–");
        mo.write("itassociation_terminate", input("uuid", place, "to", "2023-01-01"));
        assertThat(end(mo.validities("associations", place, ""))).isEqualTo("2023-01-01");

        mo.write("rolebinding_terminate", input("uuid", id, "to", "2023-01-01"));
        assertThat(end(mo.validities("rolebindings", id, ""))).isEqualTo("2023-01-01");
        mo.delete("rolebinding_delete", id);
        assertThat(mo.validities("rolebindings", id, "")).isEmpty();
        assertThat(mo.write(
                        "rolebinding_create",
                        input("ituser", account, "role", role, "org_unit", school, "validity", from("2024-01-01"))))
                .isNotBlank();
    }
}
