package dk.faelled.platform.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The Ed25519 key that signs anchors: {@code data/secrets/anchor.key}, two lines, private and public, in hex. */
public final class AnchorKey {
    private final PrivateKey secret;
    private final String open;

    private AnchorKey(PrivateKey secret, String open) {
        this.secret = secret;
        this.open = open;
    }

    /** Made when it is first asked for. */
    public static AnchorKey in(Path data) throws IOException, GeneralSecurityException {
        var file = data.resolve("secrets").resolve("anchor.key");
        if (!Files.exists(file)) create(file);
        var lines = Files.readAllLines(file);
        var secret = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of().parseHex(lines.getFirst())));
        return new AnchorKey(secret, lines.get(1));
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var hex = HexFormat.of();
        var fresh = file.resolveSibling("anchor.new");
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                hex.formatHex(pair.getPrivate().getEncoded()) + "\n"
                        + hex.formatHex(pair.getPublic().getEncoded()) + "\n",
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }

    static PublicKey ofHex(String hex) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(hex)));
    }

    public String publicHex() {
        return open;
    }

    String sign(byte[] bytes) throws GeneralSecurityException {
        var sign = Signature.getInstance("Ed25519");
        sign.initSign(secret);
        sign.update(bytes);
        return HexFormat.of().formatHex(sign.sign());
    }

    @Override
    public String toString() {
        return "AnchorKey";
    }
}
