package dk.faelled.secondfactor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Where a page stands, as the browser sees it.
 *
 * @param host its host name: the rpId of passkeys made there
 * @param origin {@code https://host:port}, without the port where it is the usual one
 */
public record Site(String host, String origin) {
    public static Site of(HttpServletRequest request) {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        int port = request.getServerPort();
        var usual = port == (request.isSecure() ? 443 : 80);
        return new Site(host, request.getScheme() + "://" + host + (usual ? "" : ":" + port));
    }

    /** Browsers make no passkeys for an address that is a number. */
    public boolean hasName() {
        return !host.matches("[0-9.]+") && host.indexOf(':') < 0;
    }
}
