package dk.faelled.secondfactor.webapp;

import dk.faelled.platform.Public;
import dk.faelled.platform.page.Messages;
import dk.faelled.secondfactor.push.Vapid;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Enhed: a phone or computer that is a device without an app from a store (BEY-05). What it shows it fetches itself, with
 * its own secret; whoever opens the page need not be signed in.
 */
@Controller
@RequestMapping("/enhed")
@Public("the device shows what it is asked before anybody is signed in")
class WebAppPages {
    private static final String POLICY = "Content-Security-Policy";
    private final Vapid vapid;

    WebAppPages(Vapid vapid) {
        this.vapid = vapid;
    }

    @GetMapping
    ModelAndView page(HttpServletResponse response) {
        response.setHeader(POLICY, response.getHeader(POLICY) + "; manifest-src 'self'; worker-src 'self'");
        return new ModelAndView("secondfactor/enhed", "view", vapid.publicKey());
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<Map<String, Object>> manifest() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .body(Map.of(
                        "id", "/enhed",
                        "name", Messages.text("secondfactor.webapp.name"),
                        "short_name", Messages.text("secondfactor.webapp.short"),
                        "start_url", "/enhed",
                        "scope", "/enhed",
                        "display", "standalone",
                        "background_color", "#ffffff",
                        "theme_color", "#ffffff",
                        "icons",
                                List.of(Map.of(
                                        "src", "/assets/faelled.svg", "sizes", "any", "type", "image/svg+xml"))));
    }

    /** It stands here and not among the assets: a worker serves what is below it. */
    @GetMapping("/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .header("Service-Worker-Allowed", "/enhed")
                .body(new ClassPathResource("static/assets/enhed-worker.js"));
    }
}
