package dk.faelled.platform.operations;

import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.Public;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.SecondStep;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.page.ErrorView;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.platform.signin.RememberedAuthority;
import dk.faelled.platform.signin.SignInSession;
import dk.faelled.platform.signin.SignedIn;
import dk.faelled.platform.tenancy.TenantRegister;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind a one-time link: whoever opens it chooses the password of the account. */
@Controller
@RequestMapping("/first-sign-in/{cvr}/{token}")
@Public("who has the link has no account yet")
class FirstSignInPages {
    private final TenantRegister tenants;
    private final AccountLinks links;
    private final SignInSession sessions;
    private final ObjectProvider<SecondStep> second;

    FirstSignInPages(
            TenantRegister tenants, AccountLinks links, SignInSession sessions, ObjectProvider<SecondStep> second) {
        this.sessions = sessions;
        this.second = second;
        this.tenants = tenants;
        this.links = links;
    }

    @GetMapping
    ModelAndView form(@PathVariable String cvr, @PathVariable String token, Locale locale) {
        return page(cvr, token, locale, Errors.NONE);
    }

    @PostMapping
    ModelAndView choose(
            @PathVariable String cvr,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeat,
            Locale locale,
            RedirectAttributes next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var tenant = tenant(cvr);
        if (tenant.isEmpty()) return gone();
        if (!password.equals(repeat))
            return page(cvr, token, locale, Errors.of("repeat", Messages.text("platform.first-sign-in.differs")));
        AccountLinks.Used used;
        try {
            used = context(tenant.get(), locale)
                    .<AccountLinks.Used, RuntimeException>call(() -> links.use(token, password));
        } catch (RuleBroken broken) {
            return page(cvr, token, locale, Errors.of(broken));
        }
        tenants.readAgain();
        RememberedAuthority.remember(cvr, request, response);
        if (used.needsSecond()) {
            var further = context(tenant.get(), locale)
                    .<Optional<String>, RuntimeException>call(() -> further(used, request));
            if (further.isPresent()) return new ModelAndView("redirect:" + further.get());
        }
        next.addFlashAttribute(
                Shell.Flash.ATTRIBUTE,
                Shell.Flash.success("platform.first-sign-in.done", tenant.get().name()));
        return new ModelAndView("redirect:/sign-in");
    }

    /** Whoever has just chosen the password has shown it, and goes on to what else is asked. */
    private Optional<String> further(AccountLinks.Used used, HttpServletRequest request) {
        var step = second.getIfAvailable();
        if (step == null) return Optional.empty();
        var account = used.account();
        var page = step.after(account.account(), request.getRemoteAddr());
        var who = new SignedIn(account.tenant().value(), account.account(), account.actor(), account.displayName());
        if (page.isPresent()) sessions.await(who, "/", request);
        return page;
    }

    private ModelAndView page(String cvr, String token, Locale locale, Errors errors) {
        var tenant = tenant(cvr);
        if (tenant.isEmpty()) return gone();
        var link = context(tenant.get(), locale)
                .<Optional<AccountLinkTable.Link>, RuntimeException>call(() -> links.find(token));
        if (link.isEmpty()) return gone();
        var page = new ModelAndView(
                "platform/firstSignIn",
                "view",
                new FirstSignInView(
                        FirstOperator.path(cvr, token),
                        tenant.get().name(),
                        link.get().userName(),
                        errors));
        if (!errors.isEmpty()) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The same for one that was used, one that is too old and one that never was. */
    private static ModelAndView gone() {
        var page = new ModelAndView(
                "platform/error",
                "view",
                new ErrorView(
                        HttpStatus.NOT_FOUND.value(),
                        Messages.text("platform.first-sign-in.gone.title"),
                        Messages.text("platform.first-sign-in.gone"),
                        null));
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    private Optional<TenantInfo> tenant(String cvr) {
        return tenants.ofCvr(cvr)
                .filter(tenant ->
                        tenant.status() == TenantInfo.Status.NEW || tenant.status() == TenantInfo.Status.ACTIVE);
    }

    private static Context context(TenantInfo tenant, Locale locale) {
        return new Context(
                tenant.id(), Actor.ANONYMOUS, locale, UUID.randomUUID().toString());
    }
}
