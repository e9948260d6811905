package dk.faelled.secondfactor.owner;

import dk.faelled.platform.Cpr;
import dk.faelled.platform.InstallationKey;
import dk.faelled.platform.Sha256;
import dk.faelled.platform.Tenant;
import dk.faelled.secondfactor.OwnerKey;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keys of owners (identity §3): HMAC-SHA-256 under a key of the installation, over SHA-256 of the ten digits. So both a
 * number and its hash, which is all that sign-in points send, find the same owner.
 */
@Component
public class OwnerIndex {
    private static final String INFO = "faelled/owner-index/1";
    private static final int HASH_BYTES = 32;
    private final InstallationKey installation;
    private volatile @Nullable SecretKeySpec key;

    OwnerIndex(InstallationKey installation) {
        this.installation = installation;
    }

    public OwnerKey of(Cpr cpr) {
        return keyed(Sha256.of(cpr.digits()));
    }

    /** Somebody whose number is not known: found by the account alone, and by no sign-in point. */
    public OwnerKey ofAccount(UUID account) {
        return keyed(Sha256.of("account " + Tenant.current() + " " + account));
    }

    /**
     * @param ssn base64 of SHA-256 of the ten digits; a blank in it is a plus that an address lost
     * @return empty where it is no such hash
     */
    public Optional<OwnerKey> ofHash(String ssn) {
        try {
            var hash = Base64.getDecoder().decode(ssn.strip().replace(' ', '+'));
            return hash.length == HASH_BYTES ? Optional.of(keyed(hash)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The same at every call, so it is derived once. */
    private SecretKeySpec key() {
        var kept = key;
        if (kept == null) key = kept = new SecretKeySpec(installation.derive(INFO), "HmacSHA256");
        return kept;
    }

    private OwnerKey keyed(byte[] hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return new OwnerKey(mac.doFinal(hash));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** As sign-in points send it (identity 4.4). */
    public static String hash(Cpr cpr) {
        return Base64.getEncoder().encodeToString(Sha256.of(cpr.digits()));
    }
}
