package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.secondfactor.Challenges;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.OwnerKey;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens when a second factor says that a password is in wrong hands (BEY-02, identity 4.2), over HTTP. */
@Walls
class SuspicionTest extends OneAuthority {
    private static final String TOWN_HALL = "198.51.100.7";
    private static final String ELSEWHERE = "203.0.113.66";

    @Autowired
    private Devices devices;

    @Autowired
    private Challenges challenges;

    @BeforeEach
    void aTownHall() {
        vera.open("/identity/networks");
        vera.post("/identity/networks", Map.of("range", TOWN_HALL + "/32", "note", "Rådhuset"));
    }

    /** Two signed-in browsers of one person, and the phone. */
    private record Owner(String name, OwnerKey key, Phone phone, Visitor inside, Visitor outside) {}

    private Owner owner(String name) {
        var account = account(name, BuiltInRole.READER);
        var key = Tenant.call(tenant, () -> devices.ownerOf(account));
        var phone = Phone.enrolled(two.wire(), "");
        Tenant.run(tenant, () -> devices.bind(phone.id(), phone.secret(), key, NsisLevel.LOW));
        return new Owner(name, key, phone, signedInFrom(TOWN_HALL, name), signedInFrom(ELSEWHERE, name));
    }

    private Visitor signedInFrom(String address, String name) {
        var visitor = new Visitor(two.wire().from("127.0.0.2"), "localhost");
        open(visitor, "/sign-in", address);
        visitor.send(
                visitor.withToken(Call.form("/sign-in", Map.of("authority", cvr, "name", name, "password", PASSWORD))
                        .with("Accept: text/html")
                        .with("X-Forwarded-For: " + address)));
        assertThat(isIn(visitor, address)).isTrue();
        return visitor;
    }

    private static String open(Visitor visitor, String target, String address) {
        return visitor.send(Call.get(target).with("Accept: text/html").with("X-Forwarded-For: " + address))
                .body();
    }

    private static boolean isIn(Visitor visitor, String address) {
        return visitor.send(Call.get("/me/security").with("Accept: text/html").with("X-Forwarded-For: " + address))
                        .status()
                == 200;
    }

    private String ask(Owner owner) {
        return Tenant.call(tenant, () -> challenges
                .start(owner.key(), owner.phone().id(), "Selvbetjening", owner.name())
                .subscriptionKey()
                .toString());
    }

    private void answer(Owner owner, String challenge, String reason) {
        assertThat(owner.phone()
                        .call("PUT", "/" + challenge + "/reject" + reason, "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoSaysItIsNotMeLosesTheStrangersSessionHasToChangeAndAdministratorsAreTold() {
        var anna = owner("anna");
        var bo = owner("bo");
        answer(anna, ask(anna), "?reason=NOT_ME");
        assertThat(isIn(anna.inside(), TOWN_HALL)).isTrue();
        assertThat(isIn(anna.outside(), ELSEWHERE)).isFalse();
        assertThat(isIn(bo.outside(), ELSEWHERE)).isTrue();
        assertThat(vera.open("/notices").body()).contains("siger anna").doesNotContain("siger bo", "??");

        var again = two.visitor();
        var next = signIn(again, "anna", PASSWORD);
        assertThat(again.open(Objects.requireNonNull(next.header("Location"))).body())
                .contains("skal skiftes");
        assertThat(isIn(again, "127.0.0.1")).isFalse();
    }

    @Test
    void aPlainNoEndsNothing() {
        var anna = owner("anna");
        var challenge = ask(anna);
        answer(anna, challenge, "");
        answer(anna, challenge, "?reason=NOT_ME"); // it was answered before
        assertThat(isIn(anna.outside(), ELSEWHERE)).isTrue();
        assertThat(vera.open("/notices").body()).doesNotContain("siger anna");
    }

    @Test
    void administratorsAreToldOfWhoIsAskedTooOften() {
        var anna = owner("anna");
        for (int i = 0; i < 10; i++) ask(anna);
        assertThatThrownBy(() -> ask(anna)).isInstanceOf(RuleBroken.class);
        assertThat(vera.open("/notices").body()).contains("anna er spurgt for mange gange");
        assertThat(isIn(anna.outside(), ELSEWHERE)).isTrue();
    }
}
