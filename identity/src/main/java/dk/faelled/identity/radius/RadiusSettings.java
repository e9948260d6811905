package dk.faelled.identity.radius;

import dk.faelled.platform.database.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where RADIUS is answered. That a port cannot be had hinders no start: the log and the pages say so.
 *
 * @param port null: nowhere; 0: a free one
 * @param secondPort where every sign-in needs a second factor; null: nowhere
 * @param address of this machine; empty for all that it has
 */
@ConfigurationProperties("faelled.radius")
record RadiusSettings(
        @Nullable Integer port,
        @DefaultValue("1813") @Nullable Integer secondPort,
        @DefaultValue("") String address) {
    private static final int MOST = 65_535;

    RadiusSettings {
        check("port", port);
        check("second-port", secondPort);
    }

    private static void check(String key, @Nullable Integer port) {
        if (port != null && (port < 0 || port > MOST))
            throw new StartRefused(
                    StartRefused.CONFIGURATION, "faelled.radius." + key + " is a number from 0 to " + MOST + ".");
    }
}
