package dk.faelled.platform.rights;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before every handler of ours and lets in who holds the permission that it declares. */
@Component
public class RightsGate implements HandlerInterceptor {
    private final AccessDecider access;

    RightsGate(AccessDecider access) {
        this.access = access;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !HandlerRights.isOurs(method)) return true;
        var required = HandlerRights.required(method);
        if (required == null) return true;
        var context = Context.ifBound();
        if (context == null || context.actor().kind() == Actor.Kind.ANONYMOUS) throw new NotSignedIn();
        if (!access.may(required)) throw new Forbidden(required);
        return true;
    }
}
