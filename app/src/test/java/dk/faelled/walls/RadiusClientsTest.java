package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What gateways must prove and are told, our own and radclient (IDP-24, identity 5.9, 10.11). */
@Walls
class RadiusClientsTest extends Gateways {
    private static final int REPLY_MESSAGE = 18;

    @Test
    void whatIsSentAgainIsAnsweredAsTheFirstTimeAndDoneOnce() throws SQLException {
        account("igen", BuiltInRole.READER);
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        var request = gateway.request("igen", PASSWORD);
        gateway.send(first(), request);
        var answer = gateway.receive();
        gateway.send(first(), request);
        assertThat(gateway.receive()).isEqualTo(answer);
        assertThat(
                        ask(
                                "select count(*) from audit_entry where tenant_id = '%s' and action = 'identity.provider.sign-in'"))
                .isEqualTo("1");
    }

    @Test
    void whoCannotProveThatItKnowsTheSecretHearsNothing() {
        account("falsk", BuiltInRole.READER);
        var address = address();
        var gateway = gateway(address, false, policy(SecondFactorPolicy.NEVER));
        var thief = opened(address, "et-andet-ord-end-det");
        thief.send(first(), thief.request("falsk", PASSWORD));
        gateway.send(first(), gateway.packet(1, false, "falsk", PASSWORD));
        var changed = gateway.request("falsk", PASSWORD).bytes();
        changed[changed.length - 1] ^= 1;
        gateway.send(first(), changed);
        // accounting, an answer, nothing, noise, and more than there may be
        gateway.send(first(), gateway.packet(4, true, "falsk", PASSWORD));
        gateway.send(first(), gateway.packet(2, true, "falsk", PASSWORD));
        gateway.send(first(), new byte[0]);
        gateway.send(first(), "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        gateway.send(first(), new byte[9_000]);
        var stranger = opened(address(), SECRET);
        stranger.send(first(), stranger.request("falsk", PASSWORD));
        // none of them is answered: the first answer is that to the last request
        var right = gateway.request("falsk", PASSWORD);
        assertThat(gateway.ask(first(), right).code()).isEqualTo(Gateway.ACCEPT);
        var page = vera.open("/identity/providers/" + provider + "/radius").body();
        assertThat(page).contains("RADIUS svarer på UDP-port " + first());
        assertThat(page.replaceAll("\\s+", " "))
                .contains("<td>Lukket ind</td> <td>1</td>")
                .contains("(ofte en forkert hemmelighed)</td> <td>3</td>")
                .contains("der besvares her</td> <td>5</td>");
    }

    @Test
    void anOlderClientNeedsNoProofButHidesNothingInProxyState() {
        account("gammel", BuiltInRole.READER);
        var gateway = gateway(address(), true, policy(SecondFactorPolicy.NEVER));
        // its answers bear the proof all the same, as the first attribute: the gateway checks that
        assertThat(gateway.ask(first(), gateway.packet(1, false, "gammel", PASSWORD))
                        .code())
                .isEqualTo(Gateway.ACCEPT);
        gateway.send(
                first(), gateway.packet(1, false, "gammel", PASSWORD, Gateway.attribute(33, "noget at gemme sig i")));
        var proved = gateway.request("gammel", PASSWORD, Gateway.attribute(33, "a"), Gateway.attribute(33, "b"));
        var answer = gateway.ask(first(), proved);
        assertThat(answer.code()).isEqualTo(Gateway.ACCEPT);
        assertThat(answer.types()).containsExactly(80, 33, 33);
    }

    @Test
    void passwordsThatWouldHaveToBeReadableAreRefusedAndWrittenDown() throws SQLException {
        account("chap", BuiltInRole.READER);
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        var chap = gateway.packet(1, true, "chap", "", Gateway.attribute(3, new byte[17]));
        assertThat(gateway.ask(first(), chap).text(REPLY_MESSAGE)).contains("PAP");
        var microsofts = Gateway.attribute(26, new byte[] {0, 0, 1, 55, 25, 2});
        assertThat(gateway.ask(first(), gateway.packet(1, true, "chap", "", microsofts))
                        .code())
                .isEqualTo(Gateway.REJECT);
        var eap = Gateway.attribute(79, new byte[] {2, 1, 0, 9, 1, 'c', 'h', 'a', 'p'});
        assertThat(gateway.ask(first(), gateway.packet(1, true, "chap", "", eap))
                        .code())
                .isEqualTo(Gateway.REJECT);
        assertThat(gateway.ask(first(), gateway.packet(1, true, "chap", "")).code())
                .isEqualTo(Gateway.REJECT);
        assertThat(gateway.ask(first(), gateway.packet(1, true, "", PASSWORD)).code())
                .isEqualTo(Gateway.REJECT);
        assertThat(gateway.ask(first(), gateway.packet(1, true, "ch\u0000ap", PASSWORD))
                        .code())
                .isEqualTo(Gateway.REJECT);
        assertThat(refusals()).contains("\"why\":\"CHAP\"", "\"why\":\"EAP\"", "\"why\":\"NOTHING\"");
    }

    @Test
    void anAddressIsOneClientsOverAllAuthoritiesAndItsPeopleAreThoseOfItsAuthority() {
        account("her", BuiltInRole.READER);
        var address = address();
        var gateway = gateway(address, false, policy(SecondFactorPolicy.NEVER));
        var neighbour = tenants.create(cvr.substring(1) + "9", "", "Naboby", TenantInfo.Kind.MUNICIPALITY)
                .id();
        Tenant.run(neighbour, () -> accounts.keep("nabo", "Nabo", PASSWORD, Set.of(BuiltInRole.READER), null));
        assertThat(gateway.ask(first(), "nabo", PASSWORD).code()).isEqualTo(Gateway.REJECT);
        assertThat(gateway.ask(first(), "her", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        var id = UUID.randomUUID();
        var theirs = ServiceProvider.of(id, "radius:" + id, "Deres", Protocol.RADIUS);
        for (var range : List.of(address, address.replaceAll("\\.\\d+$", ".0/24")))
            assertThatExceptionOfType(RuleBroken.class)
                    .isThrownBy(() -> Tenant.run(neighbour, () -> clients.add(theirs, List.of(range), false, SECRET)))
                    .withMessage("identity.radius.ranges.taken")
                    .satisfies(broken -> assertThat(broken.field()).isEqualTo("ranges"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Tenant.run(tenant, () -> clients.add(theirs, List.of(address), false, SECRET)))
                .withMessage("identity.radius.ranges.own");
        // nothing half is kept, and another's client is as if it were not there
        assertThat(Tenant.call(neighbour, () -> providers.find(id))).isEmpty();
        assertThat(Tenant.call(neighbour, () -> providers.find(provider))).isEmpty();
    }

    @Test
    void aClientThatIsRemovedOrHasAnotherSecretHearsNothingMore() {
        account("fjernet", BuiltInRole.READER);
        var address = address();
        var gateway = gateway(address, false, policy(SecondFactorPolicy.NEVER));
        assertThat(gateway.ask(first(), "fjernet", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        var secret = Tenant.call(tenant, () -> clients.replace(provider, ""));
        gateway.send(first(), gateway.request("fjernet", PASSWORD));
        var renewed = opened(address, secret);
        assertThat(renewed.ask(first(), "fjernet", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
        Tenant.run(tenant, () -> providers.remove(provider));
        made.remove(provider);
        renewed.send(first(), renewed.request("fjernet", PASSWORD));
        client(List.of(address), false, policy(SecondFactorPolicy.NEVER));
        assertThat(gateway.ask(first(), "fjernet", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
    }

    @Test
    void aClientSendsBySixthVersionToo() {
        account("seks", BuiltInRole.READER);
        var gateway = gateway("::1", false, policy(SecondFactorPolicy.NEVER));
        assertThat(gateway.ask(first(), "seks", PASSWORD).code()).isEqualTo(Gateway.ACCEPT);
    }

    @Test
    void aGatewayAsksWhetherWeAreThere() {
        var gateway = gateway(policy(SecondFactorPolicy.NEVER));
        assertThat(gateway.ask(first(), gateway.packet(12, true, "", "")).code())
                .isEqualTo(Gateway.ACCEPT);
    }

    /** A client that we have not written (freeradius-utils); where it is not installed there is nothing to try. */
    @Test
    void radclientComesInWithAndWithoutAMessageAuthenticator() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/radclient")));
        account("radclient", BuiltInRole.READER);
        client(List.of("127.0.0.1/32"), false, policy(SecondFactorPolicy.NEVER));
        var script = Path.of("../bench/radius").toAbsolutePath().normalize().toString();
        var said = run(script, "127.0.0.1:" + first(), SECRET, "radclient", PASSWORD);
        assertThat(said).contains("Received Access-Accept", "with a Message-Authenticator: let in");
        assertThat(said).contains("without a Message-Authenticator: no answer");
        assertThat(run(script, "127.0.0.1:" + first(), SECRET, "radclient", "et helt andet ord"))
                .contains("Received Access-Reject", "with a Message-Authenticator: refused");
        Tenant.run(tenant, () -> clients.change(provider, List.of("127.0.0.1"), true));
        assertThat(run(script, "127.0.0.1:" + first(), SECRET, "radclient", PASSWORD))
                .contains("without a Message-Authenticator: let in");
    }

    private static String run(String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
