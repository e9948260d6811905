package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Passwords that are in use are measured again, and their owners have a deadline (PWD-03), over HTTP. */
@Walls
class PasswordRecheckTest extends OneAuthority {
    private static final String LEAKED = "1qaz2wsx3edc";
    private static final String NEW = "gul turist over broen 7";
    private static final String REMINDER = "/sign-in/reminder";

    private void back(String column, int days) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, """
                    update identity_password set %1$s = %1$s - interval '%2$d days'
                     where tenant_id = '%3$s'
                       and account_id <> (select id from account where tenant_id = '%3$s' and user_name = 'vera')
                    """.formatted(column, days, tenant));
        }
    }

    @Test
    void aLeakedPasswordThatIsInUseIsRemindedOfForAWeekAndThenChangedBeforeOneIsIn() throws SQLException {
        account("leaked", LEAKED, BuiltInRole.READER);
        var visitor = two.visitor();
        assertThat(signIn(visitor, "leaked", LEAKED).header("Location")).endsWith(REMINDER);
        assertThat(visitor.open("/").header("Location")).as("not in yet").contains("/sign-in");
        assertThat(visitor.open(REMINDER).body())
                .contains("lækkede adgangskoder", "Ikke nu", "/sign-in/password")
                .doesNotContain("??");
        visitor.cookies().put("lang", "en");
        assertThat(visitor.open(REMINDER).body()).contains("list of leaked passwords", "Not now");
        assertThat(visitor.post(REMINDER, Map.of()).header("Location")).endsWith("/");
        assertThat(visitor.open("/").status()).isEqualTo(200);
        back("fault_at", 6);
        assertThat(signIn(two.visitor(), "leaked", LEAKED).header("Location")).endsWith(REMINDER);
        back("fault_at", 2);
        var late = two.visitor();
        assertThat(signIn(late, "leaked", LEAKED).header("Location")).endsWith("/sign-in/password");
        late.open("/sign-in/password");
        assertThat(late.post(REMINDER, Map.of()).header("Location"))
                .as("nothing to put off any more")
                .endsWith("/sign-in");
        assertThat(late.open("/").header("Location")).contains("/sign-in");
        late.open("/sign-in/password");
        assertThat(late.post("/sign-in/password", Map.of("password", LEAKED, "repeat", LEAKED))
                        .status())
                .isEqualTo(422);
        assertThat(late.post("/sign-in/password", Map.of("password", NEW, "repeat", NEW))
                        .header("Location"))
                .endsWith("/");
        assertThat(signIn(two.visitor(), "leaked", NEW).header("Location")).endsWith("/");
    }

    @Test
    void whoIsRemindedCanChangeAtOnce() {
        account("at-once", LEAKED, BuiltInRole.READER);
        var visitor = two.visitor();
        signIn(visitor, "at-once", LEAKED);
        assertThat(visitor.open("/sign-in/password").status()).isEqualTo(200);
        assertThat(visitor.post("/sign-in/password", Map.of("password", NEW, "repeat", NEW))
                        .header("Location"))
                .endsWith("/");
        assertThat(visitor.open("/").status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatBreaksNewRulesIsFoundWithinAWeekAndHasThirtyDays() throws SQLException {
        account("rules", BuiltInRole.READER);
        assertThat(signIn(two.visitor(), "rules", PASSWORD).header("Location")).endsWith("/");
        rules("DIGIT");
        assertThat(signIn(two.visitor(), "rules", PASSWORD).header("Location"))
                .as("measured within the week before")
                .endsWith("/");
        back("checked_at", 8);
        var visitor = two.visitor();
        assertThat(signIn(visitor, "rules", PASSWORD).header("Location")).endsWith(REMINDER);
        assertThat(visitor.open(REMINDER).body()).contains("mangler et ciffer");
        back("fault_at", 29);
        assertThat(signIn(two.visitor(), "rules", PASSWORD).header("Location")).endsWith(REMINDER);
        back("fault_at", 2);
        assertThat(signIn(two.visitor(), "rules", PASSWORD).header("Location")).endsWith("/sign-in/password");
        rules("");
        back("checked_at", 8);
        assertThat(signIn(two.visitor(), "rules", PASSWORD).header("Location"))
                .as("found no more")
                .endsWith("/");
    }

    private void rules(String classes) {
        var domain = Pattern.compile("/identity/domains/[0-9a-f-]{36}")
                .matcher(vera.open("/identity/domains").body());
        assertThat(domain.find()).isTrue();
        var fields = new LinkedHashMap<>(Map.of(
                "shortest", "12",
                "longest", "64",
                "specials", "",
                "words", "rotte",
                "history", "8",
                "maxAgeDays", "365",
                "reminderDays", "14",
                "changesADay", "0",
                "leaked", "yes"));
        fields.putAll(Map.of("tries", "5", "lockMinutes", "5"));
        if (!classes.isEmpty()) fields.put("classes", classes);
        vera.open(domain.group());
        assertThat(vera.post(domain.group(), fields).header("Location")).endsWith("/identity/domains");
    }
}
