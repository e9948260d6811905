package dk.faelled.identity.upstream;

import dk.faelled.identity.signin.RefusalNotes;
import dk.faelled.identity.signin.TraceWords;
import dk.faelled.platform.Requires;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tries a provider, whether people may use it yet or not: what it tells of somebody, and what would come of that. */
@Controller
@RequestMapping(LoginSourcePages.PATH + "/{id}/trial")
@Requires(LoginSourcePages.WRITE)
class LoginTrialPages {
    private final LoginSources sources;
    private final Departures departures;
    private final RefusalNotes notes;

    LoginTrialPages(LoginSources sources, Departures departures, RefusalNotes notes) {
        this.sources = sources;
        this.departures = departures;
        this.notes = notes;
    }

    @GetMapping
    ModelAndView page(@PathVariable UUID id, HttpServletRequest request) {
        var source = sources.get(id);
        var refusals =
                notes.ofSource(id).stream().map(one -> noted(source, one)).toList();
        return new ModelAndView(
                "identity/sourceTrial",
                "view",
                new SourceViews.Trial(
                        SourceFrames.frame(source, "/trial"), outcome(source, Trying.last(id, request)), refusals));
    }

    private static SourceViews.Noted noted(LoginSource source, RefusalNotes.Refusal one) {
        return new SourceViews.Noted(
                one.code(),
                Formats.current().moment(one.at()),
                Messages.text("identity.source.fault." + one.verdict(), source.name()),
                one.trace().stream().map(TraceWords::of).toList());
    }

    private static SourceViews.@Nullable Outcome outcome(LoginSource source, Trying.@Nullable Tried tried) {
        if (tried == null) return null;
        var told = tried.told().stream()
                .map(line -> new SourceViews.Told(line.name(), line.values()))
                .toList();
        var fault = tried.fault();
        if (fault != null) {
            var why = Messages.text("identity.source.fault." + fault, source.name());
            return new SourceViews.Outcome(
                    told, List.of(), tried.detail().isEmpty() ? why : why + " (" + tried.detail() + ")");
        }
        var facts = new ArrayList<SourceViews.Told>();
        facts.add(OidcSourcePages.told("person", tried.person()));
        facts.add(OidcSourcePages.told(
                "account",
                Messages.text(
                        tried.account()
                                ? "platform.list.yes"
                                : source.match().creates()
                                        ? "identity.source.told.account.made"
                                        : "platform.list.no")));
        facts.add(OidcSourcePages.told("level", Messages.text("secondfactor.level." + tried.level())));
        facts.add(OidcSourcePages.told(
                "second", Messages.text(tried.second() ? "platform.list.yes" : "platform.list.no")));
        return new SourceViews.Outcome(told, facts, "");
    }

    /** Leads to the provider; the answer comes back to the page. */
    @PostMapping
    @Sensitive(LoginSourcePages.WHY)
    ModelAndView start(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        return departures.page(sources.get(id), LoginSourcePages.PATH, false, true, request, response);
    }
}
