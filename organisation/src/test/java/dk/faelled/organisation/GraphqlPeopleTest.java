package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.between;
import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What clients of OS2mo write about persons and what they do. */
@DeskTest
class GraphqlPeopleTest extends Taught {
    @Test
    void aPersonIsThereFromBirthAndAnUpdateKeepsWhatItDoesNotName() {
        var bo = mo.write(
                "employee_create",
                input(
                        "given_name", "Bo",
                        "surname", "Holm",
                        "cpr_number", "6101701234",
                        "nickname_given_name", "Bobo",
                        "seniority", "2019-02-01"));
        mo.write(
                "employee_update",
                input(
                        "uuid",
                        bo,
                        "given_name",
                        "Bodil",
                        "nickname_given_name",
                        "",
                        "surname",
                        null,
                        "validity",
                        from("2025-01-01T09:00:00+01:00")));
        var all = mo.validities("employees", bo, "user_key name nickname_given_name seniority cpr_number");
        assertThat(days(all)).containsExactly("1970-01-01", "2025-01-01");
        assertThat(each(all, "name")).containsExactly("Bo Holm", "Bodil Holm");
        assertThat(each(all, "nickname_given_name")).containsExactly("Bobo", "");
        assertThat(each(all, "seniority")).containsOnly("2019-02-01");
        assertThat(each(all, "cpr_number")).containsOnly("6101701234");
        assertThat(each(all, "user_key")).containsOnly(bo);

        mo.write("employee_update", input("uuid", bo, "cpr_number", "6201701234", "validity", from("2026-01-01")));
        assertThat(each(mo.validities("employees", bo, "cpr_number"), "cpr_number"))
                .containsExactly("6101701234", "6101701234", "6201701234");
        // the same again is the same person, replaced as a whole
        mo.write("employee_create", input("uuid", bo, "given_name", "Bo", "surname", ""));
        assertThat(each(mo.validities("employees", bo, "name"), "name")).containsExactly("Bo");
        mo.delete("employee_delete", bo);
        assertThat(mo.validities("employees", bo, "name")).isEmpty();
    }

    @Test
    void whoLeavesStaysWithoutWhatPointedToHer() {
        var mail = authority.aClass("employee_address_type", "Mail", "EMAIL");
        var later = mo.write(
                "address_create",
                input(
                        "person",
                        ida,
                        "address_type",
                        mail,
                        "value",
                        "ida@soendby.example",
                        "validity",
                        from("2033-01-01")));
        var lead = mo.write("manager_create", manager(ida, "2021-01-01"));
        mo.write("employee_terminate", input("uuid", ida, "to", "2030-02-01", "vacate", true));
        assertThat(end(mo.validities("engagements", job.toString(), ""))).isEqualTo("2030-02-01");
        assertThat(mo.validities("addresses", later, "")).isEmpty();
        assertThat(end(mo.validities("employees", ida.toString(), ""))).isEqualTo("–");
        assertThat(each(mo.validities("managers", lead, "employee_uuid"), "employee_uuid"))
                .containsExactly(ida.toString(), "–");
        // until version 28 the day given is the last that counts
        var bo = authority.person("Bo", "Holm");
        var other = authority.job(bo, school, Validity.from(AuthorityFixture.START));
        mo.write("v28", "employee_terminate", input("uuid", bo, "to", "2030-01-31"), "uuid");
        assertThat(end(mo.validities("engagements", other.toString(), ""))).isEqualTo("2030-02-01");
    }

    @Test
    void whoIsAwayForATimeHasAllAgainAfterwards() {
        var lead = mo.write("manager_create", manager(ida, "2021-01-01"));
        mo.write("employee_terminate", input("uuid", ida, "from", "2028-03-01", "to", "2030-02-01", "vacate", true));
        assertThat(days(mo.validities("engagements", job.toString(), ""))).containsExactly("2020-01-01", "2030-02-01");
        assertThat(each(mo.validities("managers", lead, "employee_uuid"), "employee_uuid"))
                .containsExactly(ida.toString(), "–", ida.toString());
        // of the days that versions until 28 give, the last counts too
        var bo = authority.person("Bo", "Holm");
        var other = authority.job(bo, school, Validity.from(AuthorityFixture.START));
        mo.write("v28", "employee_terminate", input("uuid", bo, "from", "2028-03-01", "to", "2030-01-31"), "uuid");
        assertThat(days(mo.validities("engagements", other.toString(), "")))
                .containsExactly("2020-01-01", "2030-02-01");
        refused("V_END_BEFORE_START", input("uuid", bo, "from", "2030-03-01", "to", "2030-02-01"));
    }

    private void refused(String key, Map<String, @Nullable Object> leaving) {
        assertThat(mo.refused("employee_terminate", leaving).path("message").asString())
                .isEqualTo("ErrorCodes." + key);
    }

    private Map<String, @Nullable Object> manager(PersonId person, String day) {
        return input(
                "person", person,
                "org_unit", school,
                "manager_type", authority.aClass("manager_type", "Skoleleder"),
                "manager_level", authority.aClass("manager_level", "Niveau 3"),
                "responsibility", List.of(authority.aClass("responsibility", "Personale")),
                "engagement", job,
                "validity", from(day));
    }

    @Test
    void engagementsAreMadeAndChangedOneByOneAndManyAtOnce() {
        var type = authority.aClass("engagement_type", "Ansat");
        var teacher = authority.aClass("engagement_job_function", "Lærer");
        var head = authority.aClass("engagement_job_function", "Afdelingsleder");
        var made = mo.write(
                "v30",
                "engagements_create",
                List.of(
                        input(
                                "user_key",
                                "4711",
                                "person",
                                ida,
                                "org_unit",
                                top,
                                "engagement_type",
                                type,
                                "job_function",
                                teacher,
                                "fraction",
                                500_000,
                                "extension_2",
                                "to",
                                "validity",
                                between("2024-01-01", "2028-01-01")),
                        input(
                                "employee", ida,
                                "org_unit", school,
                                "engagement_type", type,
                                "job_function", teacher,
                                "validity", from("2024-01-01"))),
                "uuid current { user_key }");
        assertThat(made).hasSize(2);
        var one = made.at("/0/uuid").asString();
        assertThat(made.at("/0/current/user_key").asString()).isEqualTo("4711");
        assertThat(made.at("/1/current/user_key").asString())
                .isEqualTo(made.at("/1/uuid").asString());

        mo.write(
                "engagement_update",
                input("uuid", one, "extension_4", "fire", "extension_2", null, "validity", from("2025-01-01")));
        var all = mo.validities("engagements", one, "fraction extension_2 extension_3 extension_4 job_function_uuid");
        assertThat(days(all)).containsExactly("2024-01-01", "2025-01-01");
        assertThat(end(all)).isEqualTo("–");
        assertThat(each(all, "fraction")).containsOnly("500000");
        assertThat(each(all, "extension_2")).containsOnly("to");
        assertThat(each(all, "extension_3")).containsOnly("–");
        assertThat(each(all, "extension_4")).containsExactly("–", "fire");

        mo.write(
                "v30",
                "engagements_update",
                List.of(
                        input("uuid", one, "job_function", head, "validity", between("2026-01-01", "2027-01-01")),
                        input("uuid", job, "org_unit", top, "validity", from("2026-01-01"))),
                "uuid");
        var functions = mo.validities("engagements", one, "job_function_uuid extension_4");
        assertThat(days(functions)).containsExactly("2024-01-01", "2025-01-01", "2026-01-01", "2027-01-01");
        assertThat(each(functions, "job_function_uuid").get(2)).isEqualTo(head.toString());
        assertThat(each(functions, "extension_4").get(3)).isEqualTo("fire");
        assertThat(each(mo.validities("engagements", job.toString(), "org_unit_uuid"), "org_unit_uuid"))
                .containsExactly(school.toString(), top.toString());

        // a hole, then nothing from the first day on
        mo.write("engagement_terminate", input("uuid", one, "from", "2026-06-01", "to", "2026-07-01"));
        assertThat(days(mo.validities("engagements", one, ""))).contains("2026-07-01");
        mo.write("engagement_terminate", input("uuid", one, "to", "2024-01-01"));
        assertThat(mo.validities("engagements", one, "")).isEmpty();
        mo.delete("engagement_delete", job.toString());
    }

    @Test
    void aManagerRoleIsVacatedByAnUpdateThatNamesNobody() {
        var lead = mo.write("manager_create", manager(ida, "2021-01-01"));
        var fields = "employee_uuid responsibility_uuids engagement_response { uuid }";
        mo.write(
                "manager_update",
                input("uuid", lead, "person", ida, "responsibility", List.of(), "validity", from("2022-01-01")));
        assertThat(mo.validities("managers", lead, fields)).hasSize(1);
        mo.write("manager_update", input("uuid", lead, "validity", from("2023-01-01")));
        mo.write("manager_update", input("uuid", lead, "engagement", null, "validity", from("2024-01-01")));
        var all = mo.validities("managers", lead, fields);
        assertThat(each(all, "employee_uuid")).containsExactly(ida.toString(), "–", "–");
        assertThat(each(all, "engagement_response/uuid")).containsExactly(job.toString(), job.toString(), "–");
        assertThat(all.at("/2/responsibility_uuids")).hasSize(1);
        var two = mo.write(
                "v30",
                "managers_create",
                List.of(
                        manager(ida, "2021-01-01"),
                        input(
                                "org_unit", top,
                                "manager_type", authority.aClass("manager_type", "Skoleleder"),
                                "manager_level", authority.aClass("manager_level", "Niveau 3"),
                                "responsibility", List.of(),
                                "validity", from("2021-01-01"))),
                "current { employee_uuid }");
        assertThat(each(two, "current/employee_uuid")).containsExactly(ida.toString(), "–");
        mo.write("manager_terminate", input("uuid", lead, "to", "2024-06-01"));
        assertThat(end(mo.validities("managers", lead, ""))).isEqualTo("2024-06-01");
        mo.delete("manager_delete", lead);
        assertThat(mo.validities("managers", lead, "")).isEmpty();
    }

    @Test
    void anAssociationKeepsSubstituteAndTradeUnionOnlyWhenTheyAreGivenAgain() {
        var type = authority.aClass("association_type", "TR", "SUBSTITUTE");
        var union = authority.aClass("trade_union", "DLF");
        var bo = authority.person("Bo", "Holm");
        var id = mo.write(
                "association_create",
                input(
                        "employee", ida,
                        "org_unit", school,
                        "association_type", type,
                        "substitute", bo,
                        "trade_union", union,
                        "validity", from("2021-01-01")));
        mo.write("association_update", input("uuid", id, "substitute", bo, "validity", from("2022-01-01")));
        mo.write("association_update", input("uuid", id, "org_unit", top, "validity", from("2023-01-01")));
        var all = mo.validities(
                "associations",
                id,
                "employee_uuid substitute_uuid trade_union_uuid association_type_uuid org_unit_uuid");
        assertThat(each(all, "substitute_uuid")).containsExactly(bo.toString(), bo.toString(), "–");
        assertThat(each(all, "trade_union_uuid")).containsExactly(union.toString(), "–", "–");
        assertThat(each(all, "employee_uuid")).containsOnly(ida.toString());
        assertThat(each(all, "association_type_uuid")).containsOnly(type.toString());
        var vacant = mo.write(
                "association_create",
                input("org_unit", school, "association_type", type, "validity", from("2021-01-01")));
        assertThat(each(mo.validities("associations", vacant, "employee_uuid"), "employee_uuid"))
                .containsExactly("–");
        mo.write("association_terminate", input("uuid", id, "to", "2024-01-01"));
        mo.delete("association_delete", vacant);
        assertThat(end(mo.validities("associations", id, ""))).isEqualTo("2024-01-01");
        assertThat(mo.validities("associations", vacant, "")).isEmpty();
    }

    @Test
    void aLeaveIsFromAnEngagementOfThePerson() {
        var type = authority.aClass("leave_type", "Barsel");
        var other = authority.aClass("leave_type", "Uden løn");
        var id = mo.write(
                "leave_create",
                input(
                        "user_key", "o1",
                        "person", ida,
                        "engagement", job,
                        "leave_type", type,
                        "validity", between("2024-01-01", "2024-09-01")));
        mo.write(
                "leave_update",
                input("uuid", id, "leave_type", other, "validity", between("2024-06-01", "2024-09-01")));
        var all = mo.validities("leaves", id, "user_key leave_type_uuid engagement_uuid");
        assertThat(each(all, "leave_type_uuid")).containsExactly(type.toString(), other.toString());
        assertThat(each(all, "user_key")).containsOnly("o1");
        mo.write("leave_terminate", input("uuid", id, "to", "2024-06-01"));
        assertThat(end(mo.validities("leaves", id, ""))).isEqualTo("2024-06-01");
        mo.delete("leave_delete", id);
        assertThat(mo.validities("leaves", id, "")).isEmpty();
    }

    @Test
    void whoOwnsIsWrittenWithEveryChange() {
        var bo = authority.person("Bo", "Holm");
        var unit = mo.write("owner_create", input("org_unit", school, "owner", ida, "validity", from("2021-01-01")));
        mo.write("owner_update", input("uuid", unit, "user_key", "ejer", "validity", from("2022-01-01")));
        mo.write("owner_update", input("uuid", unit, "owner", bo, "validity", from("2023-01-01")));
        var all = mo.validities("owners", unit, "user_key owner_uuid org_unit_uuid");
        assertThat(each(all, "owner_uuid")).containsExactly(ida.toString(), "–", bo.toString());
        assertThat(each(all, "org_unit_uuid")).containsOnly(school.toString());
        assertThat(each(all, "user_key")).containsExactly(unit, "ejer", "ejer");
        var person = mo.write(
                "owner_create",
                input("person", ida, "inference_priority", "ENGAGEMENT", "validity", from("2021-01-01")));
        mo.write("owner_update", input("uuid", person, "owner", bo, "validity", from("2022-01-01")));
        var inferred = mo.validities("owners", person, "owner_uuid employee_uuid owner_inference_priority");
        assertThat(each(inferred, "owner_inference_priority")).containsExactly("ENGAGEMENT", "–");
        assertThat(each(inferred, "employee_uuid")).containsOnly(ida.toString());
        mo.write("owner_terminate", input("uuid", unit, "to", "2024-01-01"));
        mo.delete("owner_delete", person);
        assertThat(end(mo.validities("owners", unit, ""))).isEqualTo("2024-01-01");
        assertThat(mo.validities("owners", person, "")).isEmpty();
    }
}
