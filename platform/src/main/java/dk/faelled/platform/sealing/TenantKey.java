package dk.faelled.platform.sealing;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key of one tenant and what is derived from it by HKDF-SHA-256 (RFC 5869, zero salt). */
final class TenantKey {
    private final TenantId tenant;
    private final int keyId;
    private final byte[] cprData;
    private final byte[] cprIndex;
    private final byte[] secret;

    TenantKey(TenantId tenant, int keyId, byte[] key) {
        this.tenant = tenant;
        this.keyId = keyId;
        cprData = derive(key, "faelled/cpr-data/1");
        cprIndex = derive(key, "faelled/cpr-index/1");
        secret = derive(key, "faelled/secret/1");
    }

    byte[] cprKey(Cpr cpr) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cprIndex, "HmacSHA256"));
            return mac.doFinal(ascii(cpr.digits()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    byte[] indexKey() {
        return cprIndex.clone();
    }

    Envelope sealCpr(Cpr cpr, byte[] nonce) {
        return Envelope.seal(cprData, keyId, nonce, aad("cpr:"), ascii(cpr.digits()));
    }

    Cpr openCpr(Envelope sealed) {
        return new Cpr(new String(sealed.open(cprData, aad("cpr:")), StandardCharsets.US_ASCII));
    }

    Envelope sealSecret(String text, byte[] nonce) {
        return Envelope.seal(secret, keyId, nonce, aad("secret:"), text.getBytes(StandardCharsets.UTF_8));
    }

    String openSecret(Envelope sealed) {
        return new String(sealed.open(secret, aad("secret:")), StandardCharsets.UTF_8);
    }

    private byte[] aad(String purpose) {
        var id = tenant.value();
        return ByteBuffer.allocate(purpose.length() + 16)
                .put(ascii(purpose))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static byte[] derive(byte[] key, String info) {
        try {
            var spec = HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(ascii(info), 32);
            return KDF.getInstance("HKDF-SHA256").deriveData(spec);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
