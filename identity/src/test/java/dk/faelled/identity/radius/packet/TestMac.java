package dk.faelled.identity.radius.packet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a client computes, written from RFC 2865 5.2 and RFC 3579 3.2 and not from our own. */
final class TestMac {
    private TestMac() {}

    static byte[] of(String secret, byte[] packet) {
        try {
            var mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return mac.doFinal(packet);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] hide(String secret, byte[] password, byte[] authenticator) {
        var padded = Arrays.copyOf(password, (password.length + 15) / 16 * 16);
        var before = authenticator;
        try {
            for (int block = 0; block < padded.length; block += 16) {
                var md5 = MessageDigest.getInstance("MD5");
                md5.update(secret.getBytes(StandardCharsets.UTF_8));
                md5.update(before);
                var pad = md5.digest();
                for (int i = 0; i < 16; i++) padded[block + i] ^= pad[i];
                before = Arrays.copyOfRange(padded, block, block + 16);
            }
            return padded;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
