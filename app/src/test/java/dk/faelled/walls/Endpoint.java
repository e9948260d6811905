package dk.faelled.walls;

import dk.faelled.platform.Public;
import dk.faelled.platform.Requires;
import dk.faelled.platform.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * One method of one address of ours, as it declares itself.
 *
 * @param permission null where it is public
 * @param headers that it is chosen by
 */
record Endpoint(String method, String pattern, @Nullable String permission, List<String> headers) {
    static List<Endpoint> of(RequestMappingInfo mapping, HandlerMethod handler) {
        var methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList();
        var headers = mapping.getHeadersCondition().getExpressions().stream()
                .filter(header -> !header.isNegated())
                .map(header -> header.getName() + ": true")
                .toList();
        var all = new ArrayList<Endpoint>();
        for (var method : methods.isEmpty() ? List.of("GET") : methods)
            for (var pattern : mapping.getPatternValues())
                all.add(new Endpoint(method, pattern, permission(handler), headers));
        return all;
    }

    /** The nearest declaration; that there is one, the start has seen to. */
    private static @Nullable String permission(HandlerMethod handler) {
        for (var place : List.of(handler.getMethod(), handler.getBeanType())) {
            var requires = AnnotatedElementUtils.findMergedAnnotation(place, Requires.class);
            if (requires != null) return requires.value();
            if (AnnotatedElementUtils.hasAnnotation(place, Public.class)) return null;
        }
        throw new AssertionError(handler + " declares nothing");
    }

    String name() {
        return method + " " + pattern;
    }

    boolean isApi() {
        return pattern.startsWith("/api/") || pattern.startsWith("/os2");
    }

    boolean isOpenTo(Set<String> held) {
        return permission == null || held.contains(permission);
    }

    Call call(String target) {
        var call = isApi()
                ? new Call(method, target, List.of("Content-Type: application/json"), method.equals("GET") ? "" : "{}")
                : method.equals("GET") ? Call.get(target) : Call.form(target, java.util.Map.of("nothing", ""));
        for (var header : headers) call = call.with(header);
        return isApi() ? call : call.with("Accept: text/html");
    }
}
