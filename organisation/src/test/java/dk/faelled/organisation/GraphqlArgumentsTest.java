package dk.faelled.organisation;

import static dk.faelled.organisation.Mo.from;
import static dk.faelled.organisation.Mo.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Arguments of nested fields: each does what the interface says. */
@DeskTest
class GraphqlArgumentsTest extends Filled {
    private JsonNode unit(String fields) {
        return mo.ask(
                        "v30",
                        "query($u: [UUID!]) { org_units(filter: {uuids: $u}) { objects { " + fields + " } } }",
                        Map.of("u", school.toString()))
                .at("/org_units/objects/0");
    }

    private JsonNode person(String id, String fields) {
        return mo.ask(
                        "v30",
                        "query($u: [UUID!]) { persons(filter: {uuids: $u}) { objects { current { " + fields
                                + " } } } }",
                        Map.of("u", id))
                .at("/persons/objects/0/current");
    }

    @Test
    void whatWasKnownThenIsLookedAtOnAnyDay() {
        mo.write("org_unit_update", input("uuid", school, "name", "Byskolen", "validity", from("2031-01-01")));
        var registrations = unit("registrations { now: current { name } then: current(at: \"2031-05-05\") { name } "
                        + "before: current(at: \"1990-01-01\") { name } }")
                .path("registrations");
        assertThat(each(registrations, "now/name")).containsExactly("Skolen", "Skolen");
        assertThat(each(registrations, "then/name")).containsExactly("Skolen", "Byskolen");
        assertThat(each(registrations, "before/name")).containsExactly("–", "–");
        var all = mo.ask("{ registrations(filter: {uuids: \"" + school + "\"}) { objects { "
                        + "... on OrganisationUnitRegistration { current(at: \"2031-05-05\") { name } } } } }")
                .at("/registrations/objects");
        assertThat(each(all, "current/name")).containsExactly("Skolen", "Byskolen");
    }

    @Test
    void theRootIsFilteredAndLookedAtOnItsOwnDay() {
        mo.write("org_unit_update", input("uuid", top, "name", "Søndby Kommune", "validity", from("2031-01-01")));
        var current = unit("current { root { name } later: root(filter: {from_date: \"2031-05-05\"}) { name } "
                        + "called: root(filter: {names: \"Søndby\"}) { name } other: root(filter: {names: \"Nordby\"}) { name } "
                        + "none: root(limit: 0) { name } early: root(filter: {from_date: \"1990-01-01\"}) { name } }")
                .path("current");
        assertThat(each(current.path("root"), "name")).containsExactly("Søndby");
        assertThat(each(current.path("later"), "name")).containsExactly("Søndby Kommune");
        assertThat(each(current.path("called"), "name")).containsExactly("Søndby");
        assertThat(current.path("other")).isEmpty();
        assertThat(current.path("none")).isEmpty();
        assertThat(current.path("early")).isEmpty();
    }

    @Test
    void whatTwoNamesMeanIsGivenByOneOfThem() {
        var below = "subtree: {uuids: \"" + school + "\"}";
        assertThat(mo.ask("{ org_units(filter: {" + below + "}) { objects { uuid } } }")
                        .at("/org_units/objects"))
                .hasSize(2);
        assertThat(mo.errors(
                                "v22",
                                "{ org_units(filter: {" + below + ", descendant: {uuids: \"" + top
                                        + "\"}}) { objects { uuid } } }",
                                Map.of())
                        .at("/0/message")
                        .asString())
                .isEqualTo("Give either subtree or descendant, not both: they are the same filter");
    }

    @Test
    void whoLeadsPlacesBelow() {
        var under = authority.unit("Klasse 1.a", school).toString();
        var other = authority.unit("Nordby", null).toString();
        var roles =
                "objects: manager_roles_response(inherit: true, filter: {org_unit: {uuids: \"%s\"}}) { objects { uuid } } "
                        + "old: manager_roles(inherit: true, filter: {org_units: \"%s\"}) { uuid }";
        var leads = person(bo, roles.formatted(under, under));
        assertThat(leads.at("/objects/objects/0/uuid").asString()).isEqualTo(lead);
        assertThat(leads.at("/old/0/uuid").asString()).isEqualTo(lead);
        var away = person(bo, roles.formatted(other, other));
        assertThat(away.at("/objects/objects")).isEmpty();
        assertThat(away.path("old")).isEmpty();
        assertThat(person(ida.toString(), roles.formatted(under, under)).at("/objects/objects"))
                .isEmpty();
        // where she leads a place between, that is the nearest
        var near = mo.write(
                "manager_create",
                input(
                        "person",
                        bo,
                        "org_unit",
                        school,
                        "manager_type",
                        authority.aClass("manager_type", "Skoleleder"),
                        "manager_level",
                        authority.aClass("manager_level", "Niveau 3"),
                        "responsibility",
                        List.of(),
                        "validity",
                        EVER));
        assertThat(person(bo, roles.formatted(under, under))
                        .at("/objects/objects/0/uuid")
                        .asString())
                .isEqualTo(near);
        assertThat(mo.errors(
                                "v30",
                                "{ persons { objects { current { manager_roles(inherit: true) { uuid } } } } }",
                                Map.of())
                        .at("/0/message")
                        .asString())
                .isEqualTo("The inherit flag requires an organizational unit filter");
    }

    @Test
    void everyListHasPages() {
        var second = mo.write(
                "manager_create",
                input(
                        "person",
                        ida,
                        "org_unit",
                        top,
                        "manager_type",
                        authority.aClass("manager_type", "Skoleleder"),
                        "manager_level",
                        authority.aClass("manager_level", "Niveau 3"),
                        "responsibility",
                        List.of(),
                        "validity",
                        EVER));
        var ids = java.util.stream.Stream.of(lead, second).sorted().toList();
        var current =
                unit("current { all: managers(inherit: true) { uuid } one: managers(inherit: true, limit: 1) { uuid } "
                                + "page: managers_response(inherit: true, limit: 1) { objects { uuid } page_info { next_cursor } } }")
                        .path("current");
        assertThat(each(current.path("all"), "uuid")).containsExactlyElementsOf(ids);
        assertThat(each(current.path("one"), "uuid")).containsExactly(ids.getFirst());
        var cursor = current.at("/page/page_info/next_cursor").asString();
        var rest = unit("current { managers(inherit: true, cursor: \"" + cursor + "\") { uuid } }");
        assertThat(each(rest.at("/current/managers"), "uuid")).containsExactly(ids.get(1));
        var duties = mo.ask("{ managers(filter: {uuids: \"" + lead + "\"}) { objects { current { "
                        + "responsibilities(limit: 1) { uuid } every: responsibilities { uuid } none: responsibilities(limit: 0) { uuid } "
                        + "responsibilities_response(limit: 1) { objects { uuid } page_info { next_cursor } } } } } }")
                .at("/managers/objects/0/current");
        assertThat(duties.path("every")).hasSize(2);
        assertThat(duties.path("none")).isEmpty();
        assertThat(each(duties.path("responsibilities"), "uuid"))
                .isEqualTo(each(duties.at("/responsibilities_response/objects"), "uuid"))
                .hasSize(1);
    }

    @Test
    void aListThatMayBeNullIsWhereNothingIsReferredTo() {
        var addresses = mo.ask(
                        "v22",
                        "{ addresses { objects { current { value person { name } employee { name } org_unit { name } ituser { user_key } } } } }",
                        Map.of())
                .at("/addresses/objects");
        for (var address : addresses) {
            var current = address.path("current");
            boolean phone = current.path("value").asString().equals("12345678");
            assertThat(current.path("person").isNull()).isEqualTo(phone);
            assertThat(current.path("employee").isNull()).isEqualTo(phone);
            assertThat(current.path("org_unit").isNull()).isEqualTo(!phone);
            assertThat(current.path("ituser")).hasSize(phone ? 0 : 1);
        }
        var account = mo.ask(
                        "v22",
                        "{ itusers(filter: {user_keys: \"skolen\"}) { objects { current { employee { name } org_unit { name } engagement { user_key } } } } }",
                        Map.of())
                .at("/itusers/objects/0/current");
        assertThat(account.path("employee").isNull()).isTrue();
        assertThat(account.path("engagement").isNull()).isTrue();
        assertThat(account.at("/org_unit/0/name").asString()).isEqualTo("Skolen");
    }
}
