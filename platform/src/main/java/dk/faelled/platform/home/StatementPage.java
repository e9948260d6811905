package dk.faelled.platform.home;

import dk.faelled.platform.Public;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The accessibility statement (tilgængelighedserklæring). */
@Controller
class StatementPage {
    @GetMapping("/was")
    @Public("the law asks that everybody can read it")
    String statement() {
        return "platform/statement";
    }
}
