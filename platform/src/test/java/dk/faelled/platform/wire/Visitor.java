package dk.faelled.platform.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies, as a browser keeps them, who sends along the token of the last page seen. */
public final class Visitor {
    private static final Pattern TOKEN =
            Pattern.compile("<meta name=\"csrf\" data-header=\"([^\"]+)\" content=\"([^\"]+)\">");
    private final Wire wire;
    private final String host;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    /** @param host as the address line names it */
    public Visitor(Wire wire, String host) {
        this.wire = wire;
        this.host = host;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer open(String target) {
        return send(Call.get(target).with("Accept: text/html"));
    }

    /** A form of the last page seen. */
    public Answer post(String target, Map<String, String> fields) {
        return send(withToken(Call.form(target, fields).with("Accept: text/html")));
    }

    public Call withToken(Call call) {
        return token.isEmpty() ? call : call.with(token);
    }

    public Answer signIn(String authority, String name, String password) {
        open("/sign-in");
        var answer = post("/sign-in", Map.of("authority", authority, "name", name, "password", password));
        if (answer.status() < 400) open("/");
        return answer;
    }

    public Answer send(Call call) {
        var dressed = call.with("Host: " + host);
        if (!cookies.isEmpty()) dressed = dressed.with("Cookie: " + line());
        var answer = wire.send(dressed);
        for (var cookie : answer.all("Set-Cookie")) keep(cookie);
        var found = TOKEN.matcher(answer.body());
        if (found.find()) token = found.group(1) + ": " + found.group(2);
        return answer;
    }

    private String line() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        var name = pair.substring(0, equals);
        if (cookie.contains("Max-Age=0")) cookies.remove(name);
        else cookies.put(name, pair.substring(equals + 1));
    }
}
