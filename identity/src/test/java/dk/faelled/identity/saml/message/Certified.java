package dk.faelled.identity.saml.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Keys with certificates, made by Java's own tool: of a system, of ours, of somebody else, and one that is too short. */
record Certified(PrivateKey key, X509Certificate certificate) {
    static final Certified SYSTEM = made("RSA", 2048, 400);
    static final Certified OURS = made("RSA", 2048, 400);
    static final Certified STRANGER = made("RSA", 2048, 400);
    static final Certified SHORT = made("RSA", 1024, 400);
    static final Certified ELLIPTIC = made("EC", 256, 400);

    List<PublicKey> keys() {
        return List.of(certificate.getPublicKey());
    }

    Signer signer() {
        return new Signer(key, certificate);
    }

    String base64() {
        return Certificates.base64(certificate);
    }

    private static Certified made(String algorithm, int bits, int days) {
        try {
            var folder = Files.createTempDirectory("keys");
            var store = folder.resolve("keys.p12");
            var tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            var process = new ProcessBuilder(
                            tool,
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            algorithm,
                            "-keysize",
                            String.valueOf(bits),
                            "-dname",
                            "CN=test",
                            "-validity",
                            String.valueOf(days),
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "nothing-secret")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IllegalStateException(said);
            var keys = KeyStore.getInstance(store.toFile(), "nothing-secret".toCharArray());
            var made = new Certified((PrivateKey) keys.getKey("key", "nothing-secret".toCharArray()), (X509Certificate)
                    keys.getCertificate("key"));
            Files.delete(store);
            Files.delete(folder);
            return made;
        } catch (IOException | GeneralSecurityException | InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
