package dk.faelled.platform.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. @param headers by lower-case name */
public record Answer(int status, Map<String, List<String>> headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    public @Nullable String header(String name) {
        var all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    public List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The {@code code} of problem details. */
    public String code() {
        return json().path("code").asString("");
    }
}
