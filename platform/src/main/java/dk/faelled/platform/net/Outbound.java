package dk.faelled.platform.net;

import dk.faelled.platform.RuleBroken;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses that people configure the program may call (CWE-918): such on the internet, by https; none on this
 * machine, its links or private networks, but those that the operator allows with {@code faelled.outbound.allow}.
 */
@Component
public class Outbound {
    /** Carrier-grade NAT, benchmarking, unique local addresses: private, though Java does not say so. */
    private static final List<String> PRIVATE =
            List.of("100.64.0.0/10", "198.18.0.0/15", "192.0.0.0/24", "fc00::/7", "0.0.0.0/8");

    private final List<String> allowed;

    Outbound(@Value("${faelled.outbound.allow:}") List<String> allowed) {
        this.allowed =
                allowed.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
        for (var range : this.allowed)
            if (Cidr.parse(range).isEmpty())
                throw new IllegalArgumentException(
                        "faelled.outbound.allow: " + range + " is no network; write it as 10.1.0.0/16");
    }

    /**
     * @return the address, which may be called
     * @throws RuleBroken where it may not, or is none
     */
    public URI check(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException wrong) {
            throw new RuleBroken("platform.outbound.address");
        }
        var scheme = uri.getScheme();
        if (uri.getHost() == null
                || uri.getUserInfo() != null
                || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)))
            throw new RuleBroken("platform.outbound.address");
        boolean inside = true;
        for (var one : resolved(uri.getHost())) {
            boolean exempt = Cidr.anyContains(allowed, one.getHostAddress().replaceAll("%.*", ""));
            if (isPrivate(one) && !exempt) throw new RuleBroken("platform.outbound.private", uri.getHost());
            inside = inside && exempt;
        }
        // what is written in clear stays within networks that the operator vouches for
        if (!"https".equalsIgnoreCase(scheme) && !inside) throw new RuleBroken("platform.outbound.https");
        return uri;
    }

    private static InetAddress[] resolved(String host) {
        try {
            return InetAddress.getAllByName(host.replaceAll("[\\[\\]]", ""));
        } catch (UnknownHostException unknown) {
            throw new RuleBroken("platform.outbound.unknown", host);
        }
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || Cidr.anyContains(PRIVATE, address.getHostAddress().replaceAll("%.*", ""));
    }
}
