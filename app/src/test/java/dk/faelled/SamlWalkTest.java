package dk.faelled;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.faelled.platform.browser.Browser;
import dk.faelled.platform.browser.Visit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** A system is taken in by its metadata, and a browser carries the answer there by itself. */
class SamlWalkTest extends Walking {
    private static final String NEW = "/identity/providers/saml/new";
    private static final String SYSTEM = "https://walk.example/saml";

    private static HttpServer system(AtomicReference<String> got) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            // the browser asks for an icon, too
            if (exchange.getRequestMethod().equals("POST"))
                got.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var page = "<!DOCTYPE html><html lang=da><title>Fag</title><p id=got>tilbage</p>".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String metadata(String returns) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s"><md:SPSSODescriptor \
                protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:AssertionConsumerService \
                Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s" index="0"/>\
                </md:SPSSODescriptor></md:EntityDescriptor>""".formatted(SYSTEM, returns);
    }

    private static String request(String host) throws IOException {
        var xml = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_walk" Version="2.0" IssueInstant="%s" \
                Destination="%s/sso/saml/login"><saml:Issuer>%s</saml:Issuer></samlp:AuthnRequest>""".formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), host, SYSTEM);
        var out = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(out, new Deflater(9, true))) {
            packing.write(xml.getBytes(UTF_8));
        }
        return "/sso/saml/login?RelayState=her&SAMLRequest="
                + URLEncoder.encode(Base64.getEncoder().encodeToString(out.toByteArray()), UTF_8);
    }

    @Test
    void aSystemIsTakenInByItsMetadataAndSomebodyGetsThere(Browser browser) throws Exception {
        world.load("small");
        var got = new AtomicReference<>("");
        var server = system(got);
        var returns = "http://localhost:" + server.getAddress().getPort() + "/acs";
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open(NEW).page();
            visit.check();
            page.fill("#name", "Fagsystem");
            page.fill("#xml", metadata(returns));
            Visit.follow(page, "main form button[type=submit]");
            page.waitForURL("**/saml");
            visit.check();
            assertThat(page.textContent("main")).contains(returns, SYSTEM);
            // nothing is known that could sign
            page.check("#unsigned");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
            var tab = page.url().replaceFirst("^http://[^/]*", "");
            visit.inEnglish().open(tab).check();
            visit.open(tab.replaceFirst("/saml$", ""));
            page.check("#enabled");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector(".alert-success");
        }
        try (var visit = signedIn(browser, "admin")) {
            var page = visit.open(NEW).page();
            page.fill("#xml", "<a/>");
            Visit.follow(page, "main form button[type=submit]");
            page.waitForSelector("#xml-error");
            visit.accessible();
        }
        var host = "http://soendby.localhost:" + port;
        try (var visit = browser.visit(host).open(request(host))) {
            var page = visit.page();
            page.waitForSelector("#password");
            page.fill("#name", "admin");
            page.fill("#password", "walk-through-it-1");
            page.locator("main button[type=submit]").first().click();
            page.waitForURL(returns);
            assertThat(page.textContent("#got")).isEqualTo("tilbage");
            var response = URLDecoder.decode(got.get().replaceFirst(".*SAMLResponse=([^&]*).*", "$1"), UTF_8);
            assertThat(new String(Base64.getDecoder().decode(response), UTF_8)).contains("InResponseTo=\"_walk\"");
            assertThat(got.get()).contains("RelayState=her");
            visit.open(request(host)).accessible();
        } finally {
            server.stop(0);
        }
    }
}
