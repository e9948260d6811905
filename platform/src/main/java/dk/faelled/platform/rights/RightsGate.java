package dk.faelled.platform.rights;

import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Permission;
import dk.faelled.platform.StepUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before every handler of ours and lets in who holds the permission that it declares. */
@Component
public class RightsGate implements HandlerInterceptor {
    private final AccessDecider access;
    private final PermissionCatalogue catalogue;
    private final ObjectProvider<StepUp> stepUp;

    RightsGate(AccessDecider access, PermissionCatalogue catalogue, ObjectProvider<StepUp> stepUp) {
        this.access = access;
        this.catalogue = catalogue;
        this.stepUp = stepUp;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !HandlerRights.isOurs(method)) return true;
        var required = HandlerRights.required(method);
        if (required == null) return true;
        var context = Context.ifBound();
        if (context == null || context.actor().kind() == Actor.Kind.ANONYMOUS) throw new NotSignedIn();
        if (!access.may(required)) throw new Forbidden(required);
        if (isSensitive(method, required)) demandFreshProof(request);
        return true;
    }

    private boolean isSensitive(HandlerMethod handler, String required) {
        return HandlerRights.isSensitive(handler)
                || catalogue.find(required).filter(Permission::sensitive).isPresent();
    }

    private void demandFreshProof(HttpServletRequest request) {
        stepUp.ifAvailable(proofs -> proofs.needed(request, StepUp.FRESH).ifPresent(path -> {
            throw new StepUpNeeded(path);
        }));
    }
}
