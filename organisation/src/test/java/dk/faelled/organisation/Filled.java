package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** An authority that has something of every type, and everything that each can refer to. */
abstract class Filled extends Taught {
    static final Map<String, @Nullable Object> EVER = from("2021-01-01");
    static final String CPR = "6101701234";
    String bo = "";
    String system = "";
    String account = "";
    String lead = "";
    String mail = "";

    @BeforeEach
    void somethingOfEveryType() {
        var primary = authority.aClass("primary_type", "primary");
        bo = mo.write(
                "employee_create",
                input(
                        "given_name",
                        "Bo",
                        "surname",
                        "Holm",
                        "cpr_number",
                        CPR,
                        "user_key",
                        "bh",
                        "seniority",
                        "2019-02-01",
                        "nickname_given_name",
                        "Bobo",
                        "nickname_surname",
                        "H"));
        mo.write("employee_update", input("uuid", bo, "surname", "Holm Jensen", "validity", EVER));
        system = mo.write("itsystem_create", input("name", "Active Directory", "user_key", "ad", "validity", EVER));
        var role = mo.write(
                "class_create",
                input(
                        "name",
                        "Læser",
                        "user_key",
                        "reader",
                        "facet_uuid",
                        facet("role"),
                        "it_system_uuid",
                        system,
                        "scope",
                        "TEXT",
                        "owner",
                        school,
                        "example",
                        "x",
                        "description",
                        "Må læse",
                        "parent_uuid",
                        authority.aClass("role", "Rod"),
                        "validity",
                        EVER));
        var ny = mo.write(
                "engagement_create",
                input(
                        "person",
                        bo,
                        "org_unit",
                        school,
                        "user_key",
                        "4711",
                        "primary",
                        primary,
                        "fraction",
                        500_000,
                        "engagement_type",
                        authority.aClass("engagement_type", "Ansat"),
                        "job_function",
                        authority.aClass("engagement_job_function", "Lærer"),
                        "extension_1",
                        "Lærer i 1.a",
                        "extension_10",
                        "x",
                        "validity",
                        EVER));
        account = mo.write(
                "ituser_create",
                input(
                        "user_key",
                        "boh",
                        "itsystem",
                        system,
                        "person",
                        bo,
                        "engagement",
                        ny,
                        "external_id",
                        "7f1c",
                        "binding_type",
                        "ad",
                        "primary",
                        primary,
                        "note",
                        "fra AD",
                        "validity",
                        EVER));
        mo.write(
                "ituser_create", input("user_key", "skolen", "itsystem", system, "org_unit", school, "validity", EVER));
        mo.write("rolebinding_create", input("ituser", account, "role", role, "org_unit", school, "validity", EVER));
        var stand = authority.aClass("association_type", "TR", "SUBSTITUTE");
        mo.write(
                "association_create",
                input(
                        "person",
                        bo,
                        "org_unit",
                        school,
                        "association_type",
                        stand,
                        "substitute",
                        ida,
                        "primary",
                        primary,
                        "trade_union",
                        authority.aClass("trade_union", "DLF"),
                        "validity",
                        EVER));
        mo.write("association_create", input("org_unit", top, "association_type", stand, "validity", EVER));
        mo.write(
                "itassociation_create",
                input(
                        "person",
                        bo,
                        "org_unit",
                        top,
                        "it_user",
                        account,
                        "primary",
                        primary,
                        "job_function",
                        authority.aClass("engagement_job_function", "Lærer"),
                        "validity",
                        EVER));
        lead = mo.write(
                "manager_create",
                input(
                        "person",
                        bo,
                        "org_unit",
                        top,
                        "engagement",
                        ny,
                        "manager_type",
                        authority.aClass("manager_type", "Skoleleder"),
                        "manager_level",
                        authority.aClass("manager_level", "Niveau 3"),
                        "responsibility",
                        List.of(
                                authority.aClass("responsibility", "Personale"),
                                authority.aClass("responsibility", "Økonomi")),
                        "validity",
                        EVER));
        mo.write("owner_create", input("org_unit", top, "owner", bo, "validity", EVER));
        mo.write("owner_create", input("person", ida, "inference_priority", "ENGAGEMENT", "validity", EVER));
        mo.write(
                "leave_create",
                input(
                        "person",
                        bo,
                        "engagement",
                        ny,
                        "leave_type",
                        authority.aClass("leave_type", "Barsel"),
                        "validity",
                        EVER));
        mo.write(
                "kle_create",
                input(
                        "org_unit",
                        school,
                        "kle_number",
                        authority.aClass("kle_number", "17.01.00"),
                        "kle_aspects",
                        List.of(authority.aClass("kle_aspect", "Indsigt")),
                        "validity",
                        EVER));
        mo.write(
                "v30",
                "related_units_update",
                input("origin", school, "destination", List.of(authority.unit("Løn", null)), "validity", EVER),
                "uuid");
        mail = authority.aClass("employee_address_type", "Mail", "EMAIL").toString();
        mo.write(
                "address_create",
                input(
                        "person",
                        bo,
                        "engagement",
                        ny,
                        "ituser",
                        account,
                        "address_type",
                        mail,
                        "value",
                        "bo@soendby.example",
                        "visibility",
                        authority.aClass("visibility", "PUBLIC", "PUBLIC"),
                        "validity",
                        EVER));
        mo.write(
                "address_create",
                input(
                        "org_unit",
                        school,
                        "address_type",
                        authority.aClass("org_unit_address_type", "Telefon", "PHONE"),
                        "value",
                        "12345678",
                        "validity",
                        EVER));
    }

    String facet(String userKey) {
        return mo.ask(
                        "v30",
                        "query($k: [String!]) { facets(filter: {user_keys: $k}) { objects { uuid } } }",
                        Map.of("k", userKey))
                .at("/facets/objects/0/uuid")
                .asString();
    }
}
