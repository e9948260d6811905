package dk.faelled.platform.list;

import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What a reader chose for an act on many rows: some, or all that the filter finds when the act is done. */
public sealed interface Selection {
    record Rows(List<UUID> ids) implements Selection {}

    record AllHits(ListRequest request) implements Selection {}

    /** From the form around a table: {@code selected=<id>…}, or {@code all=<token>}. Rights are checked by the list itself. */
    static Selection of(HttpServletRequest request) {
        var token = request.getParameter("all");
        if (token != null && !token.isBlank()) return new AllHits(request(token));
        return new Rows(Stream.of(Objects.requireNonNullElse(request.getParameterValues("selected"), new String[0]))
                .map(UUID::fromString)
                .toList());
    }

    /** The filter as one word, to be kept in a form or a job. */
    static String token(ListRequest request) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(request.filters().toString().getBytes(StandardCharsets.UTF_8));
    }

    static ListRequest request(String token) {
        return new ListRequest("", Query.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)));
    }
}
