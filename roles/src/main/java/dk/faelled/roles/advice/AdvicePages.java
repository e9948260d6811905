package dk.faelled.roles.advice;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListDefinition;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Advice (adviser): what is to be handled, all of it, and which kinds there are to be. */
@Controller
@RequestMapping(AdvicePages.PATH)
@Requires(AdviceConfiguration.READ)
class AdvicePages {
    static final String PATH = "/roles/advice";
    static final String ALL = PATH + "/all";
    private final AdviceRegister register;
    private final Lists lists;
    private final Exports exports;

    AdvicePages(AdviceRegister register, Lists lists, Exports exports) {
        this.register = register;
        this.lists = lists;
        this.exports = exports;
    }

    @GetMapping
    ModelAndView open(HttpServletRequest request) {
        return page(AdviceList.OPEN, PATH, request, Errors.NONE);
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(AdviceList.OPEN, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping("/all")
    ModelAndView all(HttpServletRequest request) {
        return page(AdviceList.ALL, ALL, request, Errors.NONE);
    }

    @GetMapping("/all/export")
    void exportAll(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(AdviceList.ALL, ListRequest.of(request), Map.of(), response);
    }

    private ModelAndView page(
            ListDefinition<AdviceList.Row> list, String here, HttpServletRequest request, Errors errors) {
        var asked = ListRequest.of(request);
        return new ModelAndView(
                "roles/advice",
                "view",
                new AdviceView(
                        ListView.of(list, asked, lists.page(list, asked, Map.of())),
                        here,
                        register.mayUpdate(),
                        errors));
    }

    @PostMapping
    @Requires(AdviceConfiguration.UPDATE)
    ModelAndView handle(
            @RequestParam MultiValueMap<String, String> typed, HttpServletRequest request, RedirectAttributes next) {
        try {
            int handled = register.handle(Filled.of(typed).uuids("selected"));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.advice.done", handled));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            var page = page(AdviceList.OPEN, PATH, request, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @GetMapping("/kinds")
    @Requires(AdviceConfiguration.UPDATE)
    ModelAndView kinds() {
        var told = Filled.nothing()
                .with("kinds", register.told().stream().map(Enum::name).toList());
        return new ModelAndView("roles/adviceKinds", "view", new AdviceKindsView(AdviceList.kinds(), told));
    }

    @PostMapping("/kinds")
    @Requires(AdviceConfiguration.UPDATE)
    String tell(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        register.tell(Filled.of(typed).several("kinds", AdviceKind.class));
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.settings.saved"));
        return "redirect:" + PATH + "/kinds";
    }
}
