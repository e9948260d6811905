package dk.faelled.platform.rights;

import dk.faelled.platform.Public;
import dk.faelled.platform.Requires;
import dk.faelled.platform.Sensitive;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every handler of ours says who may call it; one that does not stops the start (platform R-4). */
@Component
class HandlerRights implements SmartInitializingSingleton {
    /** Annotations do not change, and looking for them takes long; there are as many as handlers. */
    private static final Map<Handler, Declared> DECLARED = new ConcurrentHashMap<>();

    private record Handler(Class<?> bean, Method method) {}

    private record Declared(@Nullable String required, boolean sensitive) {}

    private final RequestMappingHandlerMapping handlers;
    private final PermissionCatalogue catalogue;

    HandlerRights(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            PermissionCatalogue catalogue) {
        this.handlers = handlers;
        this.catalogue = catalogue;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var faults = new ArrayList<String>();
        handlers.getHandlerMethods().values().stream()
                .filter(HandlerRights::isOurs)
                .forEach(handler -> {
                    var required = required(handler);
                    if (required == null && !isPublic(handler))
                        faults.add(handler + " declares neither @Requires nor @Public");
                    if (required != null && !catalogue.knows(required))
                        faults.add(handler + " requires " + required + ", which no module declares");
                });
        if (!faults.isEmpty()) throw new IllegalStateException(String.join("\n", faults));
    }

    static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("dk.faelled");
    }

    static boolean isPublic(HandlerMethod handler) {
        return nearest(handler, Public.class) != null && required(handler) == null;
    }

    static boolean isSensitive(HandlerMethod handler) {
        return of(handler).sensitive();
    }

    /** @return null: none */
    static @Nullable String required(HandlerMethod handler) {
        return of(handler).required();
    }

    private static Declared of(HandlerMethod handler) {
        return DECLARED.computeIfAbsent(
                new Handler(handler.getBeanType(), handler.getMethod()),
                _ -> new Declared(permission(handler), nearest(handler, Sensitive.class) != null));
    }

    private static @Nullable String permission(HandlerMethod handler) {
        if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Public.class)) return null;
        var requires = nearest(handler, Requires.class);
        return requires == null ? null : requires.value();
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A nearest(
            HandlerMethod handler, Class<A> kind) {
        for (var place : List.of(handler.getMethod(), handler.getBeanType())) {
            var found = AnnotatedElementUtils.findMergedAnnotation(place, kind);
            if (found != null) return found;
        }
        return null;
    }
}
