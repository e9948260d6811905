package dk.faelled.identity.provider;

import dk.faelled.identity.provider.SigningKey.Algorithm;
import dk.faelled.identity.provider.SigningKey.State;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sensitive;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signeringsnøgler: seen with their expiry, and replaced in two steps (ADM-09). */
@Controller
@RequestMapping(SigningKeyPages.PATH)
@Requires(ProviderPages.READ)
class SigningKeyPages {
    static final String PATH = "/identity/signing-keys";
    private static final Duration SOON = Duration.ofDays(60);
    private static final String WHY = "others believe what it signs";
    private final SigningKeys keys;
    private final Clock clock;

    SigningKeyPages(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Bean
    static MenuEntry signingKeysInTheMenu() {
        return new MenuEntry("identity", "identity.keys", PATH, ProviderPages.READ, 958);
    }

    @GetMapping
    ModelAndView list() {
        var all = keys.published();
        var acts = new ArrayList<ProviderViews.Act>();
        for (var algorithm : Algorithm.values()) {
            boolean next = all.stream().anyMatch(key -> key.algorithm() == algorithm && key.state() == State.NEXT);
            var act = next ? "roll-over" : "prepare";
            acts.add(new ProviderViews.Act(
                    Messages.text("identity.key." + act + ".go", algorithm.name()),
                    PATH + "/" + algorithm + "/" + act));
        }
        return new ModelAndView(
                "identity/signingKeys",
                "view",
                new ProviderViews.Keys(all.stream().map(this::line).toList(), acts));
    }

    private ProviderViews.Key line(SigningKey key) {
        var formats = Formats.current();
        return new ProviderViews.Key(
                key.id(),
                key.algorithm().name(),
                Messages.text("identity.key.state." + key.state()),
                formats.moment(key.createdAt()),
                formats.moment(key.until()),
                key.until().isBefore(clock.instant().plus(SOON)),
                key.state() == State.FORMER ? PATH + "/" + key.id() + "/remove" : "");
    }

    @PostMapping("/{algorithm:ES256|RS256}/prepare")
    @Requires(ProviderPages.WRITE)
    @Sensitive(WHY)
    ModelAndView prepare(@PathVariable Algorithm algorithm, RedirectAttributes next) {
        return done("identity.key.prepared", () -> keys.prepare(algorithm), next);
    }

    @PostMapping("/{algorithm:ES256|RS256}/roll-over")
    @Requires(ProviderPages.WRITE)
    @Sensitive(WHY)
    ModelAndView rollOver(@PathVariable Algorithm algorithm, RedirectAttributes next) {
        return done("identity.key.rolled-over", () -> keys.rollOver(algorithm), next);
    }

    @PostMapping("/{id:[0-9a-f]{20,40}}/remove")
    @Requires(ProviderPages.WRITE)
    @Sensitive(WHY)
    ModelAndView remove(@PathVariable String id, RedirectAttributes next) {
        return done("identity.key.removed", () -> keys.remove(id), next);
    }

    private static ModelAndView done(String told, Supplier<SigningKey> work, RedirectAttributes next) {
        try {
            var key = work.get();
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.success(told, key.algorithm().name()));
        } catch (RuleBroken broken) {
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, new Shell.Flash(Shell.Kind.WARNING, Messages.text(broken)));
        }
        return new ModelAndView("redirect:" + PATH);
    }
}
