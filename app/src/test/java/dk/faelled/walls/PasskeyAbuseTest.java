package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.platform.Accounts;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody tries who has overheard, or stolen, what a passkey has signed (identity 7), with a real key over HTTP. */
@Walls
class PasskeyAbuseTest {
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([A-Za-z0-9_-]{43})\"");
    private static final String SIGN_IN = "/sign-in/passkey";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private Accounts accounts;

    private UUID account(TenantId tenant, String name) {
        return Tenant.call(
                tenant, () -> accounts.keep(name, "Bruger " + name, PASSWORD, Set.of(BuiltInRole.READER), null));
    }

    private SoftKey key() throws Exception {
        return new SoftKey("localhost", "http://localhost:" + two.wire().port());
    }

    private static String challenge(Answer page) {
        var found = CHALLENGE.matcher(page.body().replace("&#34;", "\"").replace("&quot;", "\""));
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private SoftKey keyOf(String authority, String name) throws Exception {
        var key = key();
        var visitor = two.visitor();
        assertThat(visitor.signIn(authority, name, PASSWORD).header("Location")).endsWith("/");
        var challenge = challenge(visitor.open("/me/security/passkey"));
        assertThat(visitor.post("/me/security/passkey", Map.of("name", "Nøgle", "credential", key.made(challenge)))
                        .header("Location"))
                .endsWith("/me/security");
        return key;
    }

    private static Answer show(Visitor visitor, String path, String signed) {
        return visitor.post(path, Map.of("credential", signed));
    }

    @Test
    void whatAKeyHasSignedOpensOnceAndInTheSessionThatAskedForIt() throws Exception {
        var account = account(two.own(), "soft-key");
        var key = keyOf(OWN, "soft-key");
        var tenant = two.own().value();
        var visitor = two.visitor();
        var signed = key.signed(challenge(visitor.open(SIGN_IN)), tenant, account);

        // overheard, and shown by another before its owner does: that session was asked for something else
        var thief = two.visitor();
        var other = challenge(thief.open(SIGN_IN));
        assertThat(show(thief, SIGN_IN, signed).status()).isEqualTo(422);
        // a session that was asked for nothing
        var nobody = two.visitor();
        nobody.open("/sign-in");
        assertThat(show(nobody, SIGN_IN, signed).status()).isEqualTo(422);
        // the thief's own challenge is spent by the attempt
        assertThat(show(thief, SIGN_IN, key.signed(other, tenant, account)).status())
                .isEqualTo(422);

        assertThat(show(visitor, SIGN_IN, signed).header("Location")).endsWith("/");
        assertThat(visitor.open("/").status()).isEqualTo(200);
        assertThat(visitor.open("/me/security").body()).contains("passkey");
        var again = two.visitor();
        again.open(SIGN_IN);
        assertThat(show(again, SIGN_IN, signed).status()).as("again").isEqualTo(422);
    }

    @Test
    void whatSaysNothingOfItsChallengeIsRefused() throws Exception {
        var account = account(two.own(), "soft-empty");
        var key = keyOf(OWN, "soft-empty");
        var visitor = two.visitor();
        var signed = key.signed(challenge(visitor.open(SIGN_IN)), two.own().value(), account);
        var empty = signed.replaceFirst("\"clientDataJSON\":\"[^\"]*\"", "\"clientDataJSON\":\"e30\"");
        assertThat(empty).isNotEqualTo(signed);
        assertThat(show(visitor, SIGN_IN, empty).status()).isEqualTo(422);
        var in = two.visitor();
        assertThat(show(
                                in,
                                SIGN_IN,
                                key.signed(
                                        challenge(in.open(SIGN_IN)), two.own().value(), account))
                        .header("Location"))
                .endsWith("/");
        in.open("/me/security/passkey");
        for (var credential : new String[] {"", "null", empty})
            assertThat(in.post("/me/security/passkey", Map.of("name", "Nøgle", "credential", credential))
                            .status())
                    .as(credential)
                    .isEqualTo(422);
    }

    @Test
    void whatWasAskedForOnePurposeServesNoOther() throws Exception {
        var account = account(two.own(), "soft-purpose");
        var key = keyOf(OWN, "soft-purpose");
        var tenant = two.own().value();
        var half = two.visitor();
        half.signIn(OWN, "soft-purpose", PASSWORD);
        var second = challenge(half.open("/sign-in/second"));
        assertThat(show(half, SIGN_IN, key.signed(second, tenant, account)).status())
                .as("a second factor is no sign-in by itself")
                .isEqualTo(422);
        var fresh = challenge(half.open("/sign-in/second"));
        assertThat(show(half, "/sign-in/second/passkey", key.signed(fresh, tenant, account))
                        .header("Location"))
                .endsWith("/");
        assertThat(half.open("/").status()).isEqualTo(200);
    }

    @Test
    void aKeyOpensOnlyTheAccountAndTheAuthorityThatItWasMadeFor() throws Exception {
        account(two.own(), "soft-owner");
        var victim = account(two.own(), "soft-victim");
        var twin = account(two.neighbour(), "soft-owner");
        var key = keyOf(OWN, "soft-owner");
        keyOf(OWN, "soft-victim");
        keyOf(NEIGHBOUR, "soft-owner");
        for (var whose : new UUID[] {victim, UUID.randomUUID()}) {
            var visitor = two.visitor();
            var signed = key.signed(challenge(visitor.open(SIGN_IN)), two.own().value(), whose);
            assertThat(show(visitor, SIGN_IN, signed).status()).isEqualTo(422);
        }
        for (var tenant : new UUID[] {two.neighbour().value(), UUID.randomUUID()}) {
            var visitor = two.visitor();
            var signed = key.signed(challenge(visitor.open(SIGN_IN)), tenant, twin);
            assertThat(show(visitor, SIGN_IN, signed).status()).isEqualTo(422);
            assertThat(visitor.open("/").header("Location")).contains("/sign-in");
        }
        var half = two.visitor();
        half.signIn(OWN, "soft-victim", PASSWORD);
        var challenge = challenge(half.open("/sign-in/second"));
        assertThat(show(
                                half,
                                "/sign-in/second/passkey",
                                key.signed(challenge, two.own().value(), victim))
                        .status())
                .as("somebody else's key is no second factor")
                .isEqualTo(422);
    }
}
