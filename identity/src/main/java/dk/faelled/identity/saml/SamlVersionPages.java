package dk.faelled.identity.saml;

import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProviderTabs;
import dk.faelled.identity.provider.history.Difference;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a system has said of itself, each time something else: read, compared with what it said before, and led back to (BEY-10). */
@Controller
@RequestMapping(ProviderPages.PATH + "/{id}" + SamlProviderPages.TAB + "/versions/{version}")
@Requires(ProviderPages.READ)
class SamlVersionPages {
    private final SamlServices services;
    private final ProviderTabs tabs;

    SamlVersionPages(SamlServices services, ProviderTabs tabs) {
        this.services = services;
        this.tabs = tabs;
    }

    private static String tab(UUID id) {
        return ProviderPages.PATH + "/" + id + SamlProviderPages.TAB;
    }

    @GetMapping
    ResponseEntity<String> version(@PathVariable UUID id, @PathVariable int version) {
        services.get(id);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(services.xml(id, version));
    }

    /** Against the one before it that is still kept; the first one is all new. */
    @GetMapping("/changes")
    ModelAndView changes(@PathVariable UUID id, @PathVariable int version) {
        var party = services.get(id);
        var kept = services.versions(id).stream()
                .map(SamlTable.Description::version)
                .toList();
        if (!kept.contains(version)) throw new NotFound("description " + version);
        var before = kept.stream().filter(one -> one < version).max(Integer::compare);
        var differences = before.map(one -> Difference.between(
                        DescribedInWords.of(services.described(id, one)),
                        DescribedInWords.of(services.described(id, version))))
                .orElse(List.of());
        return new ModelAndView(
                "identity/samlChanges",
                "view",
                new SamlViews.Changes(
                        tabs.frame(party.provider(), tab(id)),
                        version,
                        before.map(String::valueOf).orElse(""),
                        differences,
                        version == party.service().version() ? "" : tab(id) + "/versions/" + version + "/back"));
    }

    @PostMapping("/back")
    @Requires(ProviderPages.WRITE)
    @Sensitive("it says where people's identities are sent")
    ModelAndView back(@PathVariable UUID id, @PathVariable int version, RedirectAttributes next) {
        try {
            services.back(id, version);
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.success(
                            "identity.saml.described",
                            services.get(id).provider().name()));
        } catch (RuleBroken broken) {
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, new Shell.Flash(Shell.Kind.WARNING, Messages.text(broken)));
        }
        return new ModelAndView("redirect:" + tab(id));
    }
}
