package dk.faelled.secondfactor.connector;

import dk.faelled.secondfactor.DeviceType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a login provider may let its persons add, by the words of its interface. */
enum HandoffKind {
    YUBIKEY(DeviceType.YUBIKEY),
    AUTHENTICATOR(DeviceType.TOTP),
    KODEVISER(DeviceType.TOTPH);

    private final DeviceType type;

    HandoffKind(DeviceType type) {
        this.type = type;
    }

    DeviceType type() {
        return type;
    }

    /** {@code yubikey} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HandoffKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }

    /** {@code yubikey, authenticator, kodeviser} */
    static String words() {
        return String.join(", ", Arrays.stream(values()).map(HandoffKind::word).toList());
    }
}
