package dk.faelled.platform.signin;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.OwnWays;
import dk.faelled.platform.Public;
import dk.faelled.platform.SecondStep;
import dk.faelled.platform.SignInWay;
import dk.faelled.platform.TenantId;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.SignInView;
import dk.faelled.platform.signin.PasswordDoor.Tried;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in and out. Where host and installation do not tell the authority, the form asks for it. */
@Controller
@Public("nobody is signed in yet")
class SignInPages {
    private static final String LOCAL = "yes";
    private final PasswordDoor door;
    private final Tenants tenants;
    private final SignInSession sessions;
    private final ObjectProvider<SecondStep> second;
    private final List<SignInWay> ways;
    private final ObjectProvider<OwnWays> own;
    private final List<SessionEnding> endings;

    SignInPages(
            PasswordDoor door,
            Tenants tenants,
            SignInSession sessions,
            ObjectProvider<SecondStep> second,
            ObjectProvider<SignInWay> ways,
            ObjectProvider<OwnWays> own,
            ObjectProvider<SessionEnding> endings) {
        this.door = door;
        this.tenants = tenants;
        this.sessions = sessions;
        this.second = second;
        this.ways = ways.orderedStream().toList();
        this.own = own;
        this.endings = endings.orderedStream().toList();
    }

    /**
     * @param next the page that was wanted; without it the form is shown to everybody, as after signing out
     * @param local {@code yes} for the form whatever the authority has set up
     */
    @GetMapping("/sign-in")
    ModelAndView form(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(defaultValue = "") String local,
            @CookieValue(name = RememberedAuthority.COOKIE, defaultValue = "") String authority,
            HttpServletRequest request) {
        var context = Context.ifBound();
        if (context != null && context.actor().kind() == Actor.Kind.PERSON)
            return new ModelAndView("redirect:" + inside(next));
        if (next != null && !local.equals(LOCAL)) {
            var home = own(ways -> ways.home(inside(next), request));
            if (home.isPresent()) return new ModelAndView("redirect:" + home.get());
        }
        return page(next, authority, "", Errors.NONE, request);
    }

    private Optional<String> own(Function<OwnWays, Optional<String>> asked) {
        return Context.ifBound() == null
                ? Optional.empty()
                : Optional.ofNullable(own.getIfAvailable()).flatMap(asked);
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String local,
            @RequestParam(defaultValue = "") String authority,
            @RequestParam(name = "name", defaultValue = "") String userName,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        if (!local.equals(LOCAL)) {
            var home = own(ways -> ways.home(userName, inside(next), request));
            if (home.isPresent()) return new ModelAndView("redirect:" + home.get());
        }
        var tenant = tenant(authority);
        if (tenant.isEmpty())
            return refused(
                    next,
                    authority,
                    userName,
                    Errors.of("authority", Messages.text("platform.sign-in.authority")),
                    request);
        var address = request.getRemoteAddr();
        var context = new Context(
                tenant.get(), Actor.ANONYMOUS, locale, UUID.randomUUID().toString());
        var tried = context.<Tried, RuntimeException>call(() -> door.tries(userName, password, address));
        return switch (tried) {
            case Tried.Slowed(var pause) ->
                tooMany(
                        page(
                                next,
                                authority,
                                userName,
                                Errors.of("name", Messages.text("platform.sign-in.address")),
                                request),
                        pause,
                        response);
            case Tried.Refused _ ->
                refused(
                        next,
                        authority,
                        userName,
                        Errors.of("name", Messages.text("platform.sign-in.refused")),
                        request);
            case Tried.Right(var who) -> {
                RememberedAuthority.remember(authority, request, response);
                var further = context.<Optional<String>, RuntimeException>call(() -> further(who, address));
                if (further.isPresent()) sessions.await(who, inside(next), request);
                else sessions.open(who, request);
                yield new ModelAndView("redirect:" + further.orElseGet(() -> inside(next)));
            }
        };
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            var who = SignInSession.of(request);
            if (who != null) endings.forEach(ending -> ending.ending(who, request));
            session.invalidate();
        }
        return request.getAttribute(SessionEnding.NEXT) instanceof String next
                ? "redirect:" + next
                : "redirect:/sign-in";
    }

    private Optional<String> further(SignedIn who, String address) {
        var step = second.getIfAvailable();
        return step == null ? Optional.empty() : step.after(who.account(), address);
    }

    private static ModelAndView tooMany(ModelAndView page, Duration pause, HttpServletResponse response) {
        response.setHeader("Retry-After", Long.toString(pause.plusMillis(999).toSeconds()));
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return page;
    }

    private ModelAndView refused(
            String next, String authority, String userName, Errors errors, HttpServletRequest request) {
        var page = page(next, authority, userName, errors, request);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page(
            @Nullable String next, String authority, String userName, Errors errors, HttpServletRequest request) {
        var action = UriComponentsBuilder.fromPath("/sign-in").queryParam("next", "{next}");
        if (LOCAL.equals(request.getParameter("local"))) action.queryParam("local", LOCAL);
        return new ModelAndView(
                "platform/signIn",
                "view",
                new SignInView(
                        action.build(inside(next)).toString(),
                        authorities(),
                        authority,
                        userName,
                        ways(inside(next), request),
                        errors));
    }

    private List<Link> ways(String next, HttpServletRequest request) {
        var all = new ArrayList<Link>();
        var set = Context.ifBound() == null ? null : own.getIfAvailable();
        if (set != null) all.addAll(set.links(next, request));
        ways.stream()
                .map(way -> new Link(
                        Messages.text(way.labelKey()),
                        UriComponentsBuilder.fromPath(way.href())
                                .queryParam("next", "{next}")
                                .build(next)
                                .toString()))
                .forEach(all::add);
        return all;
    }

    private List<Option> authorities() {
        if (Context.ifBound() != null) return List.of();
        return tenants.active().stream()
                .map(tenant -> new Option(tenant.cvr(), tenant.name()))
                .toList();
    }

    private Optional<TenantId> tenant(String authority) {
        var bound = Context.ifBound();
        if (bound != null) return Optional.of(bound.tenant());
        return tenants.active().stream()
                .filter(tenant -> tenant.cvr().equals(authority))
                .map(TenantInfo::id)
                .findAny();
    }

    /** Only a place on this host: {@code //elsewhere} and {@code https:…} lead home. */
    static String inside(@Nullable String next) {
        return next != null && next.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") && !next.startsWith("/sign-")
                ? next
                : "/";
    }
}
