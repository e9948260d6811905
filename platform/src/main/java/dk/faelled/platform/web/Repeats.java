package dk.faelled.platform.web;

import dk.faelled.platform.Context;
import dk.faelled.platform.Sha256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on writes of our APIs (platform 5.2): sent again within a day with the same content, the answer
 * is the first one and nothing is done again. Behind security, so that whoever is refused leaves no trace here.
 */
@Component
@Order(Repeats.ORDER)
class Repeats extends OncePerRequestFilter {
    static final int ORDER = 0;
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private final FirstAnswers answers;
    private final PlainProblems problems;

    Repeats(FirstAnswers answers, PlainProblems problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var context = Context.ifBound();
        var type = request.getContentType();
        return !WRITES.contains(request.getMethod())
                || !request.getRequestURI().startsWith("/api/")
                || request.getHeader("Idempotency-Key") == null
                || context == null
                || context.actor().kind() == dk.faelled.platform.Actor.Kind.ANONYMOUS
                || type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader("Idempotency-Key");
        if (!key.matches("[!-~]{1,255}")) {
            problems.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, "IDEMPOTENCY_FORM");
            return;
        }
        byte[] body;
        try {
            body = request.getInputStream().readAllBytes(); // BodyLimit has bounded it
        } catch (BodyLimit.TooLarge _) {
            problems.answer(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE");
            return;
        }
        switch (answers.begin(key, digest(request, body))) {
            case FirstAnswers.Begun _ -> first(key, new ReadBody(request, body), response, chain);
            case FirstAnswers.Other _ -> problems.answer(request, response, 422, "IDEMPOTENCY_KEY");
            case FirstAnswers.Unfinished _ -> {
                response.setHeader("Retry-After", "1");
                problems.answer(request, response, HttpServletResponse.SC_CONFLICT, "IDEMPOTENCY_RUNNING");
            }
            case FirstAnswers.Kept kept -> repeat(kept, response);
        }
    }

    private void first(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var cached = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, cached);
            answered = isFinal(cached.getStatus());
        } finally {
            if (answered)
                answers.keep(
                        key,
                        new FirstAnswers.Kept(
                                cached.getStatus(),
                                cached.getContentType(),
                                cached.getHeader("Location"),
                                new String(cached.getContentAsByteArray(), StandardCharsets.UTF_8)));
            else answers.forget(key);
            cached.copyBodyToResponse();
        }
    }

    /** What passes by itself is not kept: the next try may go well. */
    private static boolean isFinal(int status) {
        return status < 500 && status != 401 && status != 403 && status != 409 && status != 429;
    }

    private static void repeat(FirstAnswers.Kept kept, HttpServletResponse response) throws IOException {
        response.setStatus(kept.status());
        if (kept.type() != null) response.setContentType(kept.type());
        if (kept.location() != null) response.setHeader("Location", kept.location());
        response.setHeader("Idempotent-Replayed", "true");
        response.getOutputStream().write(kept.body().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(HttpServletRequest request, byte[] body) {
        var query = request.getQueryString();
        var head = request.getMethod() + " " + request.getRequestURI() + "?" + (query == null ? "" : query) + "\n";
        return Sha256.of(head.getBytes(StandardCharsets.UTF_8), body);
    }
}
