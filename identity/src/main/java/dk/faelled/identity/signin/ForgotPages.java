package dk.faelled.identity.signin;

import dk.faelled.platform.Public;
import dk.faelled.platform.SignInWay;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What to do about a forgotten password (IDP-11): a passkey proves as much, else a service desk helps. */
@Controller
@Public("nobody is signed in yet")
class ForgotPages {
    private static final String PATH = "/sign-in/forgot";

    @Bean
    static SignInWay forgottenPassword() {
        return new SignInWay("identity.forgot", PATH);
    }

    @GetMapping(PATH)
    ModelAndView page() {
        return new ModelAndView("identity/forgot", "view", PasskeyPages.PATH + "?next=/me/security/password");
    }
}
