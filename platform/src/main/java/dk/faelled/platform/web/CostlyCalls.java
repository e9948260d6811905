package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import dk.faelled.platform.limit.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Exports six a minute, uploads ten (platform 7.2), for each who calls. */
@Component
class CostlyCalls implements HandlerInterceptor {
    private static final int EXPORTS = 6;
    private static final int UPLOADS = 10;
    private static final double A_MINUTE = 60;
    private final RateLimits limits;
    private final PlainProblems problems;

    CostlyCalls(RateLimits limits, PlainProblems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var context = Context.ifBound();
        if (context == null) return true;
        var who = context.tenant() + " " + context.actor().reference();
        var type = request.getContentType();
        if (request.getRequestURI().endsWith("/export")) return within("export " + who, EXPORTS, request, response);
        if (type != null && type.startsWith("multipart/")) return within("upload " + who, UPLOADS, request, response);
        return true;
    }

    private boolean within(String who, int aMinute, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (limits.take(who, aMinute / A_MINUTE, aMinute)) return true;
        problems.later(request, response, (int) A_MINUTE / aMinute);
        return false;
    }
}
