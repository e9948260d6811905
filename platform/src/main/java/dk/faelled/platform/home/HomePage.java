package dk.faelled.platform.home;

import dk.faelled.platform.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where everyone starts: the modules and pages one may open. */
@Controller
class HomePage {
    @GetMapping("/")
    @Requires("platform.home")
    String home() {
        return "platform/home";
    }
}
