package dk.faelled.secondfactor;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a device is (MFA-01). */
public enum DeviceType {
    /** Windows-klient */
    WINDOWS,
    /** iPhone/iPad */
    IOS,
    ANDROID,
    /** Chrome-udvidelse */
    CHROME,
    /** Edge-udvidelse */
    EDGE,
    /** Firefox-udvidelse */
    FIREFOX,
    /** Sikkerhedsnøgle: any FIDO2 key */
    YUBIKEY,
    /** Authenticator-app */
    TOTP,
    /** Kodeviser */
    TOTPH;

    private static final Set<DeviceType> WITHOUT_ENROLMENT = Set.of(YUBIKEY, TOTP, TOTPH);

    public static Optional<DeviceType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findAny();
    }

    /** Confirms what it is asked on its own screen; the others are used on a page of ours. */
    public boolean isApp() {
        return !WITHOUT_ENROLMENT.contains(this);
    }

    public boolean isPhone() {
        return this == IOS || this == ANDROID;
    }
}
