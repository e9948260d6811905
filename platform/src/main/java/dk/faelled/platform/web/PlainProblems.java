package dk.faelled.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457) from places before the controllers. */
@Component
class PlainProblems {
    private final MessageSource messages;
    private final JsonMapper json;

    PlainProblems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    void answer(HttpServletResponse response, Locale locale, int status, String code) throws IOException {
        var key = "platform.problem." + code.toLowerCase(Locale.ROOT).replace('_', '-');
        var body = json.createObjectNode()
                .put(
                        "type",
                        "urn:faelled:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", messages.getMessage(key, null, locale))
                .put("status", status)
                .put("detail", messages.getMessage(key + ".detail", null, locale))
                .put("code", code);
        response.setStatus(status);
        if (status == 401) response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
