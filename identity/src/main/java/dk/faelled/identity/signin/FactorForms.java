package dk.faelled.identity.signin;

import dk.faelled.identity.factor.Apps;
import dk.faelled.identity.factor.Factors;
import dk.faelled.identity.factor.Passkeys;
import dk.faelled.platform.AccountKept;
import dk.faelled.platform.Accounts;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Sealer;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Errors;
import dk.faelled.secondfactor.Base32;
import dk.faelled.secondfactor.NsisLevel;
import dk.faelled.secondfactor.QrCode;
import dk.faelled.secondfactor.Site;
import dk.faelled.secondfactor.Totp;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The forms by which somebody adds an authenticator app or a passkey, on whatever page; bound to the authority. */
@Component
public class FactorForms {
    /** Of the session: the sealed secret that an app is being shown. */
    private static final String SECRET = "identity.app-secret";

    private final Apps apps;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Sealer sealer;
    private final Tenants tenants;

    /** @param action where the form is posted @param back the page that one leaves it for */
    public record Place(String action, String back) {}

    FactorForms(Apps apps, Passkeys passkeys, Accounts accounts, Sealer sealer, Tenants tenants) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.sealer = sealer;
        this.tenants = tenants;
    }

    /** With a new secret, which the session remembers. */
    public ModelAndView app(UUID account, Place place, HttpServletRequest request) {
        var secret = Base32.encode(Totp.secret());
        request.getSession().setAttribute(SECRET, sealer.sealSecret(secret));
        return app(account, place, secret, "", Errors.NONE);
    }

    /** Null where it is added; else the form with what is wrong. @param level of the session */
    public @Nullable ModelAndView addApp(
            UUID account, NsisLevel level, Place place, String name, String code, HttpServletRequest request) {
        if (!(request.getSession().getAttribute(SECRET) instanceof byte[] sealed)) return app(account, place, request);
        var secret = sealer.openSecret(sealed);
        try {
            apps.add(account, named(name), Base32.decode(secret), code, level);
        } catch (RuleBroken broken) {
            return refused(app(account, place, secret, name, Errors.of(broken)));
        }
        request.getSession().removeAttribute(SECRET);
        return null;
    }

    public ModelAndView passkey(UUID account, Place place, HttpServletRequest request) {
        return passkey(account, place, "", Errors.NONE, request);
    }

    /** Null where it is added; else the form with what is wrong. */
    public @Nullable ModelAndView addPasskey(
            UUID account, NsisLevel level, Place place, String name, String credential, HttpServletRequest request) {
        try {
            passkeys.add(account, named(name), level, credential, request);
            return null;
        } catch (RuleBroken broken) {
            return refused(passkey(account, place, name, Errors.of(broken), request));
        }
    }

    private static String named(String name) {
        var text = name.strip();
        if (text.isEmpty()) throw new RuleBroken("identity.factor.name").at("name");
        if (text.length() > Factors.LONGEST_NAME)
            throw new RuleBroken("identity.factor.long", Factors.LONGEST_NAME).at("name");
        return text;
    }

    private ModelAndView app(UUID account, Place place, String secret, String name, Errors errors) {
        var authority = tenants.find(Tenant.current()).orElseThrow().name();
        var uri = Totp.uri(authority, known(account).userName(), Base32.decode(secret));
        return new ModelAndView(
                "identity/app", "view", new AppForm(place, QrCode.picture(uri), Base32.spaced(secret), name, errors));
    }

    private ModelAndView passkey(UUID account, Place place, String name, Errors errors, HttpServletRequest request) {
        var options = Site.of(request).hasName() ? passkeys.toMake(known(account), request) : null;
        return new ModelAndView("identity/passkey", "view", new PasskeyForm(place, name, options, errors));
    }

    private AccountKept known(UUID account) {
        return accounts.find(account).orElseThrow(() -> new NotFound("account " + account));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
