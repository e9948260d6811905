package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.Totp;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passwords under the rules of a domain (PWD-01, PWD-03), and what a service desk does about people (IDP-10, BEY-14). */
@Walls
class PasswordsAndPersonsTest {
    private static final String NEW = "gul turist over broen";
    private static final String OTHER = "stille fugl under taget";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private Visitor administrator = new Visitor(new dk.faelled.platform.wire.Wire(0), "");

    @BeforeEach
    void administrator() {
        administrator = two.signedIn(OWN, BuiltInRole.ADMINISTRATOR);
    }

    private UUID account(String name) {
        return Tenant.call(
                two.own(), () -> accounts.keep(name, "Karen Testesen", PASSWORD, Set.of(BuiltInRole.READER), null));
    }

    private Answer change(Visitor visitor, String current, String password, String repeat) {
        visitor.open("/me/security/password");
        return visitor.post(
                "/me/security/password", Map.of("current", current, "password", password, "repeat", repeat));
    }

    private Visitor signedIn(String name, String password) {
        var visitor = two.visitor();
        assertThat(visitor.signIn(OWN, name, password).status()).isLessThan(400);
        return visitor;
    }

    private Answer signIn(Visitor visitor, String name, String password) {
        visitor.open("/sign-in");
        return visitor.post("/sign-in", Map.of("authority", OWN, "name", name, "password", password));
    }

    private Answer act(UUID person, String act, String reason) {
        administrator.open("/identity/persons/" + person + "/" + act);
        return administrator.post("/identity/persons/" + person + "/" + act, Map.of("reason", reason));
    }

    @Test
    void aPasswordIsChangedByItsOwnerAndThenOnlyTheNewOneOpens() {
        account("pw-change");
        var visitor = signedIn("pw-change", PASSWORD);
        var elsewhere = signedIn("pw-change", PASSWORD);
        assertThat(change(visitor, "wrong wrong wrong", NEW, NEW).body()).contains("Adgangskoden er ikke rigtig");
        assertThat(change(visitor, PASSWORD, NEW, OTHER).body()).contains("ikke ens");
        assertThat(change(visitor, PASSWORD, "for kort", "for kort").body()).contains("mindst 12 tegn");
        assertThat(change(visitor, PASSWORD, "Kommunens egen kode", "Kommunens egen kode")
                        .body())
                .contains("et ord, som alle prøver først");
        assertThat(elsewhere.open("/").status()).as("nothing has changed yet").isEqualTo(200);
        assertThat(change(visitor, PASSWORD, NEW, NEW).header("Location")).endsWith("/me/security");
        assertThat(visitor.open("/").status()).isEqualTo(200);
        assertThat(elsewhere.open("/").header("Location"))
                .as("whoever knew the old password is out")
                .contains("/sign-in");
    }

    @Test
    void anEarlierPasswordDoesNotComeAgain() {
        account("pw-history");
        var visitor = signedIn("pw-history", PASSWORD);
        assertThat(change(visitor, PASSWORD, PASSWORD, PASSWORD).body()).contains("har du haft før");
        assertThat(change(visitor, PASSWORD, NEW, NEW).header("Location")).endsWith("/me/security");
        assertThat(change(visitor, NEW, PASSWORD, PASSWORD).body()).contains("har du haft før");
        assertThat(change(visitor, NEW, OTHER, OTHER).header("Location")).endsWith("/me/security");
        assertThat(signIn(two.visitor(), "pw-history", PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(two.visitor(), "pw-history", NEW).status()).isEqualTo(422);
        assertThat(signIn(two.visitor(), "pw-history", OTHER).header("Location"))
                .endsWith("/");
    }

    @Test
    void aLeakedPasswordIsRefusedAndTheRulesHaveTicksWhileOneTypes() {
        account("pw-leaked");
        var visitor = signedIn("pw-leaked", PASSWORD);
        assertThat(change(visitor, PASSWORD, "passwordpassword1", "passwordpassword1")
                        .body())
                .contains("et ord, som alle prøver først");
        assertThat(change(visitor, PASSWORD, "1qaz2wsx3edc", "1qaz2wsx3edc").body())
                .contains("lækkede adgangskoder");
        visitor.open("/me/security/password");
        var none = visitor.post("/me/security/password/rules", Map.of("password", ""))
                .body();
        assertThat(none).contains("○").doesNotContain("✓").contains("mindst 12 tegn", "ikke en af dine seneste 8");
        assertThat(visitor.post("/me/security/password/rules", Map.of("password", NEW))
                        .body())
                .contains("✓")
                .doesNotContain("○");
        assertThat(visitor.post("/me/security/password/rules", Map.of("password", "1234567890"))
                        .body())
                .contains("○");
    }

    @Test
    void aPasswordThatIsToBeChangedIsChangedBeforeOneIsIn() {
        var person = account("pw-forced");
        assertThat(act(person, "force", "").status()).isEqualTo(422);
        assertThat(act(person, "force", "Lå på en gul seddel").header("Location"))
                .endsWith("/identity/persons/" + person);
        var visitor = two.visitor();
        assertThat(signIn(visitor, "pw-forced", PASSWORD).header("Location")).endsWith("/sign-in/password");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        assertThat(visitor.open("/sign-in/password").body()).contains("skal skiftes, før du kommer ind");
        assertThat(visitor.post("/sign-in/password/rules", Map.of("password", NEW))
                        .body())
                .contains("✓");
        assertThat(visitor.post("/sign-in/password", Map.of("password", PASSWORD, "repeat", PASSWORD))
                        .status())
                .isEqualTo(422);
        assertThat(visitor.post("/sign-in/password", Map.of("password", NEW, "repeat", NEW))
                        .header("Location"))
                .endsWith("/");
        assertThat(visitor.open("/").status()).isEqualTo(200);
        assertThat(signIn(two.visitor(), "pw-forced", NEW).header("Location")).endsWith("/");
    }

    @Test
    void whoIsLockedIsOutIsToldWhyAndTheDeskFindsTheReasonByACode() {
        var person = account("locked-out");
        var in = signedIn("locked-out", PASSWORD);
        assertThat(act(person, "lock", "Bortvist").header("Location")).endsWith("/identity/persons/" + person);
        assertThat(in.open("/").header("Location")).as("signed out at once").contains("/sign-in");
        // with a wrong password nobody learns that the account is locked
        assertThat(signIn(two.visitor(), "locked-out", "not the password").body())
                .doesNotContain("spærret");
        var visitor = two.visitor();
        assertThat(signIn(visitor, "locked-out", PASSWORD).header("Location")).endsWith("/sign-in/refused");
        var page = visitor.open("/sign-in/refused");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("spærret af en administrator");
        var code = Pattern.compile("<code>([A-Z2-9]{6})</code>").matcher(page.body());
        assertThat(code.find()).isTrue();
        var card = administrator.open("/identity/persons/" + person).body();
        assertThat(card).contains(code.group(1), "4. Spærringer: Spærret af en administrator", "<p>Spærret</p>");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");

        assertThat(act(person, "unlock", "Fejl").header("Location")).endsWith("/identity/persons/" + person);
        assertThat(signIn(two.visitor(), "locked-out", PASSWORD).header("Location"))
                .endsWith("/");
    }

    @Test
    void fiveWrongTriesAreForgivenByTheDesk() {
        var person = account("tries");
        for (int tries = 0; tries < 5; tries++) signIn(two.visitor(), "tries", "not the password");
        assertThat(signIn(two.visitor(), "tries", PASSWORD).status()).isEqualTo(422);
        assertThat(act(person, "tries", "Ringede selv").header("Location")).contains("/identity/persons/");
        assertThat(signIn(two.visitor(), "tries", PASSWORD).header("Location")).endsWith("/");
    }

    @Test
    void eachLockInARowLastsTwiceAsLong() throws SQLException {
        account("tries-doubled");
        for (int minutes : new int[] {5, 10, 20}) {
            for (int tries = 0; tries < 5; tries++) signIn(two.visitor(), "tries-doubled", "not the password");
            try (var superuser = TestDatabase.database().superuser()) {
                assertThat(Twin.ask(superuser, """
                                select round(extract(epoch from locked_until - now()) / 60)
                                  from account where user_name = 'tries-doubled'
                                """)).containsExactly(Integer.toString(minutes));
                Twin.run(superuser, "update account set locked_until = now() where user_name = 'tries-doubled'");
            }
        }
        assertThat(signIn(two.visitor(), "tries-doubled", PASSWORD).header("Location"))
                .endsWith("/");
    }

    @Test
    void aLinkOfTheDeskLetsSomebodyChooseAPasswordUnderTheRules() {
        var person = account("pw-link");
        var page = act(person, "link", "Har glemt den").body();
        var link = Pattern.compile("/first-sign-in/\\d{8}/[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(link.find()).isTrue();
        var visitor = two.visitor();
        visitor.open(link.group());
        assertThat(visitor.post(link.group(), Map.of("password", "1qaz2wsx3edc", "repeat", "1qaz2wsx3edc"))
                        .body())
                .contains("lækkede adgangskoder");
        assertThat(visitor.post(link.group(), Map.of("password", NEW, "repeat", NEW))
                        .header("Location"))
                .endsWith("/sign-in");
        assertThat(signIn(two.visitor(), "pw-link", PASSWORD).status()).isEqualTo(422);
        assertThat(signIn(two.visitor(), "pw-link", NEW).header("Location")).endsWith("/");
        assertThat(two.visitor().open(link.group()).status()).isEqualTo(404);
    }

    @Test
    void whereTheDomainDemandsASecondFactorItIsAddedOnTheWayIn() {
        account("must-enrol");
        var domain = Pattern.compile("/identity/domains/[0-9a-f-]{36}")
                .matcher(administrator.open("/identity/domains").body());
        assertThat(domain.find()).isTrue();
        var fields = usual();
        fields.put("secondRequired", "yes");
        administrator.open(domain.group());
        assertThat(administrator.post(domain.group(), fields).header("Location"))
                .endsWith("/identity/domains");
        try {
            var visitor = two.visitor();
            assertThat(signIn(visitor, "must-enrol", PASSWORD).header("Location"))
                    .endsWith("/sign-in/second");
            assertThat(visitor.open("/sign-in/second").header("Location")).endsWith("/sign-in/enrol");
            assertThat(visitor.open("/").header("Location")).contains("/sign-in");
            assertThat(visitor.open("/sign-in/enrol").body()).contains("her er den ikke nok");
            assertThat(visitor.open("/sign-in/enrol/passkey").status()).isEqualTo(200);
            var secret = Pattern.compile("<code class=\"f-secret\">([A-Z2-7 ]+)</code>")
                    .matcher(visitor.open("/sign-in/enrol/app").body());
            assertThat(secret.find()).isTrue();
            assertThat(visitor.post("/sign-in/enrol/app", Map.of("name", "Telefon", "code", "000000"))
                            .status())
                    .isEqualTo(422);
            var code = Totp.code(Base32.decode(secret.group(1)), Totp.step(clock.instant()));
            assertThat(visitor.post("/sign-in/enrol/app", Map.of("name", "Telefon", "code", code))
                            .header("Location"))
                    .endsWith("/");
            assertThat(visitor.open("/").status()).isEqualTo(200);
            // whoever has one is not led there to add another without showing it
            var again = two.visitor();
            signIn(again, "must-enrol", PASSWORD);
            assertThat(again.open("/sign-in/enrol/app").header("Location")).endsWith("/sign-in");
        } finally {
            administrator.open(domain.group());
            administrator.post(domain.group(), usual());
        }
    }

    /** The rules as they are where nobody has chosen others. */
    private static Map<String, String> usual() {
        var fields = new LinkedHashMap<>(Map.of(
                "shortest", "12",
                "longest", "64",
                "specials", "",
                "words", "kommune\nsommer\nvinter",
                "history", "8",
                "maxAgeDays", "365",
                "reminderDays", "14",
                "changesADay", "0",
                "leaked", "yes"));
        fields.putAll(Map.of("tries", "5", "lockMinutes", "5"));
        return fields;
    }

    @Test
    void nobodyActsUponHimselfAndNobodyNextDoorIsSeen() {
        var self = Pattern.compile("/identity/persons/([0-9a-f-]{36})\">Bruger ADMINISTRATOR")
                .matcher(administrator.open("/identity/persons?q=administrator").body());
        assertThat(self.find()).isTrue();
        assertThat(act(UUID.fromString(self.group(1)), "lock", "Mig selv").body())
                .contains("ikke gøre ved dig selv");
        var person = account("only-ours");
        var next = two.signedIn(NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        assertThat(next.open("/identity/persons/" + person).status()).isEqualTo(404);
        assertThat(next.open("/identity/persons?q=only-ours").body()).doesNotContain(person.toString());
    }

    @Test
    void theRulesOfADomainAreChangedAndCountFromThenOn() {
        account("pw-policy");
        var page = administrator.open("/identity/domains").body();
        var domain = Pattern.compile("/identity/domains/[0-9a-f-]{36}").matcher(page);
        assertThat(domain.find()).isTrue();
        var fields = usual();
        fields.putAll(Map.of("classes", "DIGIT", "words", "rotte"));
        fields.put("shortest", "7");
        var visitor = signedIn("pw-policy", PASSWORD);
        administrator.open(domain.group());
        assertThat(administrator.post(domain.group(), fields).body()).contains("et tal fra 8 til 64");
        fields.put("shortest", "14");
        assertThat(administrator.post(domain.group(), fields).header("Location"))
                .endsWith("/identity/domains");
        try {
            assertThat(change(visitor, PASSWORD, "fjorten tegn her", "fjorten tegn her")
                            .body())
                    .contains("mangler et ciffer");
            assertThat(change(visitor, PASSWORD, "14 rotter i et hus", "14 rotter i et hus")
                            .body())
                    .contains("et ord, som alle prøver først");
            assertThat(change(visitor, PASSWORD, "14 tegn er nok her", "14 tegn er nok her")
                            .header("Location"))
                    .endsWith("/me/security");
        } finally {
            administrator.open(domain.group());
            administrator.post(domain.group(), usual());
        }
    }
}
