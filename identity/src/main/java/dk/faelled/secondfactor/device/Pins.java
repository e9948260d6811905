package dk.faelled.secondfactor.device;

import dk.faelled.platform.InstallationKey;
import dk.faelled.secondfactor.Pin;
import dk.faelled.secondfactor.device.Device.SaltedPin;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** HMAC-SHA-256 over salt and PIN, under a key that is wrapped by the master key (identity 4.3). */
@Component
class Pins {
    private static final String PEPPER = "faelled/pin-pepper/1";
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final InstallationKey installation;

    Pins(InstallationKey installation) {
        this.installation = installation;
    }

    SaltedPin salted(Pin pin) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SaltedPin(salt, hash(salt, pin.digits()));
    }

    boolean fits(SaltedPin kept, String typed) {
        return MessageDigest.isEqual(kept.hash(), hash(kept.salt(), typed));
    }

    private byte[] hash(byte[] salt, String digits) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(installation.derive(PEPPER), "HmacSHA256"));
            mac.update(salt);
            return mac.doFinal(digits.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
