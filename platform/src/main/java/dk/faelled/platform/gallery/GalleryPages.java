package dk.faelled.platform.gallery;

import dk.faelled.platform.Now;
import dk.faelled.platform.Public;
import dk.faelled.platform.list.ListRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@Controller
@Profile("dev")
@Public("gallery, dev profile only")
class GalleryPages {
    @GetMapping("/ui")
    ModelAndView gallery(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        return new ModelAndView("platform/gallery", "view", new GalleryView(asked, asked.asOf(Now.day())));
    }

    @GetMapping("/ui/branch")
    ModelAndView branch() {
        return new ModelAndView("ui/treeChildren", "nodes", GalleryView.branch());
    }
}
