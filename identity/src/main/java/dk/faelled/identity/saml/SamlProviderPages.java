package dk.faelled.identity.saml;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.provider.ProviderPages;
import dk.faelled.identity.provider.ProviderTabs;
import dk.faelled.identity.saml.SamlServices.Party;
import dk.faelled.identity.saml.message.NameFormat;
import dk.faelled.identity.saml.message.Profile;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Systems that speak SAML: taken in by their description, changed, read again and led back (BEY-10). */
@Controller
@RequestMapping(ProviderPages.PATH)
@Requires(ProviderPages.WRITE)
class SamlProviderPages {
    static final String TAB = "/saml";
    static final String NEW = ProviderPages.PATH + "/saml/new";
    private static final String WHY = "it says where people's identities are sent";
    private final SamlServices services;
    private final Wizard wizard;
    private final SamlSources sources;
    private final ProviderTabs tabs;

    SamlProviderPages(SamlServices services, Wizard wizard, SamlSources sources, ProviderTabs tabs) {
        this.services = services;
        this.wizard = wizard;
        this.sources = sources;
        this.tabs = tabs;
    }

    @GetMapping("/saml/new")
    ModelAndView form(@RequestParam(defaultValue = "") String template) {
        return fresh(Fields.empty().with("template", template), Errors.NONE);
    }

    /** By one of three: an address, a file, or the text itself. It is closed until somebody opens it. */
    @PostMapping("/saml/new")
    @Sensitive(WHY)
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes next) {
        var form = new Fields(fields);
        var given = new GivenDescription(form, file);
        try {
            var template = form.text("template").isEmpty() ? null : form.one("template", Template.class);
            var id = wizard.add(form.text("name").strip(), given.xml(sources::read), given.address(), template);
            return back(id, "identity.saml.added", next);
        } catch (Refused refused) {
            return unchanged(fresh(form, Errors.of(given.field(), SamlRefusals.text(refused))));
        } catch (RuleBroken broken) {
            var field = "template".equals(broken.field()) ? "template" : given.field();
            return unchanged(fresh(form, Errors.of(field, Messages.text(broken))));
        }
    }

    @GetMapping("/{id}" + TAB)
    @Requires(ProviderPages.READ)
    ModelAndView service(@PathVariable UUID id) {
        var party = services.get(id);
        return edit(party, typed(party.service()), Errors.NONE);
    }

    /** As it stands now. */
    private static Fields typed(SamlService service) {
        return Fields.empty()
                .with("profile", service.profile().name())
                .with("nameFormat", service.nameFormat().name())
                .with("encrypts", service.encrypts())
                .with("signs", service.signsResponse())
                .with("unsigned", service.allowsUnsigned())
                .with("older", service.older())
                .with("source", service.source() == null ? "" : service.source());
    }

    @PostMapping("/{id}" + TAB)
    @Sensitive(WHY)
    ModelAndView change(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes next) {
        var form = new Fields(fields);
        var source = form.text("source").strip();
        try {
            services.change(id, service -> service.answered(
                            form.one("profile", Profile.class),
                            form.one("nameFormat", NameFormat.class),
                            form.has("encrypts"),
                            form.has("signs"),
                            form.has("unsigned"),
                            form.has("older"))
                    .from(source.isEmpty() ? null : source));
        } catch (RuleBroken broken) {
            return unchanged(edit(services.get(id), form, Errors.of(broken)));
        }
        return back(id, "identity.provider.changed", next);
    }

    /** Another description: the text, or what stands at its address now. */
    @PostMapping("/{id}" + TAB + "/describe")
    @Sensitive(WHY)
    ModelAndView describe(@PathVariable UUID id, @RequestParam(defaultValue = "") String xml, RedirectAttributes next) {
        var party = services.get(id);
        var source = party.service().source();
        try {
            if (!xml.isBlank()) services.describe(id, xml.strip().getBytes(StandardCharsets.UTF_8));
            else if (source != null) services.describe(id, sources.read(source));
            else throw new Refused(Refused.Why.NOT_XML, "");
        } catch (Refused refused) {
            return unchanged(edit(party, typed(party.service()), Errors.of("xml", SamlRefusals.text(refused))));
        } catch (RuleBroken broken) {
            return unchanged(edit(party, typed(party.service()), Errors.of(broken.at("xml"))));
        }
        return back(id, "identity.saml.described", next);
    }

    private ModelAndView back(UUID id, String told, RedirectAttributes next) {
        var name = services.find(id)
                .orElseThrow(() -> new NotFound("service provider " + id))
                .provider()
                .name();
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, name));
        return new ModelAndView("redirect:" + path(id));
    }

    private static String path(UUID id) {
        return ProviderPages.PATH + "/" + id + TAB;
    }

    private static ModelAndView fresh(Fields form, Errors errors) {
        return new ModelAndView("identity/samlNew", "view", new SamlViews.New(form, errors));
    }

    private ModelAndView edit(Party party, Fields form, Errors errors) {
        var id = party.provider().id();
        var service = party.service();
        var failure = service.failure() == null
                ? null
                : Messages.text(
                        "identity.saml.failure",
                        Formats.current().moment(service.readAt()),
                        SamlRefusals.text(new Refused(Refused.Why.valueOf(service.failure()), "")));
        var versions = services.versions(id).stream()
                .map(one -> new SamlViews.Version(
                        one.version(),
                        Formats.current().moment(one.at()),
                        path(id) + "/versions/" + one.version(),
                        one.version() == service.version() ? "" : path(id) + "/versions/" + one.version() + "/back",
                        path(id) + "/versions/" + one.version() + "/changes"))
                .toList();
        return new ModelAndView(
                "identity/saml",
                "view",
                new SamlViews.Edit(
                        tabs.frame(party.provider(), path(id)), form, lines(party), versions, failure, errors));
    }

    private static List<SamlViews.Line> lines(Party party) {
        return DescribedInWords.of(party.description()).entrySet().stream()
                .map(line -> new SamlViews.Line(line.getKey(), line.getValue()))
                .toList();
    }

    private static ModelAndView unchanged(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
