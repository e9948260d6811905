package dk.faelled.secondfactor.connector;

import dk.faelled.platform.ShortMemory;
import dk.faelled.secondfactor.challenge.ChallengeDesk;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Which sites' scripts may read our answers (CORS, identity 5.1): browser extensions that the operator names, as devices; pages
 * of a sign-in point's registered addresses, how a challenge of its own stands. None of this takes a cookie along. In front of
 * the filter that asks who calls, which no preflight says.
 */
@Component
@Order(CrossOrigins.ORDER)
@EnableConfigurationProperties(ExtensionSettings.class)
class CrossOrigins extends OncePerRequestFilter {
    static final int ORDER = -120;
    private static final Pattern DEVICE = Pattern.compile("/os2faktor/(?:api|xapi)/client(?:/.*)?");
    private static final Pattern POLL = Pattern.compile("/os2faktor/api/notification/([0-9a-f-]{36})/poll");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,253}");
    private final ShortMemory<Asked, Boolean> known = new ShortMemory<>(Duration.ofMinutes(5), 10_000);
    private final ExtensionSettings settings;
    private final ChallengeDesk desk;
    private final Framing framing;

    private record Asked(String challenge, String origin) {}

    CrossOrigins(ExtensionSettings settings, ChallengeDesk desk, Framing framing) {
        this.settings = settings;
        this.desk = desk;
        this.framing = framing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isAnswered(request, response)) chain.doFilter(request, response);
    }

    /** @return whether that was all that it asked (a preflight) */
    private boolean isAnswered(HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader("Origin");
        if (origin == null) return false;
        var device = DEVICE.matcher(request.getRequestURI()).matches();
        var poll = POLL.matcher(request.getRequestURI());
        if (!device && !poll.matches()) return false;
        response.addHeader("Vary", "Origin");
        boolean allowed =
                settings.extensionOrigins().contains(origin) || !device && isOfSignInPoint(poll.group(1), origin);
        if (!allowed) return false;
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (!request.getMethod().equals("OPTIONS")) return false;
        response.setHeader("Access-Control-Allow-Methods", device ? "GET, POST, PUT, DELETE" : "GET");
        response.setHeader(
                "Access-Control-Allow-Headers",
                "deviceId, ApiKey, clientVersion, pinCode, roaming, passwordlessChallenge, Content-Type");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return true;
    }

    private boolean isOfSignInPoint(String challenge, String origin) {
        if (!ORIGIN.matcher(origin).matches()) return false;
        return known.get(new Asked(challenge, origin), () -> isRegistered(challenge, origin));
    }

    private boolean isRegistered(String challenge, String origin) {
        return key(challenge)
                .flatMap(desk::polled)
                .filter(one -> framing.origins(one).contains(origin))
                .isPresent();
    }

    private static Optional<UUID> key(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
