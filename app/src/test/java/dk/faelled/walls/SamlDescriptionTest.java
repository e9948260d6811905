package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Visitor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Systems are taken in by what they say of themselves, which is read again each hour (BEY-10, identity 5.5). */
@Walls
class SamlDescriptionTest {
    private static final String NEW = "/identity/providers/saml/new";

    @Autowired
    private TwoAuthorities two;

    @Autowired
    private List<Schedule> schedules;

    private Visitor administrator(String host, String authority) {
        var visitor = new Visitor(two.wire(), host);
        assertThat(visitor.signIn(authority, "ADMINISTRATOR", PASSWORD).status())
                .isLessThan(400);
        visitor.open(NEW);
        return visitor;
    }

    private static String described(String id, String returns, SamlSystem.Keys keys) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s"><md:SPSSODescriptor \
                protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor>\
                <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>%s\
                </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:AssertionConsumerService \
                Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s" index="0"/>\
                </md:SPSSODescriptor></md:EntityDescriptor>""".formatted(id, keys.base64(), returns);
    }

    private static HttpServer serving(AtomicReference<String> text) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.9", 0), 0);
        server.createContext("/", exchange -> {
            var bytes = text.get().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void anHourPasses() {
        var reading = schedules.stream()
                .filter(one -> one.name().equals("identity.saml.sources"))
                .findFirst()
                .orElseThrow();
        Tenant.run(two.own(), () -> {
            try {
                reading.work().run();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }

    private static String path(Answer answer) {
        return String.valueOf(answer.header("Location")).replaceFirst("^http://[^/]*", "");
    }

    @Test
    void whatASystemPublishesIsReadAgainAndTakenWhereItMayBe() throws IOException {
        var id = "https://fag.example/" + UUID.randomUUID();
        var keys = SamlSystem.Keys.made();
        var published = new AtomicReference<>(described(id, id + "/first", keys));
        var server = serving(published);
        try {
            var administrator = administrator("own.example", OWN);
            var source = "http://127.0.0.9:" + server.getAddress().getPort() + "/metadata";
            var tab = path(administrator.post(NEW, Map.of("source", source)));
            assertThat(tab).matches("/identity/providers/[0-9a-f-]{36}/saml");
            assertThat(administrator.open(tab).body()).contains(id + "/first", "Nr. 1", source);
            // closed until somebody opens it
            assertThat(administrator.open("/identity/providers").body()).contains(id, "lukket");

            published.set(described(id, id + "/second", keys));
            anHourPasses();
            anHourPasses();
            assertThat(administrator.open(tab).body())
                    .contains(id + "/second", "Nr. 2")
                    .doesNotContain(id + "/first", "Nr. 3", "ikke taget i brug");
            published.set(described("https://another.example/saml", id + "/third", keys));
            anHourPasses();
            assertThat(administrator.open(tab).body())
                    .contains(id + "/second", "ikke taget i brug: Metadata er for et andet system")
                    .doesNotContain("/third");
            published.set("<md:EntityDescriptor");
            anHourPasses();
            assertThat(administrator.open(tab).body()).contains(id + "/second", "ikke taget i brug: Det er ikke XML");

            assertThat(path(administrator.post(tab + "/versions/1/back", Map.of())))
                    .isEqualTo(tab);
            assertThat(administrator.open(tab).body()).contains(id + "/first").doesNotContain(id + "/second");
            assertThat(administrator.open(tab + "/versions/2").body()).contains(id + "/second");
            // nothing of it is the neighbour's
            assertThat(administrator("neighbour.example", NEIGHBOUR).open(tab).status())
                    .isEqualTo(404);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatCannotBeTakenIsSaidAtTheFieldAndNothingIsKept() {
        var administrator = administrator("own.example", OWN);
        var id = "https://fag.example/" + UUID.randomUUID();
        var keys = SamlSystem.Keys.made();
        refused(administrator, Map.of("xml", "<a/>"), "EntityDescriptor");
        refused(administrator, Map.of("xml", "<!DOCTYPE a><a/>"), "DOCTYPE");
        refused(administrator, Map.of(), "XML 1.0");
        refused(administrator, Map.of("xml", described(id, "http://fag.example/acs", keys)), "ikke https");
        refused(administrator, Map.of("source", "http://127.0.0.1:1/metadata"), "id=\"source-error\"");
        refused(administrator, Map.of("source", "https://[::1]/metadata"), "id=\"source-error\"");
        assertThat(administrator.open("/identity/providers").body()).doesNotContain(id);
        administrator.open(NEW);
        var tab = path(administrator.post(NEW, Map.of("xml", described(id, id + "/acs", keys))));
        refused(administrator, Map.of("xml", described(id, id + "/acs", keys)), "kalder sig allerede");
        // what OIOSAML 3 demands is demanded
        administrator.open(tab);
        var form = Map.of("profile", "OIOSAML3", "nameFormat", "PERSISTENT");
        var page = administrator.post(tab, form);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("OIOSAML 3 krypterer altid. Vælg");
    }

    private static void refused(Visitor administrator, Map<String, String> form, String text) {
        var page = administrator.post(NEW, form);
        assertThat(page.status()).as(page.body()).isEqualTo(422);
        assertThat(page.body()).contains(text).doesNotContain("??");
    }
}
