package dk.faelled.identity.terms;

import dk.faelled.platform.BuiltInRole;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Permission;
import dk.faelled.platform.Permissions;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an administrator writes the terms and publishes them (ADM-04). */
@Controller
@RequestMapping(TermsPages.PATH)
@Requires(TermsPages.PERMISSION)
class TermsPages {
    static final String PATH = "/identity/terms";
    static final String PERMISSION = "identity.terms";
    private static final String KIND = "/{kind:employee|trusted}";
    private static final int SHOWN = 20;
    private final Terms terms;

    TermsPages(Terms terms) {
        this.terms = terms;
    }

    @Bean
    static Permissions termsPermissions() {
        return new Permissions(
                "identity",
                List.of(Permissions.held(
                        new Permission(
                                PERMISSION,
                                "Skrive og udgive vilkår for NSIS-identiteter",
                                "Write and publish the terms of NSIS identities"),
                        BuiltInRole.ADMINISTRATOR)));
    }

    @Bean
    static MenuEntry termsInTheMenu() {
        return new MenuEntry("identity", "identity.terms", PATH, PERMISSION, 954);
    }

    @GetMapping
    ModelAndView all() {
        var kinds = Arrays.stream(TermsKind.values())
                .map(kind -> new TermsView.Kind(
                        Messages.text("identity.terms.kind." + kind),
                        terms.draft(kind).isPresent(),
                        terms.published(kind, Integer.MAX_VALUE, 1).stream()
                                .map(TermsPages::line)
                                .findFirst()
                                .orElse(null),
                        PATH + "/" + kind.path()))
                .toList();
        return new ModelAndView("identity/termsAll", "view", new TermsView(kinds));
    }

    /** The draft and, by version, what was published. @param before version below which the list begins */
    @GetMapping(KIND)
    ModelAndView write(@PathVariable String kind, @RequestParam(defaultValue = "2147483647") int before) {
        return form(kind(kind), before, Errors.NONE);
    }

    @PostMapping(KIND)
    ModelAndView keep(
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String danish,
            @RequestParam(defaultValue = "") String english,
            RedirectAttributes next) {
        var of = kind(kind);
        try {
            terms.write(of, danish, english);
        } catch (RuleBroken broken) {
            return refused(form(of, danish, english, Integer.MAX_VALUE, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.terms.kept"));
        return new ModelAndView("redirect:" + PATH + "/" + of.path() + "/publish");
    }

    @GetMapping(KIND + "/publish")
    ModelAndView ask(@PathVariable String kind) {
        var of = kind(kind);
        return terms.draft(of)
                .map(draft -> confirm(draft, Errors.NONE))
                .orElseGet(() -> new ModelAndView("redirect:" + PATH + "/" + of.path()));
    }

    @PostMapping(KIND + "/publish")
    @Sensitive("everybody with an NSIS identity has to accept it")
    ModelAndView publish(@PathVariable String kind, RedirectAttributes next) {
        var of = kind(kind);
        try {
            var published = terms.publish(of);
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE, Shell.Flash.success("identity.terms.published", published.version()));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            return refused(form(of, Integer.MAX_VALUE, Errors.of(broken)));
        }
    }

    @GetMapping("/versions/{id}")
    ModelAndView version(@PathVariable UUID id) {
        var text = terms.get(id);
        return new ModelAndView("identity/termsVersion", "view", new TermsVersionView(title(text), text.paragraphs()));
    }

    private static ModelAndView confirm(TermsText draft, Errors errors) {
        return new ModelAndView(
                "identity/termsPublish",
                "view",
                new TermsPublishView(
                        PATH + "/" + draft.kind().path(),
                        title(draft),
                        TermsText.paragraphs(draft.danish()),
                        TermsText.paragraphs(draft.english()),
                        errors));
    }

    /** With the draft or, where there is none, with what holds. */
    private ModelAndView form(TermsKind kind, int before, Errors errors) {
        var text = terms.draft(kind)
                .or(() -> terms.published(kind, Integer.MAX_VALUE, 1).stream().findFirst());
        return form(
                kind,
                text.map(TermsText::danish).orElse(""),
                text.map(TermsText::english).orElse(""),
                before,
                errors);
    }

    private ModelAndView form(TermsKind kind, String danish, String english, int before, Errors errors) {
        var page = terms.published(kind, before, SHOWN + 1);
        var lines = page.stream().limit(SHOWN).map(TermsPages::line).toList();
        var more = page.size() > SHOWN
                ? PATH + "/" + kind.path() + "?before=" + page.get(SHOWN - 1).version()
                : null;
        return new ModelAndView(
                "identity/termsForm",
                "view",
                new TermsForm(
                        PATH + "/" + kind.path(),
                        Messages.text("identity.terms.kind." + kind),
                        danish,
                        english,
                        lines,
                        more,
                        errors));
    }

    private static TermsView.Line line(TermsText text) {
        var at = text.publishedAt();
        return new TermsView.Line(
                title(text), at == null ? "" : Formats.current().moment(at), PATH + "/versions/" + text.id());
    }

    private static String title(TermsText text) {
        return Messages.text(
                "identity.terms.version", text.version(), Messages.text("identity.terms.kind." + text.kind()));
    }

    private static TermsKind kind(String path) {
        return TermsKind.of(path).orElseThrow(() -> new NotFound("terms for " + path));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
