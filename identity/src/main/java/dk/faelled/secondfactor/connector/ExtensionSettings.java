package dk.faelled.secondfactor.connector;

import dk.faelled.platform.database.StartRefused;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param extensionOrigins of browser extensions that are devices, each as {@code chrome-extension://abcdefgh} */
@ConfigurationProperties("faelled.secondfactor")
record ExtensionSettings(@DefaultValue List<String> extensionOrigins) {
    private static final Pattern ORIGIN = Pattern.compile("[a-z-]+-extension://[A-Za-z0-9-]{1,64}");

    ExtensionSettings {
        extensionOrigins = extensionOrigins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        for (var origin : extensionOrigins)
            if (!ORIGIN.matcher(origin).matches())
                throw new StartRefused(
                        StartRefused.CONFIGURATION,
                        "faelled.secondfactor.extension-origins: " + origin
                                + " is no extension; write it as chrome-extension://abcdefgh");
    }
}
