package dk.faelled.organisation.chart;

import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Public;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The chart itself: a tree with a card of a unit or a person, and all of it as a list. */
@Controller
@RequestMapping(ChartPages.PATH)
@Public("each chart says itself whether it is for everybody")
class ChartPages {
    static final String PATH = "/diagram";

    private final ChartDesk desk;

    ChartPages(ChartDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/{path:[a-z0-9-]+}")
    ModelAndView root(@PathVariable String path) {
        return new ModelAndView("organisation/chart", "view", desk.unit(desk.chart(path), null));
    }

    @GetMapping("/{path:[a-z0-9-]+}/units/{id}")
    ModelAndView unit(@PathVariable String path, @PathVariable UUID id) {
        return new ModelAndView("organisation/chart", "view", desk.unit(desk.chart(path), new UnitId(id)));
    }

    /** One branch of the tree, when it is unfolded. */
    @GetMapping("/{path:[a-z0-9-]+}/units/{id}/children")
    ModelAndView children(@PathVariable String path, @PathVariable UUID id) {
        return new ModelAndView(
                "ui/treeChildren", "nodes", desk.tree(desk.chart(path)).branch(new UnitId(id)));
    }

    @GetMapping("/{path:[a-z0-9-]+}/persons/{id}")
    ModelAndView person(@PathVariable String path, @PathVariable UUID id) {
        return new ModelAndView("organisation/chart", "view", desk.person(desk.chart(path), new PersonId(id)));
    }

    @GetMapping("/{path:[a-z0-9-]+}/list")
    ModelAndView list(@PathVariable String path) {
        return new ModelAndView("organisation/chartList", "view", desk.list(desk.chart(path)));
    }

    /** To print, or to set into a document. */
    @GetMapping("/{path:[a-z0-9-]+}/svg")
    ResponseEntity<byte[]> drawing(@PathVariable String path) {
        var file = ContentDisposition.inline().filename(path + ".svg").build();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(desk.drawing(desk.chart(path)).svg());
    }
}
