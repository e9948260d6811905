package dk.faelled.platform.web;

import dk.faelled.platform.net.Cidr;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request as its sender made it, told by a trusted proxy's forwarded headers (the value the nearest hop set). */
final class OuterAddress extends HttpServletRequestWrapper {
    private final String client;
    private final String scheme;
    private final String host;
    private final int port;

    private OuterAddress(HttpServletRequest request) {
        super(request);
        var proto = last(request.getHeader("X-Forwarded-Proto"));
        scheme = "https".equalsIgnoreCase(proto) ? "https" : proto == null ? request.getScheme() : "http";
        var forwarded = last(request.getHeader("X-Forwarded-Host"));
        var name = forwarded == null ? request.getServerName() : forwarded;
        int colon = name.lastIndexOf(':');
        boolean withPort = colon > 0 && name.substring(colon + 1).matches("\\d{1,5}");
        host = withPort ? name.substring(0, colon) : name;
        if (withPort) port = Integer.parseInt(name.substring(colon + 1));
        else port = forwarded == null && proto == null ? request.getServerPort() : scheme.equals("https") ? 443 : 80;
        var from = last(request.getHeader("X-Forwarded-For"));
        client = from == null || Cidr.parse(from).isEmpty() ? request.getRemoteAddr() : from;
    }

    static HttpServletRequest of(HttpServletRequest request, List<Cidr> trusted) {
        return !trusted.isEmpty() && trusted.stream().anyMatch(range -> range.contains(request.getRemoteAddr()))
                ? new OuterAddress(request)
                : request;
    }

    private static @Nullable String last(@Nullable String header) {
        return header == null
                ? null
                : Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .reduce((a, b) -> b)
                        .filter(v -> !v.isEmpty())
                        .orElse(null);
    }

    @Override
    public String getRemoteAddr() {
        return client;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public boolean isSecure() {
        return scheme.equals("https");
    }

    @Override
    public String getServerName() {
        return host;
    }

    @Override
    public int getServerPort() {
        return port;
    }

    @Override
    public StringBuffer getRequestURL() {
        boolean standard = port == (scheme.equals("https") ? 443 : 80);
        return new StringBuffer(scheme + "://" + host + (standard ? "" : ":" + port) + getRequestURI());
    }
}
