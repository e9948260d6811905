package dk.faelled.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The API key that came with a request: {@code Authorization: Bearer}, {@code ApiKey}, or, where an interface that we keep
 * for others had it so, the password of {@code Basic}.
 */
final class PresentedKey {
    private PresentedKey() {}

    static Optional<String> in(HttpServletRequest request) {
        var header = request.getHeader("ApiKey");
        if (header != null && header.startsWith("fk_")) return Optional.of(header.strip());
        var authorization = request.getHeader("Authorization");
        if (authorization == null || CompatiblePrefixes.isRoleCatalogue(request.getRequestURI()))
            return Optional.empty();
        var parts = authorization.strip().split(" +", 2);
        if (parts.length < 2) return Optional.empty();
        return switch (parts[0].toLowerCase(java.util.Locale.ROOT)) {
            case "bearer", "apikey" -> parts[1].startsWith("fk_") ? Optional.of(parts[1]) : Optional.empty();
            case "basic" -> CompatiblePrefixes.covers(request.getRequestURI()) ? basic(parts[1]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A bearer token that is no key, under the prefixes of interfaces that we keep for others. */
    static Optional<String> token(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        var path = request.getRequestURI();
        if (authorization == null || !CompatiblePrefixes.covers(path) || CompatiblePrefixes.isRoleCatalogue(path))
            return Optional.empty();
        var parts = authorization.strip().split(" +", 2);
        boolean bearer = parts.length == 2 && parts[0].equalsIgnoreCase("bearer") && !parts[1].startsWith("fk_");
        return bearer ? Optional.of(parts[1]) : Optional.empty();
    }

    private static Optional<String> basic(String encoded) {
        try {
            var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var password = text.substring(text.indexOf(':') + 1);
            return password.startsWith("fk_") ? Optional.of(password) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
