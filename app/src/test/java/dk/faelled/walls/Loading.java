package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program does that loads persons into an authority of its own (CoreData). */
abstract class Loading extends OneAuthority {
    static final String CORE = "/os2faktor/api/coredata";
    private static final JsonMapper JSON = new JsonMapper();

    final String key(Visitor administrator, String permission) {
        return administrator
                .send(administrator.withToken(Call.json(
                        "POST",
                        "/api/platform/v1/api-keys",
                        "{\"name\":\"AD\",\"permissions\":[\"%s\"],\"perSecond\":500,\"burst\":2000}"
                                .formatted(permission))))
                .json()
                .get("secret")
                .asString();
    }

    final String key() {
        return key(vera, "identity.key.coredata");
    }

    final Answer call(String key, String method, String path, String body) {
        return two.wire()
                .send(new Call(method, path, List.of("ApiKey: " + key, "Content-Type: application/json"), body));
    }

    /** As the interface tells of somebody. */
    final JsonNode of(String key, String name) {
        var all = call(key, "GET", CORE + "?domain=dalby.example", "").json().get("entryList");
        for (var one : all) if (one.get("samAccountName").asString().equals(name)) return one;
        throw new AssertionError("no " + name + " among " + all);
    }

    /** A domain whose persons are loaded. @param parent its id; empty for none */
    final String domain(String name, String parent) throws SQLException {
        vera.open("/identity/domains/new");
        assertThat(vera.post("/identity/domains/new", Map.of("name", name, "source", "COREDATA", "parent", parent))
                        .header("Location"))
                .endsWith("/identity/domains");
        return ask("select id::text from identity_domain where tenant_id = '%s' and name = '" + name + "'");
    }

    /** As the interface describes it, with what is not said left at what a loader sends. */
    static Map<String, Object> person(String name, String cpr) {
        var person = new LinkedHashMap<String, Object>();
        person.put("uuid", uuid(name));
        person.put("cpr", cpr);
        person.put("rid", null);
        person.put("name", "Anna Bente " + name);
        person.put("email", name + "@dalby.example");
        person.put("samAccountName", name);
        person.put("subDomain", null);
        person.put("expireTimestamp", null);
        person.put("passwordAdTimestamp", null);
        person.put("nsisAllowed", true);
        person.put("robot", false);
        person.put("transferToNemlogin", false);
        person.put("privateMitId", false);
        person.put("qualifiedSignature", false);
        person.put("trustedEmployee", false);
        person.put("department", null);
        person.put("ean", null);
        person.put("externalNemloginUserUuid", null);
        person.put("roles", List.of());
        person.put("attributes", Map.of("employeeNo", "4711"));
        return person;
    }

    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    static String body(String domain, List<? extends Map<String, ?>> entries) {
        var body = new LinkedHashMap<String, Object>();
        body.put("domain", domain);
        body.put("globalSubDomain", null);
        body.put("entryList", entries);
        return JSON.writeValueAsString(body);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Of day 61 and on, as no living person has. */
    static String cpr(int number) {
        return "610170%04d".formatted(number);
    }

    static List<Map<String, Object>> persons(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> person("bruger" + i, cpr(i)))
                .collect(Collectors.toCollection(java.util.ArrayList::new));
    }

    final String count(String condition) throws SQLException {
        return ask("""
                select count(*) from identity_person p join identity_domain d on d.id = p.domain_id and d.tenant_id = p.tenant_id
                 where p.tenant_id = '%s' and d.source = 'COREDATA' and """ + " " + condition);
    }

    final UUID id(String userName) throws SQLException {
        return UUID.fromString(
                ask("select id::text from identity_person where tenant_id = '%s' and user_name = '" + userName + "'"));
    }

    final void sql(String sentence) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, sentence.formatted(tenant));
        }
    }

    /** The service desk gives a link, and the person chooses a password by it. */
    final void choosePassword(String userName, String password) throws SQLException {
        var path = "/identity/persons/" + id(userName) + "/link";
        vera.open(path);
        var link = Pattern.compile("/first-sign-in/\\d{8}/[A-Za-z0-9_-]{43}")
                .matcher(vera.post(path, Map.of("reason", "Ny")).body());
        assertThat(link.find()).isTrue();
        var visitor = two.visitor();
        visitor.open(link.group());
        assertThat(visitor.post(link.group(), Map.of("password", password, "repeat", password))
                        .header("Location"))
                .endsWith("/sign-in");
    }
}
