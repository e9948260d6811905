package dk.faelled.platform.web;

import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457) from places before the controllers. */
@Component
class PlainProblems {
    private final JsonMapper json;

    PlainProblems(JsonMapper json) {
        this.json = json;
    }

    void answer(HttpServletResponse response, Locale locale, int status, String code) throws IOException {
        var key = "platform.problem." + code.toLowerCase(Locale.ROOT).replace('_', '-');
        var body = json.createObjectNode()
                .put(
                        "type",
                        "urn:faelled:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", Messages.in(locale).get(key))
                .put("status", status)
                .put("detail", Messages.in(locale).get(key + ".detail"))
                .put("code", code);
        response.setStatus(status);
        if (status == 401) response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
