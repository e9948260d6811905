package dk.faelled.secondfactor.push;

import dk.faelled.platform.InstallationKey;
import dk.faelled.secondfactor.device.Shared;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who we are to a push service (RFC 8292): one key pair of the installation, made when it is first needed. */
@Component
public class Vapid {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private final JdbcClient sql;
    private final InstallationKey installation;
    private final Shared shared;
    private final Clock clock;
    private volatile @Nullable KeyPair pair;

    private record Row(byte[] publicKey, byte[] sealed) {}

    Vapid(JdbcClient sql, InstallationKey installation, Shared shared, Clock clock) {
        this.sql = sql;
        this.installation = installation;
        this.shared = shared;
        this.clock = clock;
    }

    /** Uncompressed, base64url: what a browser subscribes with. */
    public String publicKey() {
        return BASE64.encodeToString(WebPushMessage.point((ECPublicKey) pair().getPublic()));
    }

    /** The header {@code Authorization} for that push service. */
    String authorization(URI endpoint) {
        var claims = "{\"aud\":\"%s://%s\",\"exp\":%d,\"sub\":\"https://www.os2.eu\"}"
                .formatted(
                        endpoint.getScheme(),
                        endpoint.getAuthority(),
                        clock.instant().plus(LIFE).getEpochSecond());
        var signed = BASE64.encodeToString(ascii("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"))
                + "."
                + BASE64.encodeToString(ascii(claims));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair().getPrivate());
            signature.update(ascii(signed));
            return "vapid t=" + signed + "." + BASE64.encodeToString(signature.sign()) + ", k=" + publicKey();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyPair pair() {
        var known = pair;
        if (known != null) return known;
        var found = shared.work(this::orMade);
        pair = found;
        return found;
    }

    private KeyPair orMade() {
        try {
            var kept = kept();
            if (kept != null) return opened(kept);
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var fresh = generator.generateKeyPair();
            sql.sql("insert into secondfactor_vapid (public_key, sealed) values (:key, :sealed) on conflict do nothing")
                    .param("key", WebPushMessage.point((ECPublicKey) fresh.getPublic()))
                    .param(
                            "sealed",
                            installation.sealSecret(Base64.getEncoder()
                                    .encodeToString(fresh.getPrivate().getEncoded())))
                    .update();
            return opened(java.util.Objects.requireNonNull(kept()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Row kept() {
        return sql.sql("select public_key, sealed from secondfactor_vapid")
                .query((row, _) -> new Row(row.getBytes("public_key"), row.getBytes("sealed")))
                .optional()
                .orElse(null);
    }

    private KeyPair opened(Row row) throws GeneralSecurityException {
        var encoded = Base64.getDecoder().decode(installation.openSecret(row.sealed()));
        return new KeyPair(
                WebPushMessage.publicKey(row.publicKey()),
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
