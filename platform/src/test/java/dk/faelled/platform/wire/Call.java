package dk.faelled.platform.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One request. The target goes out as it is written here. */
public record Call(String method, String target, List<String> headers, String body) {
    public static Call get(String target) {
        return new Call("GET", target, List.of(), "");
    }

    public static Call json(String method, String target, String body) {
        return new Call(method, target, List.of("Content-Type: application/json"), body);
    }

    public static Call form(String target, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Call("POST", target, List.of("Content-Type: application/x-www-form-urlencoded"), body);
    }

    public Call with(String header) {
        var more = new ArrayList<>(headers);
        more.add(header);
        return new Call(method, target, List.copyOf(more), body);
    }

    /** In the header that counts there. */
    public Call key(String secret) {
        return with((target.contains("os2rollekatalog") ? "ApiKey: " : "Authorization: Bearer ") + secret);
    }

    boolean names(String header) {
        return headers.stream().anyMatch(line -> line.regionMatches(true, 0, header + ":", 0, header.length() + 1));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
