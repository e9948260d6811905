package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known networks, and what depends on the address somebody comes from (IDP-09, identity 4.2 and 4.5), over HTTP. */
@Walls
class NetworksTest extends OneAuthority {
    private static final String PATH = "/identity/networks";
    private static final String HOME = "198.51.100.7";

    @BeforeEach
    void aReader() {
        account("karen", BuiltInRole.READER);
    }

    private Answer add(String range, String note) {
        vera.open(PATH);
        return vera.post(PATH, Map.of("range", range, "note", note));
    }

    /** Somebody behind the proxy that is trusted to tell addresses. */
    private Visitor behindTheProxy() {
        return new Visitor(two.wire().from("127.0.0.2"), "localhost");
    }

    private static Answer open(Visitor visitor, String target, String address) {
        return visitor.send(Call.get(target).with("Accept: text/html").with("X-Forwarded-For: " + address));
    }

    private static Answer post(Visitor visitor, String target, Map<String, String> fields, String address) {
        return visitor.send(visitor.withToken(
                Call.form(target, fields).with("Accept: text/html").with("X-Forwarded-For: " + address)));
    }

    private Answer signIn(Visitor visitor, String name, String password, String address) {
        open(visitor, "/sign-in", address);
        return post(visitor, "/sign-in", Map.of("authority", cvr, "name", name, "password", password), address);
    }

    private Visitor karenAt(String address) {
        var visitor = behindTheProxy();
        assertThat(signIn(visitor, "karen", PASSWORD, address).header("Location"))
                .endsWith("/");
        return visitor;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                   | Skriv et netværk
            rådhuset             | rådhuset er ikke en IP-adresse
            dead.beef            | dead.beef er ikke en IP-adresse
            10.0.0.0/8/8         | er ikke en IP-adresse eller et netværk
            10.0.0.256/32        | hvert tal er højst 255, og 256 er større
            10.0.0.0/33          | et tal fra 0 til 32, ikke 33
            10.0.0.0/            | et tal fra 0 til 32
            10.0.0.0/-1          | et tal fra 0 til 32, ikke -1
            0.0.0.0/0            | /0 er for stort
            10.0.0.7/24          | Mente du 10.0.0.0/24?
            2001:db8::/129       | et tal fra 0 til 128, ikke 129
            2001:db8::1/32       | begynder midt i et netværk
            2000::/3             | /3 er for stort
            ::ffff:10.0.0.1      | Skriv en IPv4-adresse som den er: 10.0.0.1
            2001:db8:::/32       | er ikke en IP-adresse
            """)
    void whatIsNoNetworkIsRefusedAndToldWhatIsWrongWithIt(String range, String told) {
        var answer = add(range, "Rådhuset");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(told, "href=\"#range\"").doesNotContain("??");
    }

    @Test
    void networksOfBothKindsAreAddedOnceAndRemovedAndOnlyOnesOwnAreSeen() {
        assertThat(add("10.20.0.0/16", "Rådhuset").header("Location")).endsWith(PATH);
        assertThat(add("2001:db8:20::/48", "Skolerne").header("Location")).endsWith(PATH);
        assertThat(vera.open(PATH).body())
                .contains("10.20.0.0/16", "Rådhuset", "2001:db8:20::/48", "ikke er i et kendt");
        assertThat(add("10.20.30.0/24", "Kontoret").body()).contains("allerede i 10.20.0.0/16 (Rådhuset)");
        assertThat(add("10.21.0.0/16", "").body()).contains("hvad det er for et netværk", "10.21.0.0/16");
        var id = Pattern.compile(PATH + "/([0-9a-f-]{36})/remove")
                .matcher(vera.open(PATH).body());
        assertThat(id.find()).isTrue();
        var next = two.signedIn(NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        assertThat(next.open(PATH).body()).doesNotContain("10.20.0.0/16");
        assertThat(next.post(id.group(), Map.of()).status()).isEqualTo(404);
        vera.open(PATH);
        assertThat(vera.post(id.group(), Map.of()).header("Location")).endsWith(PATH);
        assertThat(vera.open(PATH).body()).doesNotContain(id.group(1));
        vera.open(PATH + "?lang=en");
        vera.cookies().put("lang", "en");
        assertThat(add("10.0.0.7/24", "Town hall").body()).contains("Did you mean 10.0.0.0/24?");
        vera.cookies().put("lang", "da");
    }

    @Test
    void aSessionGoesOnNearbyAndInAKnownNetworkAndElsewhereEverythingIsAskedAgain() throws SQLException {
        var nearby = karenAt(HOME);
        assertThat(open(nearby, "/", "198.51.100.200").status())
                .as("the same /24")
                .isEqualTo(200);
        add("203.0.113.0/24", "Rådhuset");
        assertThat(open(nearby, "/", "203.0.113.9").status())
                .as("a known network")
                .isEqualTo(200);
        assertThat(open(nearby, "/", "198.51.101.7").header("Location"))
                .as("elsewhere")
                .contains("/sign-in");
        assertThat(open(nearby, "/", HOME).header("Location"))
                .as("the session is over at home too")
                .contains("/sign-in");
        var six = karenAt("2001:db8:1:2::3");
        assertThat(open(six, "/", "2001:db8:1:ffff::3").status())
                .as("the same /48")
                .isEqualTo(200);
        assertThat(open(six, "/", "2001:db8:2::3").header("Location")).contains("/sign-in");
        assertThat(vera.open("/audit").body()).contains("kom fra en anden adresse");
        // the neighbour's networks are nothing to this authority
        var next = two.signedIn(NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        next.open(PATH);
        next.post(PATH, Map.of("range", "192.0.2.0/24", "note", "Naboens"));
        var karen = karenAt(HOME);
        assertThat(open(karen, "/", "192.0.2.1").header("Location")).contains("/sign-in");
    }

    @Test
    void outsideKnownNetworksASecondFactorIsDemandedWhereTheDomainSaysSo() {
        var domain = Pattern.compile("/identity/domains/[0-9a-f-]{36}")
                .matcher(vera.open("/identity/domains").body());
        assertThat(domain.find()).isTrue();
        add("127.0.0.0/8", "Denne maskine");
        var fields = new LinkedHashMap<>(Map.of(
                "shortest", "12",
                "longest", "64",
                "specials", "",
                "words", "rotte",
                "history", "8",
                "maxAgeDays", "365",
                "reminderDays", "14",
                "changesADay", "0",
                "secondOutside", "yes"));
        fields.putAll(Map.of("tries", "5", "lockMinutes", "5"));
        vera.open(domain.group());
        assertThat(vera.post(domain.group(), fields).header("Location")).endsWith("/identity/domains");
        var out = behindTheProxy();
        assertThat(signIn(out, "karen", PASSWORD, HOME).header("Location")).endsWith("/sign-in/second");
        assertThat(open(out, "/sign-in/second", HOME).header("Location")).endsWith("/sign-in/enrol");
        var in = two.visitor();
        assertThat(in.signIn(cvr, "karen", PASSWORD).header("Location")).endsWith("/");
    }

    private String counted(String what, String address) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(
                            superuser,
                            "select %s from sign_in_address where tenant_id = '%s' and address = '%s'"
                                    .formatted(what, tenant, address))
                    .getFirst();
        }
    }

    private void go(String address) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(
                    superuser,
                    "update sign_in_address set wait_until = now() where tenant_id = '%s' and address = '%s'"
                            .formatted(tenant, address));
        }
    }

    @Test
    void whoGuessesAtNamesThatNobodyHasIsSlowedMoreAndMoreAndOthersAreNot() throws SQLException {
        for (int name = 0; name < 10; name++)
            assertThat(signIn(behindTheProxy(), "nobody" + name, "wrong wrong wrong", HOME)
                            .status())
                    .isEqualTo(422);
        assertThat(signIn(behindTheProxy(), "nobody3", "wrong wrong wrong", HOME)
                        .status())
                .as("the same name again is no other one")
                .isEqualTo(422);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            go(HOME);
            assertThat(signIn(behindTheProxy(), "nobody-else", "wrong wrong wrong", HOME)
                            .status())
                    .isEqualTo(422);
            assertThat(counted("round(extract(epoch from wait_until - failed_at))", HOME))
                    .isEqualTo(Integer.toString(seconds));
        }
        var slowed = signIn(behindTheProxy(), "karen", PASSWORD, HOME);
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(slowed.header("Retry-After"))))
                .isBetween(1, 30);
        assertThat(slowed.body()).contains("for mange forkerte forsøg");
        karenAt("198.51.100.8");
        go(HOME);
        karenAt(HOME);
        assertThat(counted("names::text", HOME)).doesNotContain("nobody");
    }

    @Test
    void inAKnownNetworkTenTimesAsManyAreLetThrough() throws SQLException {
        add("203.0.113.0/24", "Rådhuset");
        for (int name = 0; name < 12; name++)
            assertThat(signIn(behindTheProxy(), "nobody" + name, "wrong wrong wrong", "203.0.113.5")
                            .status())
                    .isEqualTo(422);
        assertThat(counted("slow", "203.0.113.5")).isEqualTo("0");
        karenAt("203.0.113.5");
    }
}
