package dk.faelled.platform.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a backup is encrypted: {@code FAELLED1}, 32 bytes of salt, then chunks of 64 KiB, each AES-256-GCM under the key of
 * the file. The nonce counts the chunks and marks the last, so that none can be changed, swapped, repeated or cut off.
 */
final class Chunks {
    static final byte[] MAGIC = "FAELLED1".getBytes(StandardCharsets.US_ASCII);
    static final int SALT = 32;
    static final int SIZE = 64 * 1024;
    static final int TAG = 16;
    private final SecretKeySpec key;
    private long no;

    Chunks(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] seal(byte[] plain, int length, boolean last) {
        try {
            return next(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IOException where it is not what was sealed under this key at this place */
    byte[] open(byte[] sealed, int length, boolean last) throws IOException {
        try {
            return next(Cipher.DECRYPT_MODE, last).doFinal(sealed, 0, length);
        } catch (GeneralSecurityException wrong) {
            throw new IOException("chunk " + no + " is damaged, or the file was cut off", wrong);
        }
    }

    boolean atTheFirst() {
        return no <= 1;
    }

    private Cipher next(int mode, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(12).putLong(no).putInt(last ? 1 : 0).array();
        no++;
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        return cipher;
    }
}
