package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.Actor;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.key.IssueKey;
import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.platform.rights.PermissionCatalogue;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of OS2mo's GraphQL with an API key. */
record GraphqlCaller(int port, String key) {
    private static final JsonMapper JSON = new JsonMapper();

    static GraphqlCaller with(
            int port, Accounts accounts, KeyRegister keys, PermissionCatalogue catalogue, String... permissions) {
        var account =
                accounts.keep("owner-of-keys", "Ejer", "sit-down-at-it-1", Set.of(BuiltInRole.ADMINISTRATOR), null);
        var context = new Context(
                Tenant.current(), new Actor(Actor.Kind.PERSON, account, "Ejer"), Context.DANISH, "prøve-prøve");
        var secret = new String[1];
        context.<RuntimeException>run(() -> CallerRights.<RuntimeException>run(
                catalogue.all().stream().map(p -> p.id()).collect(Collectors.toSet()),
                () -> secret[0] = keys.issue(
                                new IssueKey("Integration", "prøve", List.of(permissions), List.of(), 30, 5000, 5000))
                        .secret()));
        return new GraphqlCaller(port, secret[0]);
    }

    Answer send(String query, Map<String, ?> variables) {
        var body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
        return send(Call.json("POST", "/os2mo/graphql/v30", body));
    }

    Answer send(Call call) {
        return new Wire(port).send(call.key(key));
    }

    JsonNode ask(String query, Map<String, ?> variables) {
        var answer = send(query, variables);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().has("errors")).as(answer.body()).isFalse();
        return answer.json().path("data");
    }

    /** The message of the first error. */
    String error(String query, Map<String, ?> variables) {
        var answer = send(query, variables);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/errors/0/message").asString();
    }
}
