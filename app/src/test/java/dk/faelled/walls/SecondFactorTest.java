package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Visitor;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A second factor at sign-in and before sensitive acts (MFA-08, ADM-07), and the sessions of an account (BEY-11), over HTTP. */
@Walls
class SecondFactorTest {
    private static final Pattern SESSION = Pattern.compile("/me/security/sessions/[0-9a-f]{32}/end");
    private static final String WRONG = "000000";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private void account(String name, BuiltInRole role) {
        Tenant.run(two.own(), () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(role), null));
    }

    private Visitor signedIn(String name) {
        var visitor = two.visitor();
        assertThat(visitor.signIn(OWN, name, PASSWORD).status()).isLessThan(400);
        return visitor;
    }

    @Test
    void whoHasAnAppComesInWithItsCodeAndNotWithThePasswordAlone() {
        account("app", BuiltInRole.READER);
        var app = Authenticator.addedBy(signedIn("app"), clock);

        var visitor = two.visitor();
        visitor.open("/sign-in");
        var half = visitor.post("/sign-in", Map.of("authority", OWN, "name", "app", "password", PASSWORD));
        assertThat(half.header("Location")).endsWith("/sign-in/second");
        assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        assertThat(visitor.open("/organisation/units").header("Location")).contains("/sign-in");
        assertThat(visitor.open("/sign-in/second").body()).contains("Kode fra appen");
        assertThat(visitor.post("/sign-in/second/code", Map.of("code", WRONG)).status())
                .isEqualTo(422);
        // the password again is no second factor
        assertThat(visitor.post("/sign-in/second/password", Map.of("password", PASSWORD))
                        .header("Location"))
                .endsWith("/sign-in");
        // the same one twice, also where a period ends between
        var code = app.code(1);
        var before = visitor.cookies().get("faelled");
        assertThat(visitor.post("/sign-in/second/code", Map.of("code", code)).header("Location"))
                .endsWith("/");
        assertThat(visitor.cookies().get("faelled")).isNotEqualTo(before);
        assertThat(visitor.open("/").status()).isEqualTo(200);

        // a code that was used is never accepted again
        var other = two.visitor();
        other.signIn(OWN, "app", PASSWORD);
        other.open("/sign-in/second");
        assertThat(other.post("/sign-in/second/code", Map.of("code", code)).status())
                .isEqualTo(422);
        assertThat(other.open("/").header("Location")).contains("/sign-in");
    }

    @Test
    void fiveWrongCodesLockTheAppAndThenTheRightOneIsRefusedToo() throws SQLException {
        account("app-locked", BuiltInRole.READER);
        var app = Authenticator.addedBy(signedIn("app-locked"), clock);
        Authenticator.codesMayComeAgain();
        var visitor = two.visitor();
        visitor.signIn(OWN, "app-locked", PASSWORD);
        visitor.open("/sign-in/second");
        for (int tries = 0; tries < 5; tries++)
            assertThat(visitor.post("/sign-in/second/code", Map.of("code", WRONG))
                            .status())
                    .isEqualTo(422);
        assertThat(visitor.post("/sign-in/second/code", Map.of("code", app.code()))
                        .status())
                .isEqualTo(422);
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, "update identity_app set locked_until = now() where locked_until is not null");
        }
        assertThat(visitor.post("/sign-in/second/code", Map.of("code", app.code()))
                        .header("Location"))
                .endsWith("/");
    }

    @Test
    void aKeyIsIssuedOnlyAfterAFreshSecondFactorByWhoHasOne() throws SQLException {
        account("app-admin", BuiltInRole.ADMINISTRATOR);
        var visitor = signedIn("app-admin");
        assertThat(visitor.open("/api-keys/new").status()).isEqualTo(200);
        var app = Authenticator.addedBy(visitor, clock);
        Authenticator.codesMayComeAgain();
        // this session has shown a password alone
        assertThat(visitor.open("/api-keys/new").header("Location")).endsWith("/sign-in/second?next=%2Fapi-keys%2Fnew");
        assertThat(visitor.post(
                                "/api-keys/new",
                                Map.of("name", "Hvalfiskens nøgle", "permissions", "organisation.read"))
                        .header("Location"))
                .endsWith("/sign-in/second?next=%2F");
        assertThat(visitor.open("/api-keys").body()).doesNotContain("Hvalfiskens");
        assertThat(visitor.open("/sign-in/second?next=%2Fapi-keys%2Fnew").body())
                .contains("Bekræft, at det er dig", "next=%2Fapi-keys%2Fnew");
        assertThat(visitor.post("/sign-in/second/code?next=%2Fapi-keys%2Fnew", Map.of("code", app.code()))
                        .header("Location"))
                .endsWith("/api-keys/new");
        assertThat(visitor.open("/api-keys/new").status()).isEqualTo(200);
    }

    @Test
    void anAppThatIsRemovedIsAskedForNoMore() throws SQLException {
        account("app-gone", BuiltInRole.READER);
        var visitor = signedIn("app-gone");
        var app = Authenticator.addedBy(visitor, clock);
        Authenticator.codesMayComeAgain();
        var elsewhere = two.visitor();
        elsewhere.signIn(OWN, "app-gone", PASSWORD);
        elsewhere.open("/sign-in/second");
        elsewhere.post("/sign-in/second/code", Map.of("code", app.code()));
        assertThat(elsewhere.open("/").status()).isEqualTo(200);
        Authenticator.codesMayComeAgain();

        var remove = Pattern.compile("/me/security/apps/[0-9a-f-]{36}/remove")
                .matcher(visitor.open("/me/security").body());
        assertThat(remove.find()).isTrue();
        assertThat(visitor.open(remove.group()).header("Location")).contains("/sign-in/second?next=");
        visitor.open("/sign-in/second");
        visitor.post("/sign-in/second/code", Map.of("code", app.code()));
        assertThat(visitor.open(remove.group()).body()).contains("Det er din eneste");
        assertThat(visitor.post(remove.group(), Map.of()).header("Location")).endsWith("/me/security");
        // whoever was in elsewhere is out, and a password is enough again
        assertThat(elsewhere.open("/").header("Location")).contains("/sign-in");
        assertThat(signedIn("app-gone").open("/").status()).isEqualTo(200);
    }

    @Test
    void sessionsAreSeenAndEnded() {
        account("sessions", BuiltInRole.READER);
        var here = signedIn("sessions");
        var there = signedIn("sessions");
        var page = here.open("/me/security").body();
        assertThat(page).contains("Her er du logget ind", "Log ud alle andre steder");
        var end = SESSION.matcher(page);
        assertThat(end.find()).isTrue();
        var others = end.group();
        assertThat(end.find()).as("no button for this very session").isFalse();
        assertThat(signedInAs("READER").post(others, Map.of()).status()).isEqualTo(404);
        assertThat(here.post(others, Map.of()).header("Location")).endsWith("/me/security");
        assertThat(there.open("/").header("Location")).contains("/sign-in");

        var third = signedIn("sessions");
        here.open("/me/security");
        here.post("/me/security/sessions/end-others", Map.of());
        assertThat(third.open("/").header("Location")).contains("/sign-in");
        assertThat(here.open("/").status()).isEqualTo(200);
    }

    private Visitor signedInAs(String role) {
        var visitor = signedIn(role);
        visitor.open("/me/security");
        return visitor;
    }
}
