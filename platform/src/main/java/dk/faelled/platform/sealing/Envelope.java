package dk.faelled.platform.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** {@code 01 ‖ keyId(2) ‖ nonce(12) ‖ ciphertext ‖ tag(16)} under AES-256-GCM (platform R-2). */
record Envelope(int keyId, byte[] nonce, byte[] sealed) {
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;

    static Envelope seal(byte[] key, int keyId, byte[] nonce, byte[] aad, byte[] clear) {
        return new Envelope(keyId, nonce, crypt(Cipher.ENCRYPT_MODE, key, nonce, aad, clear));
    }

    byte[] open(byte[] key, byte[] aad) {
        return crypt(Cipher.DECRYPT_MODE, key, nonce, aad, sealed);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(3 + NONCE + sealed.length)
                .put(FORMAT)
                .putShort((short) keyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    static Envelope parse(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (bytes.length < 3 + NONCE + 16 || in.get() != FORMAT)
            throw new IllegalArgumentException("not a sealed value of format 1");
        int keyId = Short.toUnsignedInt(in.getShort());
        var nonce = new byte[NONCE];
        in.get(nonce);
        var sealed = new byte[in.remaining()];
        in.get(sealed);
        return new Envelope(keyId, nonce, sealed);
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] aad, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(aad);
            return cipher.doFinal(text);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("a sealed value could not be read or written", wrong);
        }
    }
}
