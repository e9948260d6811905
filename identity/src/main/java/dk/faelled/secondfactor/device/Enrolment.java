package dk.faelled.secondfactor.device;

import dk.faelled.platform.RuleBroken;
import dk.faelled.secondfactor.DeviceType;
import dk.faelled.secondfactor.Pin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an app says of itself when it is enrolled.
 *
 * @param token by which it is woken: of a push service, or a Web-Push subscription as JSON
 */
public record Enrolment(
        String name,
        DeviceType type,
        @Nullable String token,
        Optional<Pin> pin,
        boolean passwordless,
        boolean webApp,
        String clientVersion) {
    /** Without a password before it, what opens the device is one of two factors and wants the longest PIN. */
    static final int PASSWORDLESS_DIGITS = 6;

    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TOKEN = 4_000;
    private static final int LONGEST_VERSION = 32;

    /** @throws RuleBroken at the member that is wrong */
    public Enrolment {
        name(name);
        if (!type.isApp()) throw new RuleBroken("secondfactor.device.type").at("type");
        if (token != null && token.length() > LONGEST_TOKEN)
            throw new RuleBroken("secondfactor.device.token").at("token");
        if (clientVersion.isBlank() || clientVersion.length() > LONGEST_VERSION)
            throw new RuleBroken("secondfactor.device.version").at("clientVersion");
        passwordless = passwordless && mayBePasswordless(type, pin);
    }

    static String name(String name) {
        int length = name.strip().length();
        if (length < SHORTEST_NAME || length > LONGEST_NAME)
            throw new RuleBroken("secondfactor.device.name", SHORTEST_NAME, LONGEST_NAME).at("name");
        return name.strip();
    }

    static boolean mayBePasswordless(DeviceType type, Optional<Pin> pin) {
        return type.isPhone()
                && pin.filter(one -> one.digits().length() >= PASSWORDLESS_DIGITS)
                        .isPresent();
    }
}
