package dk.faelled.roles.attestation;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is responsible for a system, who owns it, and whose roles they attest instead of the managers. */
@Controller
@RequestMapping(AttestedSystemPages.PATH)
@Requires(Attesters.ADMIN)
class AttestedSystemPages {
    static final String PATH = "/roles/attestation/systems";
    private final AttestedSystems systems;

    AttestedSystemPages(AttestedSystems systems) {
        this.systems = systems;
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id) {
        return new ModelAndView("roles/attestedSystem", "view", systems.form(id));
    }

    @PostMapping("/{id}")
    ModelAndView save(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            systems.decide(id, in.text("responsible"), in.text("owners"), in.all("roles"));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.settings.saved"));
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (RuleBroken broken) {
            var page = new ModelAndView("roles/attestedSystem", "view", systems.form(id, in, Errors.of(broken)));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }
}
