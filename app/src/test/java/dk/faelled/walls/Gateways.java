package dk.faelled.walls;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.identity.provider.ServiceProvider;
import dk.faelled.identity.provider.ServiceProvider.Protocol;
import dk.faelled.identity.provider.ServiceProviders;
import dk.faelled.identity.radius.RadiusClients;
import dk.faelled.identity.radius.RadiusServer;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.platform.Tenant;
import dk.faelled.secondfactor.Devices;
import dk.faelled.secondfactor.NsisLevel;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Gateways that ask by RADIUS, each at an address of its own, in an authority of its own. */
abstract class Gateways extends OneAuthority {
    static final String SECRET = "et-godt-gemt-ord-42";
    private static final AtomicInteger ADDRESS = new AtomicInteger(1);

    @Autowired
    RadiusServer server;

    @Autowired
    RadiusClients clients;

    @Autowired
    ServiceProviders providers;

    @Autowired
    Devices devices;

    private final List<Gateway> gateways = new ArrayList<>();
    final List<UUID> made = new ArrayList<>();
    UUID provider = new UUID(0, 0);

    @AfterEach
    void close() {
        gateways.forEach(Gateway::close);
        // addresses of this machine are few, and no two clients share one
        for (var one : made) Tenant.run(tenant, () -> providers.remove(one));
    }

    int first() {
        return server.port(false).orElseThrow();
    }

    int second() {
        return server.port(true).orElseThrow();
    }

    /** One that nobody else sends from. */
    static String address() {
        int next = ADDRESS.getAndIncrement();
        return "127.77." + next / 250 + "." + (next % 250 + 1);
    }

    Gateway gateway(UnaryOperator<ServiceProvider> terms) {
        return gateway(address(), false, terms);
    }

    Gateway gateway(String address, boolean legacy, UnaryOperator<ServiceProvider> terms) {
        client(List.of(address), legacy, terms);
        return opened(address, SECRET);
    }

    Gateway opened(String address, String secret) {
        var gateway = new Gateway(address, secret);
        gateways.add(gateway);
        return gateway;
    }

    void client(List<String> ranges, boolean legacy, UnaryOperator<ServiceProvider> terms) {
        provider = UUID.randomUUID();
        Tenant.run(
                tenant,
                () -> clients.add(
                        terms.apply(ServiceProvider.of(provider, "radius:" + provider, "VPN", Protocol.RADIUS)),
                        ranges,
                        legacy,
                        SECRET));
        made.add(provider);
    }

    static UnaryOperator<ServiceProvider> policy(SecondFactorPolicy policy) {
        return terms -> terms.demanding(NsisLevel.NONE, policy, List.of(), null, null);
    }

    Phone phone(UUID account) {
        var phone = Phone.enrolled(two.wire(), "");
        Tenant.run(tenant, () -> devices.bind(phone.id(), phone.secret(), devices.ownerOf(account), NsisLevel.LOW));
        return phone;
    }

    /** What the phone is asked, as soon as it is; a device that looked again and again would be told to slow down. */
    JsonNode asked(Phone phone) throws SQLException {
        open(1);
        var answer = phone.fetch();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    String refusals() throws SQLException {
        return ask("select coalesce(string_agg(payload, ' ' order by id), '') from audit_entry"
                + " where tenant_id = '%s' and action = 'identity.radius.refuse'");
    }

    /** Until so many are being asked. */
    void open(int many) throws SQLException {
        String found = "";
        for (int tries = 0; tries < 20_000 && !found.equals(Integer.toString(many)); tries++)
            found = ask("select count(*) from secondfactor_challenge where tenant_id = '%s' and state = 'OPEN'");
        assertThat(found).isEqualTo(Integer.toString(many));
    }
}
