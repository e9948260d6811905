package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.rights.PermissionCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Lists without limit, which are written out as they are read. */
@DeskTest
class GraphqlStreamTest {
    private static final int MANY = 2_100;
    /** More than is held in memory. */
    private static final int PART = 1_060;

    @Autowired
    AuthorityFixture authority;

    @Autowired
    KeyRegister keys;

    @Autowired
    PermissionCatalogue catalogue;

    @Autowired
    dk.faelled.platform.Accounts accounts;

    @Autowired
    Managers managers;

    @LocalServerPort
    int port;

    @Test
    void managersOfManyUnitsAreFoundAboveThemAndComeOnce() {
        var top = authority.unit("Søndby", null);
        var units = IntStream.range(0, MANY)
                .<Write<UnitId, Unit>>mapToObj(i -> new Write.Put<>(
                        UnitId.fresh(),
                        Segments.of(
                                Validity.from(AuthorityFixture.START),
                                new Unit(
                                        "u" + i,
                                        "Hold " + i,
                                        top,
                                        authority.aClass("org_unit_type", "Hold"),
                                        null,
                                        null,
                                        null))))
                .toList();
        authority.units.write(units, null);
        managers.create(
                ManagerId.fresh(), Validity.from(AuthorityFixture.START), Manager.of("t", null, top, null), null);
        managers.write(
                units.subList(0, 1_500).stream()
                        .<Write<ManagerId, Manager>>map(unit -> new Write.Put<>(
                                ManagerId.fresh(),
                                Segments.of(
                                        Validity.from(AuthorityFixture.START), Manager.of("m", null, unit.id(), null))))
                        .toList(),
                null);
        var client = GraphqlCaller.with(
                port,
                accounts,
                keys,
                catalogue,
                catalogue.all().stream().map(p -> p.id()).toArray(String[]::new));
        var all = client.ask(
                        "{ managers(inherit: true, filter: {org_unit: {}}) { objects { uuid current { org_unit { name } } } page_info { next_cursor } } }",
                        Map.of())
                .at("/managers/objects");
        assertThat(all.values().stream().map(manager -> manager.path("uuid").asString()))
                .hasSize(1_501)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(inTwoParts(client, "managers", ", inherit: true, filter: {org_unit: {}}", "uuid"))
                .isEqualTo(all.values().stream()
                        .map(manager -> manager.path("uuid").asString())
                        .toList());
        var some = client.ask(
                        "query($u: [UUID!]) { managers(inherit: true, filter: {org_unit: {uuids: $u}}) { objects { current { user_key } } } }",
                        Map.of("u", units.getLast().id().value().toString()))
                .at("/managers/objects");
        assertThat(some).hasSize(1);
        assertThat(some.at("/0/current/user_key").asString()).isEqualTo("t");
    }

    @Test
    void aLongListComesWholeInOrderAndOnce() {
        authority.people.write(
                IntStream.range(0, MANY)
                        .mapToObj(i -> new Write.Put<>(
                                PersonId.fresh(),
                                Segments.of(Validity.ALWAYS, Person.named("p" + i, "Ida", "Nr " + i))))
                        .toList(),
                null);
        var client = GraphqlCaller.with(
                port,
                accounts,
                keys,
                catalogue,
                catalogue.all().stream().map(p -> p.id()).toArray(String[]::new));
        var data = client.ask("""
                query($limit: int) {
                  me { username }
                  all: persons(limit: $limit) { page_info { next_cursor } objects { uuid current { ...named } } }
                  org_units { objects { uuid } }
                }
                fragment named on Employee { surname }
                """, Map.of());
        var ids = new ArrayList<String>();
        var names = new TreeSet<String>();
        data.at("/all/objects").forEach(person -> {
            ids.add(person.path("uuid").asString());
            names.add(person.at("/current/surname").asString());
        });
        assertThat(ids).hasSize(MANY).isSorted().doesNotHaveDuplicates();
        assertThat(names).hasSize(MANY);
        assertThat(data.at("/all/page_info/next_cursor").isNull()).isTrue();
        assertThat(data.at("/org_units/objects")).isEmpty();
        assertThat(client.ask("{ access_log(limit: 1) { objects { uuids } } }", Map.of())
                        .at("/access_log/objects"))
                .hasSize(1);
        var spread = client.ask("""
                query { ...start }
                fragment start on Query { persons { ...page } }
                fragment page on EmployeeResponsePaged { every: objects { ...one } }
                fragment one on EmployeeResponse { uuid }
                """, Map.of());
        assertThat(spread.at("/persons/every").values().stream()
                        .map(person -> person.path("uuid").asString()))
                .isEqualTo(ids);
        assertThat(inTwoParts(client, "persons", "", "uuid")).isEqualTo(ids);
        assertThat(client.ask("{ persons(filter: {query: \"ida\"}) { objects { uuid } } }", Map.of())
                        .at("/persons/objects"))
                .hasSize(MANY);
        // what tells of the persons: their registrations, and who has read them
        assertThat(client.ask("{ registrations(filter: {models: \"employee\"}) { objects { uuid } } }", Map.of())
                        .at("/registrations/objects"))
                .hasSize(MANY);
        assertThat(client.ask("{ access_log { objects { uuids } } }", Map.of()).at("/access_log/objects"))
                .hasSizeGreaterThanOrEqualTo(MANY);
        assertThat(inTwoParts(client, "registrations", ", filter: {models: \"employee\"}", "uuid"))
                .isEqualTo(ids);
        var log = new ArrayList<String>();
        client.ask("{ access_log { objects { id } } }", Map.of())
                .at("/access_log/objects")
                .forEach(line -> log.add(line.path("id").asString()));
        assertThat(inParts(client, "access_log", "", "id")).isEqualTo(log);
        var listener = client.ask(
                        "mutation { event_listener_declare(input: {user_key: \"x\", routing_key: \"person\"}) { uuid } }",
                        Map.of())
                .at("/event_listener_declare/uuid")
                .asString();
        client.ask("mutation($l: UUID) { employee_refresh(listener: $l) { objects } }", Map.of("l", listener));
        assertThat(client.ask("{ events { objects { subject listener { user_key } } } }", Map.of())
                        .at("/events/objects"))
                .hasSize(MANY);
        assertThat(inTwoParts(client, "events", "", "subject")).isEqualTo(ids);
        var reader = GraphqlCaller.with(port, accounts, keys, catalogue, "organisation.employee.read");
        var refused = reader.send("{ persons { objects { uuid current { engagements { user_key } } } } }", Map.of())
                .json();
        assertThat(refused.path("data").isNull()).isTrue();
        assertThat(refused.at("/errors/0/message").asString()).isEqualTo("No policy approved the access");
    }

    private static List<String> inTwoParts(GraphqlCaller client, String list, String arguments, String field) {
        var parts = parts(client, list, arguments, field);
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst()).hasSize(PART);
        return parts.stream().flatMap(List::stream).toList();
    }

    private static List<String> inParts(GraphqlCaller client, String list, String arguments, String field) {
        return parts(client, list, arguments, field).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What each request answered, each with a limit beyond what is held in memory. */
    private static List<List<String>> parts(GraphqlCaller client, String list, String arguments, String field) {
        var query =
                "query($l: int, $c: Cursor) { %s(limit: $l, cursor: $c%s) { page_info { next_cursor } objects { %s } } }"
                        .formatted(list, arguments, field);
        var parts = new ArrayList<List<String>>();
        String cursor = null;
        do {
            var variables = new HashMap<String, Object>(Map.of("l", PART));
            if (cursor != null) variables.put("c", cursor);
            var page = client.ask(query, variables).path(list);
            parts.add(page.path("objects").values().stream()
                    .map(object -> object.path(field).asString())
                    .toList());
            cursor = page.at("/page_info/next_cursor").asString(null);
        } while (cursor != null);
        return parts;
    }
}
