package dk.faelled.organisation.os2mo.explorer;

import dk.faelled.organisation.os2mo.schema.Version;
import dk.faelled.platform.Actor;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Public;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The address of a version of GraphQL as a browser opens it. */
@Controller
@Public("sends who is nobody to sign in; what is asked on the page, each field decides")
class ExplorerPages {
    @GetMapping(path = "/os2mo/graphql/{version}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(@PathVariable String version) {
        var known = Version.of(version).orElseThrow(() -> new NotFound("version " + version));
        var context = Context.ifBound();
        if (context == null || context.actor().kind() == Actor.Kind.ANONYMOUS)
            return new ModelAndView("redirect:/sign-in?next=" + ExplorerView.path(known));
        return new ModelAndView("organisation/explorer", "view", new ExplorerView(known));
    }
}
