package dk.faelled.platform.web;

import dk.faelled.platform.page.Language;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Refusals from places before the controllers: problem details (RFC 9457) for programs, the error page for people. */
@Component
class PlainProblems {
    private final JsonMapper json;

    PlainProblems(JsonMapper json) {
        this.json = json;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, int status, String code) throws IOException {
        if (Problems.isPage(request) && request.getHeader("Authorization") == null) {
            request.setAttribute(LastAnswer.CODE, code);
            response.sendError(status);
            return;
        }
        var locale = Language.of(request);
        var key = "platform.problem." + slug(code);
        var body = json.createObjectNode()
                .put("type", "urn:faelled:problem:" + slug(code))
                .put("title", Messages.in(locale).get(key))
                .put("status", status)
                .put("detail", Messages.in(locale).get(key + ".detail"))
                .put("code", code)
                .put("correlation", Correlation.of(request));
        response.setStatus(status);
        if (status == HttpServletResponse.SC_UNAUTHORIZED) response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        write(response, json.writeValueAsBytes(body));
    }

    /** Whatever was about to be answered: a page may have begun, and have said how long it would be. @param body in UTF-8 */
    static void write(HttpServletResponse response, byte[] body) throws IOException {
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException begunWithTheWriter) {
            response.getWriter().write(new String(body, StandardCharsets.UTF_8));
        }
    }

    /** The same, for one who may come again. */
    void later(HttpServletRequest request, HttpServletResponse response, int seconds) throws IOException {
        response.setHeader("Retry-After", Integer.toString(seconds));
        answer(request, response, 429, "TOO_MANY");
    }

    /** {@code TENANT_MISMATCH} is {@code tenant-mismatch} in types and text keys. */
    static String slug(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
