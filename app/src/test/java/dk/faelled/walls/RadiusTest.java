package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.faelled.identity.provider.claims.Claim;
import dk.faelled.identity.provider.claims.Claims;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who signs in by RADIUS, over UDP, with a gateway of our own (IDP-24, identity 5.9). */
@Walls
class RadiusTest extends Gateways {
    private static final int STATE = 24;
    private static final int REPLY_MESSAGE = 18;

    @Autowired
    private Claims claims;

    @Autowired
    private Clock clock;

    @Test
    void theRightPasswordComesInAndAWrongOneAndNobodysDoNot() throws SQLException {
        account("anna", BuiltInRole.READER);
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        assertThat(gateway.ask(first(), "anna", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        assertThat(gateway.ask(first(), " ANNA ", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        var wrong = gateway.ask(first(), "anna", "ikke det rigtige");
        var nobody = gateway.ask(first(), "ingen", PASSWORD);
        assertThat(wrong.code()).isEqualTo(Gateway.REJECT);
        assertThat(nobody.code()).isEqualTo(Gateway.REJECT);
        // nobody learns which of the two it was
        assertThat(wrong.text(REPLY_MESSAGE))
                .isEqualTo(nobody.text(REPLY_MESSAGE))
                .isNotEmpty();
        assertThat(refusals()).contains("\"why\":\"PASSWORD\"").doesNotContain("ikke det", PASSWORD, "ingen");
        assertThat(
                        ask(
                                "select count(*) from audit_entry where tenant_id = '%s' and action = 'identity.provider.sign-in'"))
                .isEqualTo("2");
    }

    @Test
    void fiveWrongPasswordsLockTheAccountHereAndOnThePage() throws SQLException {
        var account = account("laast", BuiltInRole.READER);
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        for (int tries = 0; tries < 5; tries++)
            assertThat(gateway.ask(first(), "laast", "gæt nummer " + tries).code())
                    .isEqualTo(Gateway.REJECT);
        assertThat(gateway.ask(first(), "laast", PASSWORD).code()).isEqualTo(Gateway.REJECT);
        assertThat(signIn(two.visitor(), "laast", PASSWORD).status()).isEqualTo(422);
        assertThat(ask("select locked_until is not null from account where tenant_id = '%s' and id = '" + account
                        + "'"))
                .isEqualTo("t");
    }

    @Test
    void aPasswordIsLongAndHasLettersOfTheLanguage() {
        var password = "blåbærgrød på Ærø " + "x".repeat(60);
        account("lang", password, BuiltInRole.READER);
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        assertThat(gateway.ask(first(), "lang", password).code()).isEqualTo(Gateway.ACCEPT);
    }

    @Test
    void aCodeIsTypedBehindThePasswordOrAskedForAndCountsOnce() throws SQLException {
        account("kode", BuiltInRole.READER);
        var app = Authenticator.addedBy(signedIn("kode"), clock);
        Authenticator.codesMayComeAgain();
        var gateway = gateway(policy(SecondFactorPolicy.ALWAYS));
        assertThat(gateway.ask(first(), "kode", PASSWORD + "," + app.code()).code())
                .isEqualTo(Gateway.ACCEPT);
        assertThat(gateway.ask(first(), "kode", PASSWORD + "," + app.code()).code())
                .isEqualTo(Gateway.REJECT);
        assertThat(gateway.ask(first(), "kode", PASSWORD + ",000000").code()).isEqualTo(Gateway.REJECT);

        Authenticator.codesMayComeAgain();
        var asked = gateway.ask(first(), "kode", PASSWORD);
        assertThat(asked.code()).isEqualTo(Gateway.CHALLENGE);
        assertThat(asked.text(REPLY_MESSAGE)).contains("authenticator");
        var state = Gateway.attribute(STATE, asked.first(STATE).orElseThrow());
        // another's name, another place, then the right one, and again: a state counts once
        assertThat(gateway.ask(first(), "vera", app.code(), state).code()).isEqualTo(Gateway.REJECT);
        assertThat(gateway.ask(first(), "kode", app.code(), state).code()).isEqualTo(Gateway.REJECT);
        var again = gateway.ask(first(), "kode", PASSWORD);
        var next = Gateway.attribute(STATE, again.first(STATE).orElseThrow());
        assertThat(gateway.ask(first(), "kode", app.code(), next).code()).isEqualTo(Gateway.ACCEPT);
        assertThat(gateway.ask(first(), "kode", app.code(1), next).code()).isEqualTo(Gateway.REJECT);
        assertThat(refusals()).contains("\"why\":\"STATE\"", "\"why\":\"CODE\"");
    }

    @Test
    void aStateThatWasMadeUpOrIsOfAnotherClientIsNone() throws SQLException {
        account("tilstand", BuiltInRole.READER);
        var app = Authenticator.addedBy(signedIn("tilstand"), clock);
        Authenticator.codesMayComeAgain();
        var one = gateway(policy(SecondFactorPolicy.ALWAYS));
        var other = gateway(policy(SecondFactorPolicy.ALWAYS));
        var state = one.ask(first(), "tilstand", PASSWORD).first(STATE).orElseThrow();
        for (var made : List.of(new byte[0], new byte[1], new byte[200], Arrays.copyOf(state, state.length - 1)))
            assertThat(one.ask(first(), "tilstand", app.code(), Gateway.attribute(STATE, made))
                            .code())
                    .isEqualTo(Gateway.REJECT);
        assertThat(other.ask(first(), "tilstand", app.code(), Gateway.attribute(STATE, state))
                        .code())
                .isEqualTo(Gateway.REJECT);
    }

    @Test
    void theSecondPortAlwaysAsksForASecondFactorAndWhoHasNoneIsTold() {
        account("uden", BuiltInRole.READER);
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        assertThat(gateway.ask(first(), "uden", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        var none = gateway.ask(second(), "uden", PASSWORD);
        assertThat(none.code()).isEqualTo(Gateway.REJECT);
        assertThat(none.text(REPLY_MESSAGE)).containsPattern("Kode til servicedesken: [A-Z0-9]{6}");
    }

    @Test
    void aPhoneIsAskedAndSaysYesOrNo() throws SQLException {
        var account = account("telefon", BuiltInRole.READER);
        var phone = phone(account);
        var gateway = gateway(policy(SecondFactorPolicy.ALWAYS));
        var yes = gateway.request("telefon", PASSWORD);
        gateway.send(first(), yes);
        var waiting = asked(phone);
        // there is no page that could show a code
        assertThat(waiting.get("challenge").asString()).isEmpty();
        assertThat(waiting.get("serverName").asString()).contains("Prøveby");
        // sent again while it waits: nothing happens
        gateway.send(first(), yes);
        assertThat(phone.accept(waiting.get("uuid").asString()).status()).isEqualTo(200);
        assertThat(gateway.answer(yes).code()).isEqualTo(Gateway.ACCEPT);

        var no = gateway.request("telefon", PASSWORD);
        gateway.send(first(), no);
        assertThat(phone.reject(asked(phone).get("uuid").asString()).status()).isEqualTo(200);
        assertThat(gateway.answer(no).code()).isEqualTo(Gateway.REJECT);
    }

    @Test
    void whoMayNotUseTheSystemIsRefusedAndTheDeskSeesWhy() throws SQLException {
        var account = account("udenfor", BuiltInRole.READER);
        var other =
                gateway(terms -> policy(SecondFactorPolicy.NEVER).apply(terms).on(List.of(), List.of(), true));
        var refused = other.ask(first(), "udenfor", PASSWORD);
        assertThat(refused.code()).isEqualTo(Gateway.REJECT);
        assertThat(ask("select verdict from identity_refusal where tenant_id = '%s' and account_id = '" + account
                        + "'"))
                .isEqualTo("Failed");
        // the gateway tells where somebody is, and proves that it is the gateway
        vera.open("/identity/networks");
        vera.post("/identity/networks", java.util.Map.of("range", "198.51.100.0/24", "note", "Rådhuset"));
        assertThat(other.ask(first(), "udenfor", PASSWORD, Gateway.attribute(31, "198.51.100.7"))
                        .code())
                .isEqualTo(Gateway.ACCEPT);
        assertThat(other.ask(first(), "udenfor", PASSWORD, Gateway.attribute(31, "203.0.113.7"))
                        .code())
                .isEqualTo(Gateway.REJECT);

        var closed =
                gateway(terms -> policy(SecondFactorPolicy.NEVER).apply(terms).general("VPN", "", false));
        assertThat(closed.ask(first(), "udenfor", PASSWORD).code()).isEqualTo(Gateway.REJECT);
        var high = gateway(
                terms -> terms.demanding(NsisLevel.SUBSTANTIAL, SecondFactorPolicy.ALWAYS, List.of(), null, null));
        assertThat(high.ask(first(), "udenfor", PASSWORD).code()).isEqualTo(Gateway.REJECT);
    }

    @Test
    void aGroupThatTheSystemIsForIsAskedForHereToo() throws SQLException {
        var inside = account("inde", BuiltInRole.READER);
        account("ude", BuiltInRole.READER);
        var group = UUID.randomUUID();
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, """
                    insert into identity_group (tenant_id, id, domain_id, uuid, name, description)
                    select tenant_id, '%1$s', domain_id, '%1$s', 'VPN-brugere', ''
                      from identity_person where tenant_id = '%2$s' and account_id = '%3$s'
                    """.formatted(group, tenant, inside));
            Twin.run(superuser, """
                    insert into identity_group_member (tenant_id, group_id, person_id)
                    select tenant_id, '%1$s', id from identity_person where tenant_id = '%2$s' and account_id = '%3$s'
                    """.formatted(group, tenant, inside));
        }
        var gateway =
                gateway(terms -> policy(SecondFactorPolicy.NEVER).apply(terms).on(List.of(), List.of(group), false));
        assertThat(gateway.ask(first(), "inde", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        var refused = gateway.ask(first(), "ude", PASSWORD);
        assertThat(refused.code()).isEqualTo(Gateway.REJECT);
        assertThat(refused.text(REPLY_MESSAGE)).containsPattern("Kode til servicedesken: [A-Z0-9]{6}");
        // and the password was right, so a wrong one is told otherwise
        assertThat(gateway.ask(first(), "ude", "ikke det rigtige").text(REPLY_MESSAGE))
                .doesNotContain("servicedesken");
    }

    @Test
    void aClientIsToldItsClaimsAsAttributes() {
        account("oplyst", BuiltInRole.READER);
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        Tenant.run(tenant, () -> {
            claims.add(claim("Filter-Id", Claim.Kind.STATIC, "vpn-alle"));
            claims.add(claim("Class", Claim.Kind.DYNAMIC, "name"));
            claims.add(claim("Session-Timeout", Claim.Kind.STATIC, "28800"));
            claims.add(claim("12356.1", Claim.Kind.STATIC, "VPN"));
        });
        var answer = gateway.ask(first(), "oplyst", PASSWORD);
        assertThat(answer.code()).isEqualTo(Gateway.ACCEPT);
        assertThat(answer.text(11)).isEqualTo("vpn-alle");
        assertThat(answer.text(25)).isEqualTo("Karen oplyst");
        assertThat(Gateway.hex(answer.first(27).orElseThrow())).isEqualTo("00007080");
        assertThat(Gateway.hex(answer.first(26).orElseThrow())).isEqualTo("00003044010556504e");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Tenant.run(tenant, () -> claims.add(claim("Department", Claim.Kind.STATIC, "x"))))
                .withMessage("identity.radius.attribute");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() ->
                        Tenant.run(tenant, () -> claims.add(claim("Session-Timeout", Claim.Kind.STATIC, "en time"))))
                .withMessage("identity.radius.attribute.value");
    }

    private Claim claim(String name, Claim.Kind kind, String value) {
        return new Claim(UUID.randomUUID(), provider, name, kind, value, null, null, null, false);
    }
}
