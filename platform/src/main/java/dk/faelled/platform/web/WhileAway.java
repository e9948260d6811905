package dk.faelled.platform.web;

import dk.faelled.platform.database.Pulse;
import dk.faelled.platform.page.Language;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database is away: 503 at once, without a session, a tenant or a user, since all of them are in the database;
 * also where it went away in the middle of an answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class WhileAway extends OncePerRequestFilter {
    private final Pulse database;
    private final PlainProblems problems;
    private final TemplateEngine templates;

    WhileAway(Pulse database, PlainProblems problems, TemplateEngine templates) {
        this.database = database;
        this.problems = problems;
        this.templates = templates;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    /** The page that tells of an error wants the database too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (database.isAway()) {
            answer(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException thrown) {
            if (!LastAnswer.isAway(thrown) || response.isCommitted()) throw thrown;
            response.resetBuffer();
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "2");
        if (!Problems.isPage(request)) {
            problems.answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "TRY_AGAIN");
            return;
        }
        var page = new StringOutput();
        templates.render("platform/away.jte", Map.of("locale", Language.of(request)), page);
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding("UTF-8");
        PlainProblems.write(response, page.toString().getBytes(StandardCharsets.UTF_8));
    }
}
