package dk.faelled.secondfactor.push;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A message that only one browser can read, whatever carries it there (RFC 8291, with the coding of RFC 8188). */
final class WebPushMessage {
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE = 32;
    private static final int POINT = 1 + 2 * COORDINATE;
    private static final byte UNCOMPRESSED = 4;
    private static final int SALT = 16;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int RECORD = 4096;
    /** RFC 8188 section 2: the last record. */
    private static final byte LAST = 2;

    private WebPushMessage() {}

    /**
     * @param receiver the browser's public key, an uncompressed point
     * @param auth the browser's authentication secret
     * @throws GeneralSecurityException where the receiver's key is none
     */
    static byte[] sealed(byte[] clear, byte[] receiver, byte[] auth) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE));
        var salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        return sealed(clear, receiver, auth, generator.generateKeyPair(), salt);
    }

    /** @param own made for this message alone */
    static byte[] sealed(byte[] clear, byte[] receiver, byte[] auth, KeyPair own, byte[] salt)
            throws GeneralSecurityException {
        var sender = point((ECPublicKey) own.getPublic());
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(publicKey(receiver), true);
        var input = derived(
                auth, agreement.generateSecret(), joined(ascii("WebPush: info\0"), receiver, sender), COORDINATE);
        var key = derived(salt, input, ascii("Content-Encoding: aes128gcm\0"), KEY);
        var nonce = derived(salt, input, ascii("Content-Encoding: nonce\0"), NONCE);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        var sealed = cipher.doFinal(joined(clear, new byte[] {LAST}));
        var head = ByteBuffer.allocate(Integer.BYTES + 1)
                .putInt(RECORD)
                .put((byte) POINT)
                .array();
        return joined(salt, head, sender, sealed);
    }

    private static byte[] derived(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        var spec = HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(input).thenExpand(info, length);
        return KDF.getInstance("HKDF-SHA256").deriveData(spec);
    }

    /** As an uncompressed point. */
    static byte[] point(ECPublicKey key) {
        var point = new byte[POINT];
        point[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    private static void put(BigInteger number, byte[] into, int at) {
        var bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE);
        System.arraycopy(bytes, from, into, at + COORDINATE - (bytes.length - from), bytes.length - from);
    }

    /** @throws GeneralSecurityException where it is no uncompressed point */
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT || point[0] != UNCOMPRESSED)
            throw new GeneralSecurityException("no uncompressed point of P-256");
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve()));
    }

    static ECParameterSpec curve() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
