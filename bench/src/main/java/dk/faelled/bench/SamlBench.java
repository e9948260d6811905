package dk.faelled.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The whole exchange of SAML over HTTP: a signed request in, the signed answer out, in clear and encrypted, of people who are
 * signed in. The systems are set up on their page; their requests are signed before the time is taken.
 */
final class SamlBench {
    private static final String HOST = "soendby.localhost";
    private static final String ALGORITHM = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SECRET = "bench-bench";
    /** As long as the compiler takes to know the way. */
    private static final int WARMING = 150;

    private static final int ASKING = 8;
    /** So many that none comes oftener than one session may. */
    private static final int SESSIONS = 60;

    private static final int UNHURRIED = 1;
    private static final int SECONDS = 12;
    private static final Pattern PROVIDER = Pattern.compile("/identity/providers/([0-9a-f-]{36})/saml");
    private static final Pattern MESSAGE = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]+)\"");

    private final Program program;
    private final List<String> cookies = new ArrayList<>();
    private final Keys keys = Keys.made();
    private final Figures figures = new Figures(
            "SAML, request to signed answer; %d at once, then %d, %d s each".formatted(ASKING, UNHURRIED, SECONDS));

    private record Keys(PrivateKey key, String certificate) {
        /** By Java's own tool. */
        static Keys made() throws IOException, InterruptedException, GeneralSecurityException {
            var folder = Files.createTempDirectory("faelled-bench-keys");
            var store = folder.resolve("keys.p12");
            var tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            var made = new ProcessBuilder(tool, "-genkeypair", "-alias", "key", "-keyalg", "RSA", "-keysize", "2048")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            made.command()
                    .addAll(List.of(
                            "-dname",
                            "CN=bench",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            SECRET));
            if (made.start().waitFor() != 0) throw new IOException("keytool made no key");
            var read = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
            Files.delete(store);
            Files.delete(folder);
            return new Keys(
                    (PrivateKey) read.getKey("key", SECRET.toCharArray()),
                    Base64.getEncoder()
                            .encodeToString(read.getCertificate("key").getEncoded()));
        }
    }

    private SamlBench(Program program) throws IOException, InterruptedException, GeneralSecurityException {
        this.program = program;
    }

    static void run(Path jar) throws Exception {
        var data = Program.freshFolder();
        try (var program = Program.start(jar, data);
                var administrator = Visitor.signedIn(program, "admin")) {
            var bench = new SamlBench(program);
            for (int i = 0; i < SESSIONS; i++)
                try (var visitor = Visitor.signedIn(program, "admin")) {
                    bench.cookies.add("Cookie: " + visitor.cookies() + "\r\n");
                }
            bench.stage(administrator, "signed", false);
            bench.stage(administrator, "signed and encrypted", true);
            bench.figures.only("program, resident", program.javaMegabytes(), "MB");
            bench.figures.print();
        }
        Program.delete(data);
    }

    private void stage(Visitor administrator, String name, boolean encrypted) throws Exception {
        var system = "https://bench.example/" + UUID.randomUUID();
        register(administrator, system, encrypted);
        check(system, encrypted);
        ask(system, ASKING, WARMING);
        double used = program.processorSeconds();
        long begun = System.nanoTime();
        var times = ask(system, ASKING, SECONDS);
        double seconds = (System.nanoTime() - begun) / 1e9;
        double processor = program.processorSeconds() - used;
        figures.only(name, times.length / seconds, "/s");
        figures.least("  by processor of program and database", 200, times.length / processor, "/s");
        figures.only("  p95, %d at once".formatted(ASKING), Figures.percentile(times, 0.95), "ms");
        figures.most(
                "  p95, %d at once".formatted(UNHURRIED),
                15,
                Figures.percentile(ask(system, UNHURRIED, SECONDS), 0.95),
                "ms");
    }

    private void register(Visitor administrator, String system, boolean encrypted) throws Exception {
        var path = "/identity/providers/saml/new";
        var page = administrator.submit(Form.of(administrator.get(path), path)
                .with("template", "")
                .with("name", "Bench")
                .with("xml", described(system, encrypted)));
        var found = PROVIDER.matcher(page);
        if (!found.find()) throw new IOException("the system was not taken");
        var general = "/identity/providers/" + found.group(1);
        administrator.submit(Form.of(administrator.get(general), general).with("enabled", "yes"));
    }

    private String described(String system, boolean encrypted) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s"><md:SPSSODescriptor \
                AuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">\
                <md:KeyDescriptor%s><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>\
                <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>\
                <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s/acs" \
                index="0"/></md:SPSSODescriptor></md:EntityDescriptor>""".formatted(system, encrypted ? "" : " use=\"signing\"", keys.certificate(), system);
    }

    /** That an answer is what it is taken for. */
    private void check(String system, boolean encrypted) throws IOException, GeneralSecurityException {
        try (var line = line()) {
            var page = line.ask("GET", target(system), cookies.getFirst(), "");
            var message = MESSAGE.matcher(page.body());
            if (page.status() != 200 || !message.find()) throw new IOException("no answer: " + page);
            var xml = new String(Base64.getDecoder().decode(message.group(1)), StandardCharsets.UTF_8);
            if (!xml.contains("status:Success")
                    || xml.contains("EncryptedAssertion") != encrypted
                    || xml.contains("SignatureValue") == encrypted) throw new IOException("another answer: " + xml);
        }
    }

    private KeptLine line() throws IOException {
        return new KeptLine(program, HOST + ":" + program.address("/").getPort());
    }

    private double[] ask(String system, int asking, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var times = new ArrayList<Double>();
        try (var threads = Executors.newFixedThreadPool(asking)) {
            var all = new ArrayList<Callable<List<Double>>>();
            for (int i = 0; i < asking; i++) {
                int first = i;
                all.add(() -> asker(system, first, until));
            }
            for (var one : threads.invokeAll(all)) times.addAll(one.get());
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<Double> asker(String system, int first, long until) throws IOException, GeneralSecurityException {
        var times = new ArrayList<Double>();
        try (var line = line()) {
            for (int next = first; System.nanoTime() < until; next++) {
                var target = target(system);
                var cookie = cookies.get(next % SESSIONS);
                long begun = System.nanoTime();
                var answer = line.ask("GET", target, cookie, "");
                times.add((System.nanoTime() - begun) / 1e6);
                if (answer.status() != 200 || !answer.body().contains("name=\"SAMLResponse\""))
                    throw new IOException("no answer: " + answer);
            }
        }
        return times;
    }

    /** A request that nobody has made before, signed as it stands in the address. */
    private String target(String system) throws IOException, GeneralSecurityException {
        var xml = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_%s" Version="2.0" \
                IssueInstant="%s" Destination="http://%s:%d/sso/saml/login"><saml:Issuer \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer></samlp:AuthnRequest>""".formatted(
                        UUID.randomUUID(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        HOST,
                        program.address("/").getPort(),
                        system);
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        }
        var text = "SAMLRequest=" + encoded(packed.toByteArray()) + "&RelayState=x&SigAlg="
                + URLEncoder.encode(ALGORITHM, StandardCharsets.UTF_8);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.key());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return "/sso/saml/login?" + text + "&Signature=" + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), StandardCharsets.UTF_8);
    }
}
