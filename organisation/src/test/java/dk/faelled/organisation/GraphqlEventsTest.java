package dk.faelled.organisation;

import static dk.faelled.organisation.AuthorityFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.rights.PermissionCatalogue;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Events of OS2mo over HTTP, as its integrations use them. */
@DeskTest
class GraphqlEventsTest {
    private static final String LISTEN =
            "mutation($n: String!, $u: String!, $r: String!) { event_listener_declare(input: "
                    + "{namespace: $n, user_key: $u, routing_key: $r}) { uuid owner routing_key namespace { name public } } }";
    private static final String FETCH =
            "query($l: UUID!) { event_fetch(filter: {listener: $l}) { subject priority token } }";
    private static final String ACKNOWLEDGE = "mutation($t: EventToken!) { event_acknowledge(input: {token: $t}) }";
    private static final String SEND = "mutation($n: String!, $s: String!, $p: Int!) { event_send(input: "
            + "{namespace: $n, routing_key: \"task\", subject: $s, priority: $p}) }";

    @Autowired
    AuthorityFixture authority;

    @Autowired
    KeyRegister keys;

    @Autowired
    PermissionCatalogue catalogue;

    @Autowired
    dk.faelled.platform.Accounts accounts;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private GraphqlCaller client() {
        return GraphqlCaller.with(
                port,
                accounts,
                keys,
                catalogue,
                catalogue.all().stream().map(p -> p.id()).toArray(String[]::new));
    }

    GraphqlCaller one;

    GraphqlEventsTest() {
        one = new GraphqlCaller(0, "");
    }

    @BeforeEach
    void aClient() {
        one = client();
    }

    private static String listen(GraphqlCaller client, String namespace, String userKey, String routingKey) {
        return client.ask(LISTEN, Map.of("n", namespace, "u", userKey, "r", routingKey))
                .at("/event_listener_declare/uuid")
                .asString();
    }

    private static JsonNode fetch(GraphqlCaller client, String listener) {
        return client.ask(FETCH, Map.of("l", listener)).path("event_fetch");
    }

    private static void acknowledge(GraphqlCaller client, JsonNode event) {
        assertThat(client.ask(ACKNOWLEDGE, Map.of("t", event.path("token").asString()))
                        .path("event_acknowledge")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aListenerGetsEachChangeOfItsTypeUntilItAcknowledges() {
        var listener = listen(one, "mo", "ldap", "org_unit");
        assertThat(listen(one, "mo", "ldap", "org_unit")).isEqualTo(listener);
        assertThat(fetch(one, listener).isNull()).isTrue();
        var school = authority.unit("Skolen", null);
        authority.person("Ida", "Juhl");
        var event = fetch(one, listener);
        assertThat(event.path("subject").asString()).isEqualTo(school.toString());
        assertThat(event.path("priority").asInt()).isEqualTo(10_000);
        assertThat(fetch(one, listener).isNull()).isTrue();
        authority.units.update(school, Validity.from(START), u -> u.named("Byskolen"), null);
        acknowledge(one, event);
        var again = fetch(one, listener);
        assertThat(again.path("subject").asString()).isEqualTo(school.toString());
        acknowledge(one, again);
        assertThat(one.ask("{ events { objects { subject } } }", Map.of()).at("/events/objects"))
                .isEmpty();
        assertThat(one.error(ACKNOWLEDGE, Map.of("t", "bm90IGEgcmVhbCB0b2tlbgo")))
                .isEqualTo("Could not parse EventToken");
        assertThat(one.error(LISTEN, Map.of("n", "mo", "u", "ldap", "r", "person")))
                .isEqualTo("There already exists a listener with this user_key and a different routing_key");
    }

    @Test
    void aConsumerThatDiedGetsAgainWhatItDidNotAcknowledge() {
        var listener = listen(one, "mo", "ldap", "org_unit");
        var done = authority.unit("Skolen", null);
        acknowledge(one, fetch(one, listener));
        var under = authority.unit("Tandplejen", null);
        var held = fetch(one, listener);
        assertThat(held.path("subject").asString()).isEqualTo(under.toString());
        // it is killed here, and comes again as the same client, which declares what it listens to when it begins
        var again = new GraphqlCaller(port, one.key());
        assertThat(listen(again, "mo", "ldap", "org_unit")).isEqualTo(listener);
        assertThat(fetch(again, listener).isNull()).isTrue();
        pass("3 minutes");
        var second = fetch(again, listener);
        assertThat(second.path("subject").asString())
                .isEqualTo(under.toString())
                .isNotEqualTo(done.toString());
        acknowledge(again, second);
        pass("1 day");
        assertThat(fetch(again, listener).isNull()).isTrue();
        // what it had in hand when it died it may still acknowledge; nothing is lost by that
        acknowledge(one, held);
    }

    /** As if so much time had passed since events were fetched. */
    private void pass(String time) {
        transaction.executeWithoutResult(
                _ -> sql.sql("update mo_event set available_at = available_at - cast(:time as interval)")
                        .param("time", time)
                        .update());
    }

    @Test
    void aMutationOfTheInterfaceIsToldWhenItsRequestHasSucceeded() {
        var listener = listen(one, "mo", "sync", "org_unit");
        var type = authority.aClass("org_unit_type", "Afdeling").toString();
        var unit = "org_unit_create(input: {name: \"%s\", org_unit_type: \"" + type
                + "\", validity: {from: \"2021-05-01\"}}) { uuid }";
        var failed = "mutation { a: " + unit.formatted("Biblioteket") + " b: org_unit_terminate(input: {uuid: \""
                + UUID.randomUUID() + "\", to: \"2030-01-01\"}) { uuid } }";
        one.error(failed, Map.of());
        assertThat(fetch(one, listener).isNull()).isTrue();
        var made = one.ask("mutation { " + unit.formatted("Biblioteket") + " }", Map.of());
        assertThat(fetch(one, listener).path("subject").asString())
                .isEqualTo(made.at("/org_unit_create/uuid").asString());
    }

    @Test
    void aNamespaceBelongsToTheOneWhoDeclaresIt() {
        var two = client();
        var declare =
                "mutation($n: String!, $p: Boolean!) { event_namespace_declare(input: {name: $n, public: $p}) { name owner public } }";
        one.ask(declare, Map.of("n", "tasks", "p", false));
        one.ask(declare, Map.of("n", "tasks", "p", false));
        assertThat(one.error(declare, Map.of("n", "tasks", "p", true))).contains("different value of public");
        assertThat(two.error(declare, Map.of("n", "tasks", "p", false))).contains("different owner");
        assertThat(one.error(declare, Map.of("n", "mo", "p", true))).contains("different owner");
        assertThat(two.error(LISTEN, Map.of("n", "tasks", "u", "x", "r", "task")))
                .contains("not public");
        assertThat(two.error(LISTEN, Map.of("n", "none", "u", "x", "r", "task")))
                .isEqualTo("Namespace does not exist.");
        var listener = listen(one, "tasks", "x", "task");

        assertThat(two.error(SEND, Map.of("n", "tasks", "s", "alice", "p", 1)))
                .isEqualTo("You are not the owner of that namespace.");
        assertThat(one.error(SEND, Map.of("n", "mo", "s", "alice", "p", 1)))
                .isEqualTo("You are not the owner of that namespace.");
        assertThat(one.error(SEND, Map.of("n", "none", "s", "alice", "p", 1))).isEqualTo("Namespace does not exist.");
        assertThat(one.error(SEND, Map.of("n", "tasks", "s", "a".repeat(221), "p", 1)))
                .startsWith("Too large subject. ");
        assertThat(one.error(SEND, Map.of("n", "tasks", "s", "alice", "p", 0))).contains("priority");
        one.ask(SEND, Map.of("n", "tasks", "s", "alice", "p", 7));
        assertThat(fetch(two, listener).isNull()).isTrue();
        assertThat(fetch(one, listener).path("priority").asInt()).isEqualTo(7);

        var gone = "mutation { event_namespace_delete(input: {name: \"tasks\"}) }";
        assertThat(one.error(gone, Map.of())).contains("has listeners");
        var drop =
                "mutation($l: UUID!, $e: Boolean!) { event_listener_delete(input: {uuid: $l, delete_pending_events: $e}) }";
        assertThat(one.error(drop, Map.of("l", listener, "e", false))).contains("pending events");
        one.ask(drop, Map.of("l", listener, "e", true));
        one.ask(drop, Map.of("l", listener, "e", false));
        one.ask(gone, Map.of());
        assertThat(one.ask("{ event_namespaces { objects { name owner public } } }", Map.of())
                        .at("/event_namespaces/objects")
                        .toString())
                .isEqualTo("[{\"name\":\"mo\",\"owner\":\"00000000-0000-0000-0000-000000000000\",\"public\":true}]");
    }

    @Test
    void pendingEventsAreListedSilencedAndRunAgain() {
        var units = listen(one, "mo", "units", "org_unit");
        listen(one, "mo", "persons", "person");
        var ids = new TreeSet<String>();
        for (int i = 0; i < 3; i++) ids.add(authority.unit("Team " + i, null).toString());
        authority.person("Ida", "Juhl");
        var page = "query($c: Cursor) { events(filter: {listeners: {user_keys: \"units\"}}, limit: 2, cursor: $c) "
                + "{ objects { subject silenced listener { user_key namespace { name } } } page_info { next_cursor } } }";
        var first = one.ask(page, Map.of()).path("events");
        assertThat(first.path("objects")).hasSize(2);
        var second = one.ask(
                        page, Map.of("c", first.at("/page_info/next_cursor").asString()))
                .path("events");
        assertThat(second.path("objects")).hasSize(1);
        assertThat(second.at("/page_info/next_cursor").isNull()).isTrue();
        assertThat(second.at("/objects/0/listener/namespace/name").asString()).isEqualTo("mo");

        var nested = one.ask("""
                { event_namespaces { objects { name listeners { user_key owner events(limit: 2) { subject } } } }
                  me { actor { event_listeners(filter: {user_keys: "units"}) { uuid events { subject } } event_namespaces { name } } } }
                """, Map.of());
        assertThat(nested.at("/event_namespaces/objects/0/listeners")).hasSize(2);
        assertThat(nested.at("/me/actor/event_listeners/0/events")).hasSize(3);
        assertThat(nested.at("/me/actor/event_namespaces")).isEmpty();

        var silence = "mutation($s: [String!]!) { event_silence(input: {listeners: {uuids: \"" + units
                + "\"}, subjects: $s}) }";
        one.ask(silence, Map.of("s", ids.first()));
        var silent = "{ events(filter: {silenced: true}) { objects { subject } } }";
        assertThat(one.ask(silent, Map.of()).at("/events/objects")).hasSize(1);
        one.ask("mutation { event_unsilence(input: {subjects: \"" + ids.first() + "\"}) }", Map.of());
        assertThat(one.ask(silent, Map.of()).at("/events/objects")).isEmpty();

        for (int i = 0; i < 3; i++) fetch(one, units);
        assertThat(fetch(one, units).isNull()).isTrue();
        var rerun =
                one.ask("mutation { event_rerun(input: {subjects: \"" + ids.first() + "\"}) { subject } }", Map.of());
        assertThat(rerun.at("/event_rerun/0/subject").asString()).isEqualTo(ids.first());
        assertThat(fetch(one, units).path("subject").asString()).isEqualTo(ids.first());
    }

    @Test
    void eachPermissionIsDemandedAndTheEventsOfOthersAreOnlyForThoseWhoMaySeeThem() {
        listen(one, "mo", "units", "org_unit");
        authority.unit("Skolen", null);
        var reader = GraphqlCaller.with(port, accounts, keys, catalogue, "organisation.read");
        assertThat(reader.ask("{ event_listeners { objects { user_key events { subject } } } }", Map.of())
                        .toString())
                .isEqualTo("{\"event_listeners\":{\"objects\":[{\"user_key\":\"units\",\"events\":[]}]}}");
        assertThat(reader.ask("{ events { objects { subject } } }", Map.of()).at("/events/objects"))
                .isEmpty();
        for (var refused : java.util.List.of(
                "mutation { event_listener_declare(input: {user_key: \"a\", routing_key: \"person\"}) { uuid } }",
                "mutation { event_namespace_declare(input: {name: \"a\"}) { name } }",
                "mutation { event_rerun(input: {}) { subject } }",
                "mutation { event_unsilence(input: {}) }",
                "mutation { org_unit_refresh { objects } }",
                "{ event_fetch(filter: {listener: \"" + UUID.randomUUID() + "\"}) { subject } }"))
            assertThat(reader.error(refused, Map.of())).isEqualTo("No policy approved the access");
    }

    @Test
    void refreshingTellsTheListenersThatAreMeantOfAllThatTheFilterFinds() {
        var two = client();
        var other = client();
        for (int i = 0; i < 3; i++) authority.unit("Team " + i, null);
        authority.person("Ida", "Juhl");
        var mine = listen(one, "mo", "units", "org_unit");
        var theirs = listen(two, "mo", "units", "org_unit");
        var persons = listen(one, "mo", "persons", "person");
        var refresh =
                "mutation($c: Cursor, $l: UUID, $o: UUID) { org_unit_refresh(limit: 2, cursor: $c, listener: $l, owner: $o, priority: 20000) "
                        + "{ objects page_info { next_cursor } } }";
        var first = other.ask(refresh, Map.of("l", mine)).path("org_unit_refresh");
        assertThat(first.path("objects")).hasSize(2);
        assertThat(fetch(two, theirs).isNull()).isTrue();
        var owner = one.ask("{ event_listeners(filter: {uuids: \"" + theirs + "\"}) { objects { owner } } }", Map.of())
                .at("/event_listeners/objects/0/owner")
                .asString();
        var rest = other.ask(
                        refresh, Map.of("c", first.at("/page_info/next_cursor").asString(), "o", owner))
                .path("org_unit_refresh");
        assertThat(rest.path("objects")).hasSize(1);
        assertThat(fetch(two, theirs).path("subject").asString())
                .isEqualTo(rest.at("/objects/0").asString());
        assertThat(fetch(one, mine).path("priority").asInt()).isEqualTo(20_000);
        other.ask("mutation { employee_refresh(filter: {query: \"Ida\"}) { objects } }", Map.of());
        assertThat(fetch(one, persons).isNull()).isFalse();
        other.ask("mutation { employee_refresh(exchange: \"os2mo\", filter: {query: \"Ida\"}) { objects } }", Map.of());
        assertThat(fetch(one, persons).isNull()).isFalse();
        for (var type : java.util.List.of(
                "address",
                "association",
                "class",
                "employee",
                "engagement",
                "facet",
                "itsystem",
                "ituser",
                "kle",
                "leave",
                "manager",
                "org_unit",
                "owner",
                "related_unit",
                "rolebinding")) other.ask("mutation { " + type + "_refresh(limit: 1) { objects } }", Map.of());
    }
}
