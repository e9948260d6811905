package dk.faelled.platform.launch;

import dk.faelled.platform.Public;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code /health/live} and {@code /health/ready}: before sessions, tenants and rights, which may be what is ill. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@Public("asked by load balancers; says only yes or no")
class Health extends OncePerRequestFilter {
    private static final long FRESH_NANOSECONDS = 1_000_000_000L;
    private final ApplicationAvailability availability;
    private final DataSource data;
    private long lookedAt = System.nanoTime() - FRESH_NANOSECONDS;
    private boolean databaseAnswers;

    Health(ApplicationAvailability availability, DataSource data) {
        this.availability = availability;
        this.data = data;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getRequestURI()) {
            case "/health/live" -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            case "/health/ready" -> {
                if (ready()) response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                else {
                    response.setHeader("Retry-After", "2");
                    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                }
            }
            default -> chain.doFilter(request, response);
        }
    }

    private boolean ready() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers();
    }

    /** Asked at most once a second, however many ask us. */
    private synchronized boolean databaseAnswers() {
        if (System.nanoTime() - lookedAt < FRESH_NANOSECONDS) return databaseAnswers;
        try (var connection = data.getConnection()) {
            databaseAnswers = connection.isValid(2);
        } catch (SQLException _) {
            databaseAnswers = false;
        }
        lookedAt = System.nanoTime();
        return databaseAnswers;
    }
}
