package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Registrants, terms and NSIS levels (IDP-06, identity 4.11), over HTTP. */
@Walls
class LevelsTest extends Registering {
    @Test
    void whoWasSeenByARegistrantHasTheLevelFromTheNextSignInOnceTheTermsAreAccepted() throws SQLException {
        var person = allowed("karen");
        assertThat(register(rita, person, "SUBSTANTIAL").body()).contains("ikke udgivet nogen vilkår");
        publish(TERMS, "Pas godt på din identitet.");
        var inside = signedIn("karen");
        assertThat(rita.open("/identity/registration?q=karen").body()).contains("/identity/registration/" + person);
        assertThat(register(rita, person, "SUBSTANTIAL").header("Location")).endsWith("/" + person);
        assertThat(rita.open("/identity/registration/" + person).body())
                .contains("Betydelig", "Pas …A1B2", "Rita Registrator", "næste login");
        inside.open("/");
        assertThat(level(person)).as("not before the next sign-in").isEqualTo("NONE");

        var karen = two.visitor();
        assertThat(signIn(karen, "karen").header("Location")).endsWith(ACCEPT);
        assertThat(karen.open("/").header("Location")).as("not in yet").contains("/sign-in");
        assertThat(karen.open(ACCEPT).body()).contains("Pas godt på din identitet.", "Ikke nu");
        assertThat(karen.post(ACCEPT + "/later", Map.of()).header("Location")).endsWith("/");
        assertThat(karen.open("/").status()).isEqualTo(200);
        assertThat(level(person)).as("put off").isEqualTo("NONE");

        var again = two.visitor();
        assertThat(signIn(again, "karen").header("Location")).endsWith(ACCEPT);
        again.cookies().put("lang", "en");
        assertThat(again.open(ACCEPT).body()).contains("In English: Pas godt på", "I accept the terms");
        again.cookies().put("lang", "da");
        accept(again);
        assertThat(again.open("/me/security").body()).contains("Dit NSIS-niveau: Betydelig");
        assertThat(level(person)).isEqualTo("SUBSTANTIAL");
        assertThat(again.open(ACCEPT).body()).contains("Du godkendte vilkårene");
        assertThat(signedIn("karen").open("/").status())
                .as("no more is asked the next time")
                .isEqualTo(200);
        assertThat(vera.open("/audit").body())
                .contains("Vilkår godkendt", "NSIS-niveau ændret", "Legitimation set af registrator", "Karen karen");
        assertThat(vera.open("/identity/persons/" + person).body()).contains("Betydelig", "Vilkår godkendt");
    }

    @Test
    void anotherVersionHasToBeAcceptedBeforeTheLevelCountsAgainAndTrustedEmployeesHaveTheirOwn() throws SQLException {
        publish(TERMS, "Første udgave.");
        var person = allowed("bo");
        register(rita, person, "LOW");
        var bo = two.visitor();
        signIn(bo, "bo");
        accept(bo);
        assertThat(level(person)).isEqualTo("LOW");
        publish(TERMS, "Anden udgave.");
        var again = two.visitor();
        assertThat(signIn(again, "bo").header("Location")).endsWith(ACCEPT);
        var shown = VERSION.matcher(again.open(ACCEPT).body());
        assertThat(shown.find()).isTrue();
        publish(TERMS, "Tredje udgave.");
        var stale = again.post(ACCEPT, Map.of("version", shown.group(1)));
        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.body()).contains("kommet en ny udgave", "Tredje udgave.");
        accept(again);

        publish("/identity/terms/trusted", "Du er betroet.");
        signedIn("bo");
        assertThat(act(person, "trust").status()).isLessThan(400);
        var trusted = two.visitor();
        assertThat(signIn(trusted, "bo").header("Location")).endsWith(ACCEPT);
        assertThat(trusted.open(ACCEPT).body()).contains("Du er betroet.");
        accept(trusted);
        assertThat(vera.open("/identity/terms/employee").body())
                .contains("Udgave 1", "Udgave 2", "Udgave 3")
                .doesNotContain("??");
    }

    @Test
    void whereTwoAreDemandedASecondRegistrantConfirmsAndTheFirstCannot() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("ida");
        vera.open("/identity/assurance");
        assertThat(vera.post("/identity/assurance", Map.of("cap", "NONE")).body())
                .contains("lav, betydelig eller høj");
        assertThat(vera.post("/identity/assurance", Map.of("cap", "LOW", "fourEyes", "true"))
                        .header("Location"))
                .endsWith("/identity/assurance");
        var over = register(rita, person, "SUBSTANTIAL");
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.body()).contains("Højeste niveau, en registrator kan give her, er Lav");
        assertThat(register(rita, person, "LOW").status()).isLessThan(400);
        var path = "/identity/registration/" + person;
        assertThat(rita.open(path).body()).contains("En anden registrator skal godkende");
        assertThat(rita.post(path + "/confirm", Map.of()).status()).isEqualTo(422);
        assertThat(register(rita, person, "LOW").body()).contains("venter allerede");
        signedIn("ida");
        assertThat(level(person)).as("nobody has confirmed").isEqualTo("NONE");

        var rolf = registrant("rolf", "Rolf Registrator");
        assertThat(rolf.open(path).body()).contains("Rita Registrator", "Godkend");
        assertThat(rolf.post(path + "/confirm", Map.of()).status()).isLessThan(400);
        assertThat(rolf.post(path + "/confirm", Map.of()).body()).contains("venter ikke noget");
        var ida = two.visitor();
        assertThat(signIn(ida, "ida").header("Location")).endsWith(ACCEPT);
        accept(ida);
        assertThat(level(person)).isEqualTo("LOW");
        assertThat(rolf.open(path).body()).contains("Rita Registrator og Rolf Registrator");

        rolf.open(path + "/withdraw");
        assertThat(rolf.post(path + "/withdraw", Map.of("reason", "")).status()).isEqualTo(422);
        assertThat(rolf.post(path + "/withdraw", Map.of("reason", "Forkert person"))
                        .status())
                .isLessThan(400);
        assertThat(level(person)).isEqualTo("NONE");
        assertThat(ida.open("/").header("Location")).as("signed out").contains("/sign-in");
    }

    @Test
    void whatIsWrongIsSaidAndNobodyRaisesHimselfNorARobotNorWhoMayNot() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = account("ulla", BuiltInRole.READER);
        assertThat(register(rita, person, "LOW").body()).contains("må ikke få en NSIS-identitet");
        act(person, "allow");
        assertThat(register(rita, person, "LOW", "PASSPORT", "12345678").body()).contains("de sidste 4 tegn");
        assertThat(register(rita, person, "LOW", "PASSPORT", "æøå1").body()).contains("de sidste 4 tegn");
        assertThat(register(rita, person, "LOW", "TATTOO", "1234").body()).contains("Vælg, hvilken legitimation");
        assertThat(register(rita, person, "NONE").status()).isEqualTo(422);
        assertThat(register(rita, person, "EXTREME").body()).contains("Vælg et niveau");
        var herself = UUID.fromString(
                ask("select id::text from identity_person where tenant_id = '%s' and user_name = 'rita'"));
        act(herself, "allow");
        assertThat(register(rita, herself, "LOW").body()).contains("ikke gøre ved dig selv");

        register(rita, person, "LOW");
        assertThat(act(person, "robot").status()).isLessThan(400);
        assertThat(act(person, "allow").body()).contains("aldrig få en NSIS-identitet");
        assertThat(register(rita, person, "LOW").body()).contains("aldrig få en NSIS-identitet");
        signedIn("ulla");
        assertThat(level(person)).as("what was granted before is dropped").isEqualTo("NONE");
        try (var superuser = TestDatabase.database().superuser()) {
            assertThatThrownBy(() -> Twin.run(
                            superuser, "update identity_person set allowed = true where id = '" + person + "'"))
                    .hasMessageContaining("identity_person_robot");
            assertThatThrownBy(() ->
                            Twin.run(superuser, "update identity_person set level = 'LOW' where id = '" + person + "'"))
                    .hasMessageContaining("identity_person_level");
        }
        vera.open(TERMS);
        assertThat(vera.post(TERMS, Map.of("danish", "Kun dansk", "english", " "))
                        .body())
                .contains("både dansk og engelsk", "Kun dansk");
        assertThat(vera.post(TERMS + "/publish", Map.of()).body()).contains("ikke noget udkast");
        assertThat(vera.open("/identity/registration").status())
                .as("an administrator is no registrant")
                .isEqualTo(403);
    }

    @Test
    void aTakenAwayRightTakesTheLevelAndNobodyNextDoorSeesAnyOfIt() throws SQLException {
        publish(TERMS, "Vilkår.");
        var person = allowed("mona");
        register(rita, person, "SUBSTANTIAL");
        var mona = two.visitor();
        signIn(mona, "mona");
        accept(mona);
        var next = two.signedIn(NEIGHBOUR, BuiltInRole.ADMINISTRATOR);
        var version = ask("select id::text from identity_terms where tenant_id = '%s'");
        assertThat(vera.open("/identity/terms/versions/" + version).status()).isEqualTo(200);
        assertThat(next.open("/identity/terms/versions/" + version).status()).isEqualTo(404);
        assertThat(next.open("/identity/persons/" + person).status()).isEqualTo(404);
        assertThat(act(person, "forbid").status()).isLessThan(400);
        assertThat(level(person)).isEqualTo("NONE");
        assertThat(mona.open("/").header("Location")).as("signed out").contains("/sign-in");
    }
}
