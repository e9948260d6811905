package dk.faelled.platform.launch;

import dk.faelled.platform.Public;
import dk.faelled.platform.database.Pulse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code /health/live} and {@code /health/ready}: before sessions, tenants and rights, which may be what is ill. Also
 * where clients of OS2mo and of OS2rollekatalog look for them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@Public("asked by load balancers; says only yes or no")
class Health extends OncePerRequestFilter {
    private final ApplicationAvailability availability;
    private final Pulse database;

    Health(ApplicationAvailability availability, Pulse database) {
        this.availability = availability;
        this.database = database;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getRequestURI()) {
            case "/health/live", "/os2mo/health/live" -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            case "/health/ready", "/os2mo/health/ready" -> {
                if (ready()) response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                else {
                    response.setHeader("Retry-After", "2");
                    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                }
            }
            case "/os2rollekatalog/manage/health" -> {
                boolean up = ready();
                response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                response.setContentType("application/json");
                response.getOutputStream().print(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
            }
            default -> chain.doFilter(request, response);
        }
    }

    private boolean ready() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && !database.isAway();
    }
}
