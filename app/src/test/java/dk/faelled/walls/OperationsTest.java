package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.operations.FirstOperator;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Authorities as the operator makes them, and their first administrators find them. */
@Walls
class OperationsTest {
    private static final Pattern LINK = Pattern.compile("http://[^/]+(/first-sign-in/\\d{8}/[A-Za-z0-9_-]{43})");
    private static final String PASSWORD = "en hel ny adgangskode";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Accounts accounts;

    private Visitor operator = new Visitor(new dk.faelled.platform.wire.Wire(0), "");
    private final String cvr = Integer.toString(ThreadLocalRandom.current().nextInt(40_000_000, 90_000_000));

    @BeforeEach
    void signIn() {
        var drift = tenants.create(FirstOperator.CVR, "", "Drift", TenantInfo.Kind.OPERATOR);
        var roles = Set.of(BuiltInRole.OPERATOR, BuiltInRole.ADMINISTRATOR);
        Tenant.run(drift.id(), () -> accounts.keep("drift", "Dennis Drift", PASSWORD, roles, null));
        operator = two.visitor();
        assertThat(operator.signIn(FirstOperator.CVR, "drift", PASSWORD).status())
                .isLessThan(400);
    }

    private Map<String, String> wish() {
        return Map.of(
                "cvr", cvr,
                "code", "997",
                "name", "Vestby Kommune " + cvr,
                "kind", "MUNICIPALITY",
                "hosts", "vestby" + cvr + ".example",
                "modules", "organisation,roles",
                "userName", "Vera",
                "displayName", "Vera Vestergaard");
    }

    private Answer open(Map<String, String> wish) {
        operator.open("/operations/tenants/new");
        return operator.post("/operations/tenants/new", wish);
    }

    /** The page of authorities on which the new one stands first. */
    private String overview() {
        return operator.open("/operations?after=" + (Integer.parseInt(cvr) - 1)).body();
    }

    private static String link(Answer answer) {
        var found = LINK.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    @Test
    void aNewAuthorityIsOpenedAndItsFirstAdministratorComesInByALinkThatWorksOnce() throws Exception {
        var link = link(open(wish()));
        assertThat(overview())
                .contains("vestby" + cvr + ".example")
                .containsPattern("Vestby Kommune " + cvr + "(?s).{1,300}Ny")
                .doesNotContain("??", link);
        var vera = two.visitor();
        assertThat(vera.open("/sign-in").body())
                .as("before anybody can sign in")
                .doesNotContain("Vestby Kommune " + cvr);
        assertThat(vera.open(link).body())
                .contains("Velkommen til Vestby", "vera")
                .doesNotContain("??");
        assertThat(vera.post(link, Map.of("password", "kort", "repeat", "kort")).body())
                .contains("href=\"#password\"");
        assertThat(vera.post(link, Map.of("password", PASSWORD, "repeat", "noget andet"))
                        .body())
                .contains("ikke ens");
        assertThat(vera.post(link, Map.of("password", PASSWORD, "repeat", PASSWORD))
                        .header("Location"))
                .isEqualTo("/sign-in");
        assertThat(vera.open("/sign-in").body())
                .as("the authority of the link is proposed")
                .containsPattern("<option value=\"" + cvr + "\" selected");
        assertThat(vera.signIn(cvr, "vera", PASSWORD).status()).isLessThan(400);
        assertThat(overview()).containsPattern("Vestby Kommune " + cvr + "(?s).{1,300}Aktiv");
        assertThat(vera.open("/api-keys").status()).isEqualTo(200);
        assertThat(vera.open("/operations").status()).isEqualTo(403);
        assertThat(vera.open("/audit").body()).contains("Myndighed oprettet", "Dennis Drift", "Engangslink brugt");
        var again = two.visitor().open(link);
        assertThat(again.status()).as("a second time").isEqualTo(404);
        assertThat(again.body()).contains("Bed den, der gav dig det, om et nyt");
        assertThat(operator.open("/audit").body()).contains("Myndighed oprettet");
    }

    @Test
    void whatIsTakenIsRefusedAtItsFieldAndNothingIsLeftOfTheAttempt() throws Exception {
        assertThat(open(wish()).status()).isEqualTo(200);
        var again = open(wish());
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("allerede en myndighed", "href=\"#cvr\"", "value=\"Vera Vestergaard\"");
        var other = new HashMap<>(wish());
        other.put("cvr", Integer.toString(Integer.parseInt(cvr) + 1));
        assertThat(open(other).body()).contains("hører allerede til", "href=\"#hosts\"");
        other.put("hosts", "https://vestby.example");
        assertThat(open(other).body()).contains("ikke et værtsnavn");
        try (var superuser = TestDatabase.database().superuser()) {
            assertThat(Twin.ask(superuser, "select cvr from tenant where cvr = '" + other.get("cvr") + "'"))
                    .isEmpty();
        }
    }

    @Test
    void aLinkCanBeMadeAnewOnlyUntilSomebodyHasComeIn() {
        var first = link(open(wish()));
        var path = "/operations/tenants/" + cvr + "/link";
        operator.open(path);
        var second = link(operator.post(path, Map.of("userName", "vera", "displayName", "Vera Vestergaard")));
        assertThat(two.visitor().open(first).status()).isEqualTo(404);
        var vera = two.visitor();
        vera.open(second);
        vera.post(second, Map.of("password", PASSWORD, "repeat", PASSWORD));
        operator.open(path);
        assertThat(operator.post(path, Map.of("userName", "drift", "displayName", "Dennis"))
                        .body())
                .contains("taget i brug");
    }

    @Test
    void theFirstAdministratorInvitesTheNextAndOnlyWithARoleOfTheAuthority() {
        var link = link(open(wish()));
        var vera = two.visitor();
        vera.open(link);
        vera.post(link, Map.of("password", PASSWORD, "repeat", PASSWORD));
        assertThat(vera.signIn(cvr, "vera", PASSWORD).status()).isLessThan(400);
        vera.open("/users/invite");
        var invitation = Map.of("displayName", "Ole Olsen", "userName", "ole", "role", "READER");
        var invited = link(vera.post("/users/invite", invitation));
        assertThat(vera.open("/users").body()).contains("Vera Vestergaard", "Ole Olsen", "Inviteret");

        var ole = two.visitor();
        ole.open(invited);
        ole.post(invited, Map.of("password", PASSWORD, "repeat", PASSWORD));
        assertThat(ole.signIn(cvr, "ole", PASSWORD).status()).isLessThan(400);
        assertThat(ole.open("/organisation/persons").status()).isEqualTo(200);
        assertThat(ole.open("/users").status()).isEqualTo(403);

        vera.open("/users/invite");
        var again = vera.post("/users/invite", invitation);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("allerede en bruger med navnet ole", "href=\"#userName\"");
        var operating = new HashMap<>(invitation);
        operating.putAll(Map.of("userName", "otto", "role", "OPERATOR"));
        assertThat(vera.post("/users/invite", operating).body()).contains("Vælg en rolle");
    }

    @Test
    void theSameOverHttp() {
        var answer =
                operator.send(operator.withToken(Call.json("POST", "/api/platform/v1/tenants", """
                {"cvr":"%s","name":"Vestby","kind":"REGION","hosts":[],"userName":"vera","displayName":"Vera"}
                """.formatted(cvr))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().get("status").asString()).isEqualTo("NEW");
        link(answer);
        assertThat(operator.send(Call.get("/api/platform/v1/tenants?after=" + (Integer.parseInt(cvr) - 1)))
                        .json()
                        .get("items")
                        .get(0)
                        .get("kind")
                        .asString())
                .isEqualTo("REGION");
    }

    @Test
    void aNewAuthorityUsesTheModulesThatAreChosenForIt() {
        var wish = new HashMap<>(wish());
        wish.put("modules", "organisation");
        var link = link(open(wish));
        assertThat(overview()).containsPattern("Vestby Kommune " + cvr + "(?s).{1,500}Rettigheder");
        var vera = two.visitor();
        vera.open(link);
        vera.post(link, Map.of("password", PASSWORD, "repeat", PASSWORD));
        vera.signIn(cvr, "vera", PASSWORD);
        assertThat(vera.open("/").body()).contains("/organisation/units").doesNotContain("/roles/users");
        var path = "/operations/tenants/" + cvr;
        assertThat(operator.open(path).body())
                .contains("vestby" + cvr + ".example", "value=\"997\"")
                .containsPattern("value=\"organisation\" checked")
                .doesNotContainPattern("value=\"roles\" checked");
        var change =
                Map.of("name", "Østby " + cvr, "code", "", "hosts", "oestby" + cvr + ".example", "modules", "roles");
        assertThat(operator.post(path, change).header("Location")).isEqualTo("/operations");
        assertThat(overview())
                .contains("Østby " + cvr, "oestby" + cvr + ".example")
                .doesNotContain("vestby" + cvr + ".example");
        assertThat(vera.open("/").body()).contains("/roles/users", "Østby").doesNotContain("/organisation/units");
        assertThat(vera.open("/audit").body()).contains("Myndighed rettet", "Dennis Drift");
        assertThat(operator.open("/audit").body()).contains("Myndighed rettet");
    }

    @Test
    void aChangeThatCannotBeIsRefusedAtItsFieldAndWhatWasTypedIsKept() {
        link(open(wish()));
        var path = "/operations/tenants/" + cvr;
        operator.open(path);
        var change = new HashMap<>(
                Map.of("name", "", "code", "12", "hosts", "vestby" + cvr + ".example", "modules", "organisation"));
        var answer = operator.post(path, change);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#code\"", "value=\"12\"");
        change.putAll(Map.of("name", "Vestby", "code", "", "hosts", "localhost.example, ikke/et/navn"));
        assertThat(operator.post(path, change).body()).contains("ikke et værtsnavn");
        assertThat(operator.open("/operations/tenants/10000099").status()).isEqualTo(404);
    }

    @Test
    void theOperatorChangesOneOverHttpAndWhatIsNotSaidStays() {
        link(open(wish()));
        var path = "/api/platform/v1/tenants/" + cvr;
        var answer = operator.send(operator.withToken(Call.json("PATCH", path, "{\"modules\":[\"roles\"]}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("modules").toString()).isEqualTo("[\"roles\"]");
        assertThat(answer.json().get("code").asString()).isEqualTo("997");
        assertThat(answer.json().at("/hosts/0").asString()).isEqualTo("vestby" + cvr + ".example");
        assertThat(operator.send(operator.withToken(Call.json("PATCH", path, "{\"modules\":[\"rolls\"]}")))
                        .body())
                .contains("/modules", "organisation, roles");
        assertThat(operator.send(Call.get(path)).json().get("modules").toString())
                .isEqualTo("[\"roles\"]");
    }

    @Test
    void theOperatorSeesNoAuthoritysDataAndNobodyElseSeesTheOperations() {
        for (var page : new String[] {"/organisation/units", "/organisation/persons", "/audit", "/jobs", "/imports"})
            assertThat(operator.open(page).body())
                    .as(page)
                    .doesNotContain(TwoAuthorities.OWN_MARK, TwoAuthorities.NEIGHBOUR_MARK);
        for (var role : BuiltInRole.values()) {
            var visitor = two.signedIn(TwoAuthorities.OWN, role);
            assertThat(visitor.open("/operations").status()).as(role.name()).isEqualTo(403);
            assertThat(visitor.open("/").body()).as(role.name()).doesNotContain("/operations");
        }
    }
}
