package dk.faelled.walls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

/** A passkey in software: a real key pair of its own, and the messages of WebAuthn written by hand (ES256, no attestation). */
final class SoftKey {
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int WITH_CREDENTIAL = 0x40;
    private static final int COORDINATE = 32;
    private final KeyPair pair;
    private final byte[] id = new byte[COORDINATE];
    private final String host;
    private final String origin;
    private int count;

    /** @param origin as {@code http://localhost:8080} */
    SoftKey(String host, String origin) throws GeneralSecurityException {
        this.host = host;
        this.origin = origin;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        pair = generator.generateKeyPair();
        new SecureRandom().nextBytes(id);
    }

    /** What the browser sends where the key is made. */
    String made(String challenge) throws GeneralSecurityException {
        var data = new ByteArrayOutputStream();
        data.writeBytes(head(PRESENT_AND_VERIFIED | WITH_CREDENTIAL));
        data.writeBytes(new byte[16]); // no model
        data.writeBytes(new byte[] {0, COORDINATE});
        data.writeBytes(id);
        data.writeBytes(publicKey());
        var object = new ByteArrayOutputStream();
        object.writeBytes(new byte[] {(byte) 0xa3, 0x63});
        object.writeBytes(ascii("fmt"));
        object.write(0x64);
        object.writeBytes(ascii("none"));
        object.write(0x67);
        object.writeBytes(ascii("attStmt"));
        object.writeBytes(new byte[] {(byte) 0xa0, 0x68});
        object.writeBytes(ascii("authData"));
        object.writeBytes(new byte[] {0x58, (byte) data.size()});
        object.writeBytes(data.toByteArray());
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":[]}}
                """.formatted(text(id), text(client("webauthn.create", challenge)), text(object.toByteArray()));
    }

    /** What the browser sends where it signs. @param account whose it says to be */
    String signed(String challenge, UUID tenant, UUID account) throws GeneralSecurityException {
        return signed(client("webauthn.get", challenge), handle(tenant, account));
    }

    /** As {@link #signed}, in a frame of another site. @param around its origin */
    String signedInFrame(String challenge, String around) throws GeneralSecurityException {
        var client =
                "{\"type\":\"webauthn.get\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":true,\"topOrigin\":\"%s\"}"
                        .formatted(challenge, origin, around);
        return signed(client.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /** As a copy would that was made when the key was new. */
    void countFromTheStart() {
        count = 0;
    }

    private String signed(byte[] client, byte[] handle) throws GeneralSecurityException {
        var data = head(PRESENT_AND_VERIFIED);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}
                """.formatted(text(id), text(client), text(data), text(signature.sign()), text(handle));
    }

    private byte[] head(int flags) throws GeneralSecurityException {
        return ByteBuffer.allocate(37)
                .put(sha256(ascii(host)))
                .put((byte) flags)
                .putInt(++count)
                .array();
    }

    /** COSE, RFC 9053: EC2, ES256, P-256. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return ByteBuffer.allocate(77)
                .put(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE})
                .put(coordinate(point.getAffineX().toByteArray()))
                .put(new byte[] {0x22, 0x58, COORDINATE})
                .put(coordinate(point.getAffineY().toByteArray()))
                .array();
    }

    /** 32 bytes, whatever the number's own length. */
    private static byte[] coordinate(byte[] number) {
        var fixed = new byte[COORDINATE];
        int length = Math.min(COORDINATE, number.length);
        System.arraycopy(number, number.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] handle(UUID tenant, UUID account) {
        return ByteBuffer.allocate(32)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
