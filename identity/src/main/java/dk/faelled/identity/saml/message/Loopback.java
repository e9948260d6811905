package dk.faelled.identity.saml.message;

import java.net.URI;
import java.util.Locale;

/** Addresses on the machine of whoever tries something out: the only ones that need no TLS. */
public final class Loopback {
    private Loopback() {}

    /** Whether answers may go there. */
    public static boolean orHttps(URI address) {
        var host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) return false;
        return "https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme()) && is(host);
    }

    public static boolean is(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127(\\.\\d{1,3}){3}")
                || name.equals("[::1]");
    }
}
