package dk.faelled.identity.provider;

import dk.faelled.platform.Public;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The step between our forms and the system: a page that goes on by itself. A browser holds {@code form-action} against
 * whatever a posted form leads to, so no form may end in a redirect to another site (identity 7); this page is where the
 * chain that began with a form ends.
 */
@Controller
@Public("who comes here carries a key that was made for it")
class OnwardPages {
    private final Detours detours;
    private final ServiceProviders providers;

    OnwardPages(Detours detours, ServiceProviders providers) {
        this.detours = detours;
        this.providers = providers;
    }

    @GetMapping(Detours.ON + "{key:[A-Za-z0-9_-]{43}}")
    ModelAndView on(@PathVariable String key, HttpServletResponse response) {
        var detour = detours.find(key);
        var provider = detour.flatMap(one -> providers.find(one.provider()));
        if (detour.isEmpty() || provider.isEmpty()) return new ModelAndView("redirect:" + StopPages.INVALID + "used");
        // path and key are our own, so there is nothing to encode
        var address = detour.get().path() + "?" + Detours.RESUME + "=" + key;
        response.setHeader("Refresh", "0; url=" + address);
        return new ModelAndView(
                "identity/onward", "view", new OnwardView(provider.get().name(), address));
    }
}
