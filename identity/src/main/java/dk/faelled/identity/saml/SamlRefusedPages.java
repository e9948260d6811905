package dk.faelled.identity.saml;

import dk.faelled.identity.saml.message.Refused;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Why a form of another site was not acted upon; the log knows more. */
@Controller
@Public("whoever a system sends here is perhaps nobody yet")
class SamlRefusedPages {
    static final String PATH = "/sso/saml/refused/";

    @GetMapping(PATH + "{why}")
    ModelAndView page(@PathVariable String why) {
        var known = Stream.of(Refused.Why.values())
                .filter(one -> one.name().equals(why))
                .findFirst()
                .orElseThrow(() -> new NotFound("reason " + why));
        return SamlRefusals.page(new Refused(known, ""));
    }
}
