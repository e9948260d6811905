package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The one id by which a request, its log lines, its audit entries and its answer belong together. */
final class Correlation {
    private static final String ATTRIBUTE = "faelled.correlation";
    private static final int SHORT = 8;

    private Correlation() {}

    static String of(HttpServletRequest request) {
        var context = Context.ifBound();
        if (context != null) return context.correlation();
        if (request.getAttribute(ATTRIBUTE) instanceof String known) return known;
        var fresh = UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }

    /** What people read out on the telephone. */
    static String code(HttpServletRequest request) {
        return of(request).substring(0, SHORT);
    }
}
