package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.People;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Ids;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.secondfactor.Challenges;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What collectors of logs are told of sign-ins, changes and what devices were asked (ADM-01, identity 5.3). */
@Walls
class EventLogTest extends OneAuthority {
    private static final String LOG = "/os2faktor/api/auditlog";

    @Autowired
    private People people;

    @Autowired
    private Devices devices;

    @Autowired
    private Challenges challenges;

    @Autowired
    private List<Schedule> schedules;

    private String key(Visiting of, String... permissions) {
        return of.visitor()
                .send(of.visitor().withToken(Call.json("POST", "/api/platform/v1/api-keys", """
                            {"name":"Logopsamling","permissions":["%s"],"perSecond":5000,"burst":5000}
                            """.formatted(
                                String.join("\",\"", permissions)))))
                .json()
                .get("secret")
                .asString();
    }

    private record Visiting(dk.faelled.platform.wire.Visitor visitor) {}

    private Answer get(String key, String path) {
        return two.wire().send(Call.get(LOG + path).with("ApiKey: " + key));
    }

    /** Until that is sealed, which it is within seconds; from the beginning to the end, page by page. */
    private List<JsonNode> told(String key, String last) {
        for (int tries = 0; tries < 3_000; tries++) {
            var all = new ArrayList<JsonNode>();
            for (var page = page(key, 0);
                    !page.isEmpty();
                    page = page(key, all.getLast().get("id").asLong())) all.addAll(page);
            if (all.stream().anyMatch(one -> one.get("logAction").asString().equals(last))) return all;
        }
        throw new AssertionError(last + " was not told");
    }

    private List<JsonNode> page(String key, long offset) {
        var answer = get(key, "/read?offset=" + offset);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var all = answer.json().valueStream().toList();
        assertThat(all).hasSizeLessThanOrEqualTo(100);
        return all;
    }

    private static JsonNode one(List<JsonNode> all, String action, UUID about) {
        return all.stream()
                .filter(event -> event.get("logAction").asString().equals(action)
                        && about.toString().equals(event.get("personId").asString()))
                .findFirst()
                .orElseThrow();
    }

    /** After all that came before, and nowhere else in the log. */
    private void lock(UUID person) {
        vera.open("/identity/persons/" + person + "/lock");
        vera.post("/identity/persons/" + person + "/lock", Map.of("reason", "Fratrådt"));
    }

    @Test
    void signInsAndChangesAreToldInTheirOrderWithWhoseTheyAre() {
        var key = key(new Visiting(vera), "identity.key.auditlog");
        var anna = account("anna", BuiltInRole.READER);
        assertThat(signIn(two.visitor(), "anna", "forkert adgangskode").status())
                .isEqualTo(422);
        signedIn("anna");
        lock(anna);
        var all = told(key, "identity.person.lock");
        assertThat(all).extracting(event -> event.get("id").asLong()).isSorted().doesNotHaveDuplicates();
        var wrong = one(all, "platform.session.refuse", anna);
        assertThat(wrong.get("personName").asString()).isEqualTo("Karen anna");
        assertThat(wrong.get("samaccountName").asString()).isEqualTo("anna");
        assertThat(wrong.get("personDomain").asString()).isEqualTo("fælled");
        assertThat(wrong.get("performerId").isNull()).isTrue();
        assertThat(wrong.get("ipAddress").asString()).isEqualTo("127.0.0.1");
        assertThat(wrong.get("cpr").isNull()).isTrue();
        assertThat(wrong.get("correlationId").asString()).isNotEmpty();
        assertThat(wrong.get("tts").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(wrong.get("detailType").asString()).isEqualTo("JSON");
        var lock = one(all, "identity.person.lock", anna);
        assertThat(lock.get("performerName").asString()).isEqualTo("Karen vera");
        assertThat(lock.get("message").asString()).isEqualTo("Person spærret");
        assertThat(lock.get("detailContent").asString()).contains("\"reason\":\"Fratrådt\"");
        assertThat(one(all, "platform.session.open", anna).get("performerId").asString())
                .isNotEmpty();
        assertThat(all.toString()).doesNotContain(PASSWORD, "forkert adgangskode");
        // nothing of other modules
        assertThat(all)
                .extracting(event -> event.get("logAction").asString())
                .allMatch(
                        action -> action.matches("(identity|secondfactor|platform\\.session|platform\\.account)\\..*"));
        var last = all.getLast().get("id").asLong();
        assertThat(get(key, "/head").json().get("head").asLong()).isGreaterThanOrEqualTo(last);
        assertThat(wrong.propertyNames())
                .containsExactly(
                        "id",
                        "tts",
                        "ipAddress",
                        "correlationId",
                        "personId",
                        "personName",
                        "cpr",
                        "performerId",
                        "performerName",
                        "logAction",
                        "message",
                        "personDomain",
                        "samaccountName",
                        "detailType",
                        "detailContent",
                        "detailSupplement");
    }

    @Test
    void onThePageOfTheLogPersonsHaveTheirNamesAndAreFoundByTheirId() {
        var anna = account("anna", BuiltInRole.READER);
        signedIn("anna");
        lock(anna);
        assertThat(vera.open("/audit?action=identity.person.lock").body())
                .contains("href=\"/identity/persons/" + anna + "\">Karen anna (anna)</a>");
        assertThat(vera.open("/audit?entity=" + anna).body()).contains("Person spærret");
        assertThat(vera.open("/audit?entity=identity-person:" + anna).body()).contains("Person spærret");
    }

    @Test
    void aNumberIsMaskedForWhoMayNotSeeItAndReadingItIsWrittenDown() throws SQLException {
        var person = new PersonId(Ids.next());
        Tenant.run(tenant, () -> people.add(person, Person.named("P1", "Karen", "Prøve"), new Cpr("6101501001"), null));
        var account = Tenant.call(
                tenant,
                () -> accounts.keep("karen", "Karen Prøve", PASSWORD, Set.of(BuiltInRole.READER), person.value()));
        signedIn("karen");
        lock(account);
        var masked = key(new Visiting(vera), "identity.key.auditlog");
        assertThat(one(told(masked, "identity.person.lock"), "platform.account.keep", account)
                        .get("cpr")
                        .asString())
                .isEqualTo("610150-****");
        assertThat(accesses()).isEqualTo("0");
        var clear = key(new Visiting(vera), "identity.key.auditlog", "platform.cpr.read");
        assertThat(one(told(clear, "identity.person.lock"), "platform.account.keep", account)
                        .get("cpr")
                        .asString())
                .isEqualTo("6101501001");
        assertThat(accesses()).isNotEqualTo("0");
    }

    private String accesses() throws SQLException {
        return ask("select count(*) from audit_entry where tenant_id = '%s' and action = 'identity.auditlog.cpr'");
    }

    @Test
    void onlyWhoHasTheRightReadsAndOnlyItsOwnAuthority() {
        var key = key(new Visiting(vera), "identity.key.server");
        for (var path : List.of("/head", "/read", "/mfa/head", "/mfa/read")) {
            assertThat(get(key, path).status()).as(path).isEqualTo(403);
            assertThat(get("fk_12345678_x", path).status()).as(path).isEqualTo(401);
        }
        var right = key(new Visiting(vera), "identity.key.auditlog");
        lock(account("kun-her", BuiltInRole.READER));
        assertThat(told(right, "identity.person.lock").toString()).contains("kun-her");
        assertThat(get(right, "/read?offset=x").status()).isEqualTo(400);
        var theirs = two.signedIn(TwoAuthorities.OWN, BuiltInRole.ADMINISTRATOR);
        assertThat(told(key(new Visiting(theirs), "identity.key.auditlog"), "platform.session.open")
                        .toString())
                .doesNotContain("kun-her");
    }

    @Test
    void whatDevicesWereAskedIsToldWhenItIsOver() throws Exception {
        var key = key(new Visiting(vera), "identity.key.auditlog");
        var account = account("spurgt", BuiltInRole.READER);
        var phone = Phone.enrolled(two.wire(), "");
        Tenant.run(tenant, () -> {
            var owner = devices.ownerOf(account);
            devices.bind(phone.id(), phone.secret(), owner, NsisLevel.LOW);
            challenges.startWithoutCode(owner, phone.id(), "Aula", "spurgt");
        });
        phone.accept(phone.waiting());
        Tenant.run(tenant, () -> challenges.startWithoutCode(devices.ownerOf(account), phone.id(), "VPN", "spurgt"));
        assertThat(get(key, "/mfa/read").body()).isEqualTo("[]");
        assertThat(get(key, "/mfa/head").body()).isEqualTo("{\"head\":0}");
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(
                    superuser,
                    "update secondfactor_challenge set created_at = created_at - interval '10 minutes' where tenant_id = '"
                            + tenant + "'");
        }
        var move = schedules.stream()
                .filter(one -> one.name().equals("secondfactor.history"))
                .findFirst()
                .orElseThrow();
        Tenant.<Exception>run(tenant, () -> move.work().run());
        var all = get(key, "/mfa/read").json().valueStream().toList();
        assertThat(all)
                .extracting(one -> one.get("systemName").asString() + " "
                        + one.get("status").asString())
                .containsExactlyInAnyOrder("Aula Godkendt", "VPN Ukendt");
        assertThat(all).extracting(one -> one.get("id").asLong()).isSorted();
        var first = all.getFirst();
        assertThat(first.get("clientType").asString()).isEqualTo("ANDROID");
        assertThat(first.get("deviceId").asString()).isEqualTo(phone.id());
        assertThat(Objects.requireNonNull(first.get("createdTts")).asString())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        var last = all.getLast().get("id").asLong();
        assertThat(get(key, "/mfa/head").body()).isEqualTo("{\"head\":" + last + "}");
        assertThat(get(key, "/mfa/read?offset=" + last).body()).isEqualTo("[]");
        assertThat(get(key, "/mfa/read?offset=" + first.get("id").asLong()).json())
                .hasSize(1);
    }
}
