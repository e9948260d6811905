package dk.faelled.walls;

import static dk.faelled.walls.TwoAuthorities.NEIGHBOUR;
import static dk.faelled.walls.TwoAuthorities.OWN;
import static dk.faelled.walls.TwoAuthorities.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.Schedule;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TestDatabase;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    static String described(String id, String returns, SamlSystem.Keys keys) {
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
        runs("identity.saml.sources");
    }

    private void runs(String schedule) {
        var reading = schedules.stream()
                .filter(one -> one.name().equals(schedule))
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

    static String path(Answer answer) {
        return String.valueOf(answer.header("Location")).replaceFirst("^http://[^/]*", "");
    }

    /** Its line in the list of all, however many there are; empty where it is in none. */
    private static String listed(Visitor administrator, String id) {
        var body = administrator.open("/identity/providers?q=" + id).body();
        return Pattern.compile("<tr>(?:(?!</tr>).)*>" + Pattern.quote(id) + "<.*?</tr>", Pattern.DOTALL)
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
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
            assertThat(listed(administrator, id)).contains("lukket");

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

            assertThat(administrator.open(tab + "/versions/2/changes").body())
                    .contains(
                            "Ændret fra nr. 1 til nr. 2", "<del>" + id + "/first</del>", "<ins>" + id + "/second</ins>")
                    .doesNotContain("??", "<ins>" + id + "<");
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
    void weDescribeOurselvesAsItIsAskedFor() {
        assertThat(ours("metadata").body()).contains("SignatureValue>", "validUntil=");
        assertThat(ours("metadata?sign=false&cert=SELFSIGNED").body())
                .contains("entityID=\"http://own.example\"", "validUntil=")
                .doesNotContain("SignatureValue");
        assertThat(ours("metadata?sign=maybe").body()).contains("sign=maybe", "sign=true");
        var none = ours("metadata?cert=OCES");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body()).contains("cert=SELFSIGNED");
        assertThat(ours("selfsignedCert").body())
                .startsWith("-----BEGIN CERTIFICATE-----")
                .isEqualTo(ours("primaryCert").body());
    }

    private Answer ours(String what) {
        return two.wire().send(Call.get("/sso/saml/" + what).with("Host: own.example"));
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
        assertThat(listed(administrator, id)).isEmpty();
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

    @Test
    void aCertificateIsSeenWithItsEndAndMissedInTimeUntilAnotherTakesItsPlace() throws SQLException {
        var administrator = administrator("own.example", OWN);
        var id = "https://fag.example/" + UUID.randomUUID();
        var tab = path(administrator.post(
                NEW, Map.of("name", "Slutter snart", "xml", described(id, id + "/acs", SamlSystem.Keys.made(20)))));
        assertThat(certificates(administrator)).contains("Slutter snart", "CN=fag", tab);
        assertThat(certificates(administrator("neighbour.example", NEIGHBOUR))).doesNotContain("Slutter snart");
        runs("identity.certificate.expires");
        runs("identity.certificate.expires");
        assertThat(tasks(tab)).containsExactly("30");
        administrator.open(tab);
        administrator.post(tab + "/describe", Map.of("xml", described(id, id + "/acs", SamlSystem.Keys.made())));
        assertThat(tasks(tab)).isEmpty();
        runs("identity.certificate.expires");
        assertThat(tasks(tab)).isEmpty();
        // those that were taken in before any were kept are found again
        try (var superuser = TestDatabase.database().superuser()) {
            Twin.run(superuser, "delete from identity_certificate where tenant_id = '%s'".formatted(two.own()));
        }
        assertThat(certificates(administrator)).doesNotContain("Slutter snart");
        anHourPasses();
        assertThat(certificates(administrator)).contains("Slutter snart");
        // of a system that is gone nothing is left to be done
        administrator.open(tab);
        administrator.post(tab + "/describe", Map.of("xml", described(id, id + "/acs", SamlSystem.Keys.made(20))));
        runs("identity.certificate.expires");
        assertThat(tasks(tab)).containsExactly("30");
        administrator.open(tab);
        administrator.post(tab.replace("/saml", "/remove"), Map.of());
        assertThat(tasks(tab)).isEmpty();
        assertThat(certificates(administrator)).doesNotContain("Slutter snart");
    }

    private static String certificates(Visitor administrator) {
        var page = administrator.open("/identity/certificates");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("RS256").doesNotContain("??");
        return page.body();
    }

    /** The stages of the open ones about the system. */
    private List<String> tasks(String link) throws SQLException {
        try (var superuser = TestDatabase.database().superuser()) {
            return Twin.ask(
                    superuser,
                    "select split_part(key, ':', 3) from task where closed_at is null and link = '" + link + "'");
        }
    }

    @Test
    void aTemplateFillsInTheTermsAndSomebodyIsTriedBeforeAnybodySignsIn() {
        var administrator = administrator("own.example", OWN);
        var id = "https://fag.example/" + UUID.randomUUID();
        var described = described(id, id + "/acs", SamlSystem.Keys.made());
        refused(administrator, Map.of("xml", described, "template", "NOTHING"), "id=\"template-error\"");
        refused(
                administrator,
                Map.of(
                        "xml",
                        described.replace("<md:KeyDescriptor>", "<md:KeyDescriptor use=\"signing\">"),
                        "template",
                        "OIOSAML"),
                "id=\"template-error\"");
        assertThat(listed(administrator, id)).isEmpty();
        administrator.open(NEW);
        var tab = path(administrator.post(NEW, Map.of("xml", described, "template", "AD_FS")));
        assertThat(administrator.open(tab).body()).contains("value=\"UNSPECIFIED\" selected");
        var base = tab.replace("/saml", "");
        assertThat(administrator.open(base + "/claims").body()).contains("claims/upn", "claims/emailaddress");
        var tried = administrator.post(base + "/claims/trial", Map.of("person", "ADMINISTRATOR"));
        assertThat(tried.body())
                .contains(
                        "&lt;saml:NameID",
                        "nameid-format:unspecified",
                        "&gt;administrator&lt;/saml:NameID",
                        id + "/acs")
                .contains("identity/claims/name")
                // before it is opened
                .contains("Systemet er lukket", "Udfald: Kommet ind")
                .doesNotContain("SignatureValue", "??");
        // what has been changed is seen, and led back to
        administrator.open(base + "/security");
        administrator.post(base + "/security", Map.of("level", "LOW", "policy", "ALWAYS", "password", "30"));
        var history = administrator.open(base + "/history").body();
        assertThat(history)
                .contains("<ins>Altid</ins>", "<ins>30</ins>", "<del>Kun ved step-up</del>")
                .doesNotContain("??");
        assertThat(path(administrator.post(base + "/history/1/back", Map.of()))).isEqualTo(base + "/history");
        assertThat(administrator.open(base + "/security").body()).contains("value=\"DEPENDS\" selected");
        assertThat(administrator.open(base + "/history").body()).contains("Nr. 7, vilkår", "<del>Altid</del>");
    }

    private static void refused(Visitor administrator, Map<String, String> form, String text) {
        var page = administrator.post(NEW, form);
        assertThat(page.status()).as(page.body()).isEqualTo(422);
        assertThat(page.body()).contains(text).doesNotContain("??");
    }
}
