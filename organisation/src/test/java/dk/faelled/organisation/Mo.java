package dk.faelled.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Actor;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Context;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.key.IssueKey;
import dk.faelled.platform.key.KeyRegister;
import dk.faelled.platform.rights.CallerRights;
import dk.faelled.platform.rights.PermissionCatalogue;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Wire;
import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OS2mo's GraphQL over HTTP, called as its clients call it. */
@TestComponent
class Mo {
    private static final JsonMapper JSON = new JsonMapper();
    static final TypeDefinitionRegistry TYPES = types();

    private final Environment environment;
    private final KeyRegister keys;
    private final PermissionCatalogue catalogue;
    private final dk.faelled.platform.Accounts accounts;
    private final Map<TenantId, UUID> owners = new ConcurrentHashMap<>();
    private final Map<TenantId, String> unlimited = new ConcurrentHashMap<>();

    Mo(
            Environment environment,
            KeyRegister keys,
            PermissionCatalogue catalogue,
            dk.faelled.platform.Accounts accounts) {
        this.environment = environment;
        this.keys = keys;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    private static TypeDefinitionRegistry types() {
        try {
            return new SchemaParser()
                    .parse(new ClassPathResource("dk/faelled/organisation/os2mo/v30.graphqls")
                            .getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FieldDefinition> mutations() {
        return TYPES.getType("Mutation", ObjectTypeDefinition.class)
                .orElseThrow()
                .getFieldDefinitions();
    }

    /** Name and value in turn; ids as clients write them. */
    static Map<String, @Nullable Object> input(@Nullable Object... pairs) {
        var input = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) input.put(String.valueOf(pairs[i]), plain(pairs[i + 1]));
        return input;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Id id -> id.value().toString();
            case List<?> list -> list.stream().map(Mo::plain).toList();
            case null, default -> value;
        };
    }

    static Map<String, @Nullable Object> from(String day) {
        return input("from", day);
    }

    static Map<String, @Nullable Object> between(String from, String to) {
        return input("from", from, "to", to);
    }

    /** A new key with these permissions. */
    String key(String... permissions) {
        var account = owners.computeIfAbsent(
                Tenant.current(),
                _ -> accounts.keep(
                        "owner-of-keys", "Ejer", "sit-down-at-it-1", Set.of(BuiltInRole.ADMINISTRATOR), null));
        var context = new Context(
                Tenant.current(), new Actor(Actor.Kind.PERSON, account, "Ejer"), Context.DANISH, "prøve-prøve");
        var secret = new String[1];
        context.<RuntimeException>run(() -> CallerRights.<RuntimeException>run(
                catalogue.all().stream().map(p -> p.id()).collect(Collectors.toSet()),
                () -> secret[0] = keys.issue(
                                new IssueKey("Integration", "prøve", List.of(permissions), List.of(), 30, 5000, 5000))
                        .secret()));
        return secret[0];
    }

    /** The key of one who may everything. */
    String all() {
        return unlimited.computeIfAbsent(
                Tenant.current(),
                _ -> key(catalogue.all().stream().map(p -> p.id()).toArray(String[]::new)));
    }

    Answer send(String version, String key, String query, Map<String, ?> variables) {
        var body = JSON.writeValueAsString(Map.of("query", query, "variables", variables));
        return new Wire(environment.getRequiredProperty("local.server.port", Integer.class))
                .send(Call.json("POST", "/os2mo/graphql/" + version, body).key(key));
    }

    JsonNode errors(String version, String query, Map<String, ?> variables) {
        var answer = send(version, all(), query, variables);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("errors");
    }

    JsonNode ask(String version, String query, Map<String, ?> variables) {
        var answer = send(version, all(), query, variables);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().has("errors")).as(answer.body()).isFalse();
        return answer.json().path("data");
    }

    JsonNode ask(String query) {
        return ask("v30", query, Map.of());
    }

    /** The document that sends one mutation its input as variable {@code i}. */
    static String document(String mutation, String answer) {
        var input = mutations().stream()
                .filter(m -> m.getName().equals(mutation))
                .findAny()
                .orElseThrow()
                .getInputValueDefinitions()
                .getFirst();
        return "mutation($i: %s) { %s(%s: $i) { %s } }"
                .formatted(AstPrinter.printAst(input.getType()), mutation, input.getName(), answer);
    }

    /** What the mutation answers with, of these fields. */
    JsonNode write(String version, String mutation, Object input, String answer) {
        return ask(version, document(mutation, answer), Map.of("i", input)).path(mutation);
    }

    /** The id of what was written. */
    String write(String mutation, Map<String, @Nullable Object> input) {
        return write("v30", mutation, input, "uuid").path("uuid").asString();
    }

    void delete(String mutation, String id) {
        ask("mutation { " + mutation + "(uuid: \"" + id + "\") { uuid } }");
    }

    /** What is said of the object, from its first day to its last. */
    JsonNode validities(String list, String id, String fields) {
        return ask("{ " + list + "(filter: {uuids: \"" + id + "\", from_date: null, to_date: null}) "
                        + "{ objects { validities { " + fields + " validity { from to } } } } }")
                .at("/" + list + "/objects/0/validities");
    }

    /** The error that the mutation is refused with. */
    JsonNode refused(String mutation, Object input) {
        var errors = errors("v30", document(mutation, "uuid"), Map.of("i", input));
        assertThat(errors).as(mutation + " " + input).hasSize(1);
        return errors.path(0);
    }
}
