package dk.faelled.identity.upstream;

import dk.faelled.identity.provider.Fields;
import dk.faelled.identity.saml.GivenDescription;
import dk.faelled.identity.saml.SamlRefusals;
import dk.faelled.identity.saml.message.Refused;
import dk.faelled.platform.OuterHost;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Providers that speak SAML: taken in by their metadata, changed, and described anew. */
@Controller
@RequestMapping(LoginSourcePages.PATH)
@Requires(LoginSourcePages.WRITE)
class SamlSourcePages {
    private static final String TAB = "/saml";
    private final LoginSources sources;
    private final SamlDescriptions saml;
    private final OuterHost hosts;

    SamlSourcePages(LoginSources sources, SamlDescriptions saml, OuterHost hosts) {
        this.sources = sources;
        this.saml = saml;
        this.hosts = hosts;
    }

    @GetMapping("/saml/new")
    ModelAndView form() {
        return fresh(Fields.empty(), Errors.NONE);
    }

    private static ModelAndView fresh(Fields form, Errors errors) {
        return new ModelAndView("identity/sourceSamlNew", "view", new SourceViews.New(form, errors));
    }

    /** By one of three: an address, a file, or the text itself. */
    @PostMapping("/saml/new")
    @Sensitive(LoginSourcePages.WHY)
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes next) {
        var form = new Fields(fields);
        var given = new GivenDescription(form, file);
        try {
            var id = saml.add(form.text("name"), given.xml(saml::fetched), given.address());
            return back(id, "identity.source.added", next);
        } catch (Refused refused) {
            return LoginSourcePages.refused(fresh(form, Errors.of(given.field(), SamlRefusals.text(refused))));
        } catch (RuleBroken broken) {
            var at = broken.field() == null ? broken.at(given.field()) : broken;
            return LoginSourcePages.refused(fresh(form, Errors.of(at)));
        }
    }

    @GetMapping("/{id}" + TAB)
    @Requires(LoginSourcePages.READ)
    ModelAndView connection(@PathVariable UUID id, HttpServletRequest request) {
        var known = saml.get(id);
        return connection(sources.get(id), known, typed(known.source()), Errors.NONE, request);
    }

    /** As it stands now. */
    private static Fields typed(SamlSource source) {
        return Fields.empty()
                .with("source", source.address() == null ? "" : source.address())
                .with("encrypted", source.encrypted())
                .with("classes", String.join(" ", source.classes()));
    }

    @PostMapping("/{id}" + TAB)
    @Sensitive(LoginSourcePages.WHY)
    ModelAndView change(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletRequest request,
            RedirectAttributes next) {
        var form = new Fields(fields);
        var address = form.text("source").strip();
        try {
            // what stands there must be the same provider's
            if (!address.isEmpty()) saml.describe(id, saml.fetched(address), true);
            saml.change(
                    id,
                    address.isEmpty() ? null : address,
                    form.has("encrypted"),
                    OidcSourcePages.words(form.text("classes")));
        } catch (Refused refused) {
            return unchanged(id, form, Errors.of("source", SamlRefusals.text(refused)), request);
        } catch (RuleBroken broken) {
            var at = broken.field() == null ? broken.at("source") : broken;
            return unchanged(id, form, Errors.of(at), request);
        }
        return back(id, "identity.source.changed", next);
    }

    /** Another description, brought by hand: it may be signed by somebody else than before. */
    @PostMapping("/{id}" + TAB + "/describe")
    @Sensitive(LoginSourcePages.WHY)
    ModelAndView describe(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String xml,
            HttpServletRequest request,
            RedirectAttributes next) {
        try {
            saml.describe(id, xml.strip().getBytes(StandardCharsets.UTF_8), true);
        } catch (Refused refused) {
            return unchanged(id, typed(saml.get(id).source()), Errors.of("xml", SamlRefusals.text(refused)), request);
        }
        return back(id, "identity.source.changed", next);
    }

    private ModelAndView unchanged(UUID id, Fields form, Errors errors, HttpServletRequest request) {
        return LoginSourcePages.refused(connection(sources.get(id), saml.get(id), form, errors, request));
    }

    private ModelAndView back(UUID id, String told, RedirectAttributes next) {
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, sources.get(id).name()));
        return new ModelAndView("redirect:" + LoginSourcePages.PATH + "/" + id + TAB);
    }

    private ModelAndView connection(
            LoginSource source, SamlDescriptions.Known known, Fields form, Errors errors, HttpServletRequest request) {
        var told = new ArrayList<SourceViews.Told>();
        hosts.address(request)
                .ifPresent(base -> told.add(OidcSourcePages.told("metadata", SamlSignIn.entityId(base, source.id()))));
        var said = known.provider();
        told.add(OidcSourcePages.told("entity", said.entityId()));
        told.add(OidcSourcePages.told(
                "places",
                said.places().stream().map(one -> one.address()).distinct().toArray(String[]::new)));
        told.add(OidcSourcePages.told(
                "signers",
                said.signers().stream()
                        .map(one -> Messages.text(
                                "identity.saml.certificate",
                                one.getSubjectX500Principal().getName(),
                                Formats.current().moment(one.getNotAfter().toInstant())))
                        .toArray(String[]::new)));
        var why = known.source().failure();
        var failure = why == null
                ? null
                : Messages.text(
                        "identity.saml.failure",
                        Formats.current().moment(known.source().readAt()),
                        SamlRefusals.text(new Refused(Refused.Why.valueOf(why), "")));
        return new ModelAndView(
                "identity/sourceSaml",
                "view",
                new SourceViews.Connection(SourceFrames.frame(source, TAB), form, told, failure, false, errors));
    }
}
