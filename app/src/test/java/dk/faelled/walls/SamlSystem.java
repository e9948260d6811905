package dk.faelled.walls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.onelogin.saml2.authn.AuthnRequest;
import com.onelogin.saml2.authn.AuthnRequestParams;
import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.http.HttpRequest;
import com.onelogin.saml2.logout.LogoutRequest;
import com.onelogin.saml2.logout.LogoutRequestParams;
import com.onelogin.saml2.logout.LogoutResponse;
import com.onelogin.saml2.settings.IdPMetadataParser;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import com.onelogin.saml2.util.Util;
import dk.faelled.platform.wire.Answer;
import dk.faelled.platform.wire.Call;
import dk.faelled.platform.wire.Visitor;
import dk.faelled.platform.wire.Wire;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A system that signs people in through us with a library that others wrote (OneLogin's), which knows us by our metadata. */
record SamlSystem(Saml2Settings settings, UUID provider, String host, Keys keys) {
    private static final String SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final Pattern FIELD =
            Pattern.compile("name=\"(SAMLResponse|RelayState|SAMLRequest)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\" data-onward");
    private static final Pattern PROVIDER = Pattern.compile("/identity/providers/([0-9a-f-]{36})/saml");

    record Keys(PrivateKey key, X509Certificate certificate) {
        static Keys made() {
            return made(1000);
        }

        /** By Java's own tool. @param days for how many of them the certificate holds */
        static Keys made(int days) {
            try {
                var folder = Files.createTempDirectory("keys");
                var store = folder.resolve("keys.p12");
                var process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "key",
                                "-keyalg",
                                "RSA",
                                "-keysize",
                                "2048",
                                "-dname",
                                "CN=fag",
                                "-validity",
                                Integer.toString(days),
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "nothing-secret")
                        .redirectErrorStream(true)
                        .start();
                var said = new String(process.getInputStream().readAllBytes(), UTF_8);
                if (process.waitFor() != 0) throw new AssertionError(said);
                var password = "nothing-secret".toCharArray();
                var read = KeyStore.getInstance(store.toFile(), password);
                Files.delete(store);
                Files.delete(folder);
                return new Keys(
                        (PrivateKey) read.getKey("key", password), (X509Certificate) read.getCertificate("key"));
            } catch (java.io.IOException | java.security.GeneralSecurityException | InterruptedException failed) {
                throw new AssertionError(failed);
            }
        }

        String base64() {
            try {
                return Base64.getEncoder().encodeToString(certificate.getEncoded());
            } catch (java.security.cert.CertificateEncodingException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** A request on its way. @param id which its answer names */
    record Request(String id, String target) {}

    /** Takes our metadata, gives its own to an administrator, and is opened. */
    static SamlSystem connected(Visitor administrator, Wire wire, String host, boolean encrypted) {
        var metadata = wire.send(Call.get("/sso/saml/metadata").with("Host: " + host));
        if (metadata.status() != 200) throw new AssertionError(metadata.toString());
        var keys = Keys.made();
        var id = "https://fag.example/" + UUID.randomUUID();
        try {
            Map<String, Object> values = new HashMap<>(IdPMetadataParser.parseXML(Util.loadXML(metadata.body())));
            values.put("onelogin.saml2.strict", true);
            values.put("onelogin.saml2.sp.entityid", id);
            values.put("onelogin.saml2.sp.assertion_consumer_service.url", id + "/acs");
            values.put("onelogin.saml2.sp.single_logout_service.url", id + "/slo");
            values.put("onelogin.saml2.sp.nameidformat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
            values.put("onelogin.saml2.sp.x509cert", keys.base64());
            values.put(
                    "onelogin.saml2.sp.privatekey",
                    Base64.getEncoder().encodeToString(keys.key().getEncoded()));
            values.put("onelogin.saml2.security.authnrequest_signed", true);
            values.put("onelogin.saml2.security.logoutrequest_signed", true);
            values.put("onelogin.saml2.security.logoutresponse_signed", true);
            values.put("onelogin.saml2.security.want_messages_signed", false);
            values.put("onelogin.saml2.security.want_assertions_signed", true);
            values.put("onelogin.saml2.security.want_assertions_encrypted", encrypted);
            values.put("onelogin.saml2.security.signature_algorithm", SHA256);
            values.put("onelogin.saml2.security.reject_deprecated_alg", true);
            var settings = new SettingsBuilder().fromValues(values).build();
            administrator.open("/identity/providers/saml/new");
            var added = administrator.post(
                    "/identity/providers/saml/new", Map.of("name", "Fagsystemet", "xml", settings.getSPMetadata()));
            var found = PROVIDER.matcher(String.valueOf(added.header("Location")));
            if (!found.find()) throw new AssertionError(added.toString());
            var provider = UUID.fromString(found.group(1));
            administrator.open("/identity/providers/" + provider + "/saml");
            administrator.post("/identity/providers/" + provider, Map.of("name", "Fagsystemet", "enabled", "yes"));
            return new SamlSystem(settings, provider, host, keys);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    String acs() {
        return settings.getSpAssertionConsumerServiceUrl().toString();
    }

    String xml(AuthnRequestParams how) {
        return new AuthnRequest(settings, how).getAuthnRequestXml();
    }

    static AuthnRequestParams plainly() {
        return new AuthnRequestParams(false, false, true);
    }

    Request request(AuthnRequestParams how, String... classes) {
        settings.setRequestedAuthnContext(List.of(classes));
        var made = new AuthnRequest(settings, how);
        try {
            return new Request(
                    made.getId(), "/sso/saml/login?" + signed("SAMLRequest", made.getEncodedAuthnRequest(), "st/at+e"));
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    Request logout(String session, String nameId) {
        var how = new LogoutRequestParams(session, nameId, settings.getSpNameIDFormat());
        var made = new LogoutRequest(settings, how);
        try {
            return new Request(
                    made.getId(), "/sso/saml/logout?" + signed("SAMLRequest", made.getEncodedLogoutRequest(), "ud"));
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Reads our request for a logout. @return the address of its answer */
    String answered(String address) {
        var asked = new LogoutRequest(settings, at(address));
        if (!asked.isValid()) throw new AssertionError(String.valueOf(asked.getError()));
        var parameters = parameters(address);
        try {
            var id = LogoutRequest.getId(Util.base64decodedInflated(String.valueOf(parameters.get("SAMLRequest"))));
            var made = new LogoutResponse(settings, (HttpRequest) null);
            made.build(id);
            return "/sso/saml/logout/response?"
                    + signed(
                            "SAMLResponse",
                            made.getEncodedLogoutResponse(),
                            String.valueOf(parameters.get("RelayState")));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** Whether our answer to its request for a logout is one. */
    boolean acceptsAnswer(String address, String id) {
        return new LogoutResponse(settings, at(address)).isValid(id);
    }

    private HttpRequest at(String address) {
        var all = new LinkedHashMap<String, List<String>>();
        parameters(address).forEach((name, value) -> all.put(name, List.of(value)));
        return new HttpRequest(
                address.replaceFirst("\\?.*", ""), all, URI.create(address).getRawQuery());
    }

    private String signed(String parameter, String message, String state) {
        var text = parameter + "=" + encoded(message) + "&RelayState=" + encoded(state) + "&SigAlg=" + encoded(SHA256);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.key());
            signature.update(text.getBytes(UTF_8));
            return text + "&Signature=" + encoded(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What a page would post, by the names of its fields; its address under {@code action}. */
    static Map<String, String> form(Answer page) {
        var all = new HashMap<String, String>();
        var action = ACTION.matcher(page.body());
        if (!action.find()) throw new AssertionError("no form: " + page);
        all.put("action", action.group(1).replace("&amp;", "&"));
        var fields = FIELD.matcher(page.body());
        while (fields.find()) all.put(fields.group(1), fields.group(2).replace("&amp;", "&"));
        return all;
    }

    SamlResponse read(Answer page) {
        try {
            return new SamlResponse(settings, acs(), String.valueOf(form(page).get("SAMLResponse")));
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static Map<String, String> parameters(String address) {
        var all = new LinkedHashMap<String, String>();
        for (var pair : address.replaceFirst("^[^?]*[?]?", "").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) all.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return all;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
