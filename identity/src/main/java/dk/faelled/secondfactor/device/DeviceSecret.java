package dk.faelled.secondfactor.device;

import dk.faelled.platform.Sha256;
import dk.faelled.platform.Unguessable;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** What a device proves itself with: 256 random bits, so that it needs no slow hash. Hides itself. */
record DeviceSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DIGITS = 10;

    static DeviceSecret random() {
        return new DeviceSecret(Unguessable.text());
    }

    /** {@code 104-220-871-336}; nothing is told by it. */
    static String randomId() {
        var id = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 3 == 0) id.append('-');
            id.append(RANDOM.nextInt(DIGITS));
        }
        return id.toString();
    }

    byte[] hash() {
        return Sha256.of(text);
    }

    boolean isOf(Device device) {
        return MessageDigest.isEqual(device.secretHash(), hash());
    }

    @Override
    public String toString() {
        return "DeviceSecret";
    }
}
