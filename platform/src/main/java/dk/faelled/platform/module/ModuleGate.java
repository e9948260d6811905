package dk.faelled.platform.module;

import dk.faelled.platform.Modules;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before every handler, and before the question of rights: a module that is off answers nobody. */
@Component
public class ModuleGate implements HandlerInterceptor {
    private final Modules modules;

    ModuleGate(Modules modules) {
        this.modules = modules;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !modules.isOn(method.getBeanType()))
            throw new ModuleOff(method.getBeanType());
        return true;
    }
}
