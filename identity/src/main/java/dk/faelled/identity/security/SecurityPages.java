package dk.faelled.identity.security;

import dk.faelled.identity.assurance.Levels;
import dk.faelled.identity.factor.App;
import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Passkey;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.identity.person.Persons;
import dk.faelled.identity.provider.Reached;
import dk.faelled.identity.session.Agent;
import dk.faelled.identity.session.OwnSessions;
import dk.faelled.identity.session.SessionFacts;
import dk.faelled.identity.signin.LevelProved;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.secondfactor.KeysAndApps;
import dk.faelled.secondfactor.NsisLevel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Min sikkerhed: everybody's own second factors and sessions. */
@Controller
@RequestMapping(SecurityPages.PATH)
@Requires("platform.home")
class SecurityPages {
    static final String PATH = "/me/security";
    private final Apps apps;
    private final Passkeys passkeys;
    private final OwnSessions sessions;
    private final Persons persons;
    private final Levels levels;
    private final LevelProved proved;
    private final Reached told;
    private final KeysAndApps devices;
    private final Clock clock;

    SecurityPages(
            Apps apps,
            Passkeys passkeys,
            OwnSessions sessions,
            Persons persons,
            Levels levels,
            LevelProved proved,
            Reached told,
            KeysAndApps devices,
            Clock clock) {
        this.told = told;
        this.devices = devices;
        this.persons = persons;
        this.levels = levels;
        this.proved = proved;
        this.apps = apps;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Bean
    static MenuEntry securityInTheMenu() {
        return new MenuEntry("identity", "identity.security", PATH, "platform.home", 950);
    }

    @GetMapping
    ModelAndView page(HttpServletRequest request) {
        var who = Myself.of(request);
        var keys = passkeys.of(who.account());
        var codes = apps.of(who.account());
        var usable = devices.usable(Stream.concat(
                        keys.stream().flatMap(key -> Stream.ofNullable(key.device())),
                        codes.stream().flatMap(app -> Stream.ofNullable(app.device())))
                .toList());
        var factors = Stream.concat(
                        keys.stream().map(key -> line(key, usable)),
                        codes.stream().map(app -> line(app, usable)))
                .toList();
        var here = OwnSessions.reference(request.getSession().getId());
        var all = sessions.of(who);
        var systems = told.inWords(
                all.stream().flatMap(one -> Stream.ofNullable(one.number())).toList());
        var open = all.stream().map(one -> line(one, here, systems)).toList();
        return new ModelAndView(
                "identity/security", "view", new SecurityView(level(who), counts(who, request), factors, open));
    }

    /** In words; empty for who has, and is to have, none. */
    private String level(SignedIn who) {
        return persons.ofAccount(who.account())
                .filter(person -> person.level() != NsisLevel.NONE
                        || levels.standing(person).level() != NsisLevel.NONE)
                .map(person -> Messages.text("secondfactor.level." + person.level()))
                .orElse("");
    }

    private String counts(SignedIn who, HttpServletRequest request) {
        var facts = SessionFacts.of(request);
        return words(facts == null ? NsisLevel.NONE : proved.of(who.account(), facts.proofs()));
    }

    /** Empty for none. */
    private static String words(NsisLevel level) {
        return level == NsisLevel.NONE ? "" : Messages.text("secondfactor.level." + level);
    }

    private static String kind(String kind, NsisLevel level) {
        return level == NsisLevel.NONE ? kind : Messages.text("identity.factor.kind.level", kind, words(level));
    }

    @PostMapping("/sessions/{reference:[0-9a-f]{32}}/end")
    String end(@PathVariable String reference, HttpServletRequest request, RedirectAttributes next) {
        if (!sessions.end(Myself.of(request), reference)) throw new NotFound("session " + reference);
        return back("identity.session.ended", next);
    }

    @PostMapping("/sessions/end-others")
    String endOthers(HttpServletRequest request, RedirectAttributes next) {
        var who = Myself.of(request);
        sessions.endOthers(who, OwnSessions.reference(request.getSession().getId()));
        return back("identity.session.ended-others", next);
    }

    static String back(String told, RedirectAttributes next, Object... arguments) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success(told, arguments));
        return "redirect:" + PATH;
    }

    private SecurityView.Factor line(App app, Set<String> usable) {
        return new SecurityView.Factor(
                app.name(),
                kind(Messages.text("identity.app"), app.level()),
                moment(app.createdAt()),
                moment(app.lastUsedAt()),
                app.isLocked(clock.instant())
                        ? Messages.text("identity.app.locked", moment(app.lockedUntil()))
                        : blocked(app.device(), usable),
                PATH + "/apps/" + app.id() + "/remove");
    }

    private static SecurityView.Factor line(Passkey key, Set<String> usable) {
        return new SecurityView.Factor(
                key.name(),
                kind(Messages.text("identity.passkey.at", key.host()), key.level()),
                moment(key.createdAt()),
                moment(key.lastUsedAt()),
                key.flaggedAt() == null
                        ? blocked(key.device(), usable)
                        : Messages.text("identity.passkey.flagged", moment(key.flaggedAt())),
                PATH + "/passkeys/" + key.id() + "/remove");
    }

    /** The device that it is too was blocked, by its owner or by who helps: it opens nothing here either. */
    private static String blocked(@Nullable String device, Set<String> usable) {
        return device == null || usable.contains(device) ? "" : Messages.text("identity.factor.blocked");
    }

    private static SecurityView.Session line(OwnSessions.Open open, String here, Map<UUID, String> systems) {
        var facts = open.facts();
        var where = Agent.inWords(facts.agent());
        return new SecurityView.Session(
                where.isEmpty() ? Messages.text("identity.session.unknown") : where,
                facts.address(),
                facts.inWords(),
                moment(facts.startedAt()),
                moment(open.lastUsed()),
                open.number() == null ? "" : systems.getOrDefault(open.number(), ""),
                open.reference().equals(here),
                PATH + "/sessions/" + open.reference() + "/end");
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null
                ? Messages.text("identity.never")
                : Formats.current().moment(moment);
    }
}
