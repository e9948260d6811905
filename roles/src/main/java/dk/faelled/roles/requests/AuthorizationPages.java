package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.catalogue.UnitChoices;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Authorisation managers of units. */
@Controller
@RequestMapping(AuthorizationPages.PATH)
@Requires("roles.manager.update")
class AuthorizationPages {
    static final String PATH = "/roles/authorizations";
    private final Authorizations authorizations;
    private final UnitChoices units;
    private final Lists lists;
    private final Exports exports;

    AuthorizationPages(Authorizations authorizations, UnitChoices units, Lists lists, Exports exports) {
        this.authorizations = authorizations;
        this.units = units;
        this.lists = lists;
        this.exports = exports;
    }

    @GetMapping
    ModelAndView list(HttpServletRequest request) {
        return page(request, Filled.nothing(), Errors.NONE);
    }

    private ModelAndView page(HttpServletRequest request, Filled in, Errors errors) {
        var asked = ListRequest.of(request);
        var page = lists.page(AuthorizationList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                "roles/authorizations",
                "view",
                new AuthorizationsView(
                        ListView.of(AuthorizationList.DEFINITION, asked, page),
                        units.found(in.all("unit"), in.text("unitQuery")),
                        in,
                        errors));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(AuthorizationList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    @PostMapping
    ModelAndView name(
            @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, RedirectAttributes next) {
        var in = Filled.of(typed);
        if (in.has("find")) return page(request, in, Errors.NONE);
        try {
            var unit = in.uuid("unit").orElseThrow(() -> new RuleBroken("roles.assignment.unit").at("unit"));
            authorizations.name(in.text("substitute"), new UnitId(unit));
        } catch (RuleBroken broken) {
            return MyRequestsPages.refused(page(request, in, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.authorization.named"));
        return new ModelAndView("redirect:" + PATH);
    }

    @PostMapping("/{id}/release")
    String release(@PathVariable UUID id, RedirectAttributes next) {
        authorizations.release(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.authorization.released"));
        return "redirect:" + PATH;
    }
}
