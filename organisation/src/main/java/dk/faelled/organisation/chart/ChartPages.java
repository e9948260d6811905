package dk.faelled.organisation.chart;

import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Public;
import dk.faelled.platform.page.Framed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The chart itself: a tree with a card of a unit or a person, and all of it as a list, a drawing and a PDF. With
 * {@code frame=yes} without our own frame around it, for the sites that its settings name.
 */
@Controller
@RequestMapping(ChartPages.PATH)
@Public("each chart says itself whether it is for everybody")
class ChartPages {
    static final String PATH = "/diagram";

    private final ChartDesk desk;

    ChartPages(ChartDesk desk) {
        this.desk = desk;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        return desk.frame(request);
    }

    @GetMapping("/{path:[a-z0-9-]+}")
    ModelAndView root(
            @PathVariable String path,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            HttpServletResponse response) {
        var chart = framed(path, frame, response);
        return page("chart", frame, desk.unit(chart, frame, null));
    }

    @GetMapping("/{path:[a-z0-9-]+}/units/{id}")
    ModelAndView unit(
            @PathVariable String path,
            @PathVariable UUID id,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            HttpServletResponse response) {
        var chart = framed(path, frame, response);
        return page("chart", frame, desk.unit(chart, frame, new UnitId(id)));
    }

    /** One branch of the tree, when it is unfolded. */
    @GetMapping("/{path:[a-z0-9-]+}/units/{id}/children")
    ModelAndView children(
            @PathVariable String path,
            @PathVariable UUID id,
            @ModelAttribute(name = "frame", binding = false) Frame frame) {
        return new ModelAndView(
                "ui/treeChildren", "nodes", desk.tree(desk.chart(path), frame).branch(new UnitId(id)));
    }

    @GetMapping("/{path:[a-z0-9-]+}/persons/{id}")
    ModelAndView person(
            @PathVariable String path,
            @PathVariable UUID id,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            HttpServletResponse response) {
        var chart = framed(path, frame, response);
        return page("chart", frame, desk.person(chart, frame, new PersonId(id)));
    }

    @GetMapping("/{path:[a-z0-9-]+}/list")
    ModelAndView list(
            @PathVariable String path,
            @ModelAttribute(name = "frame", binding = false) Frame frame,
            HttpServletResponse response) {
        var chart = framed(path, frame, response);
        return page("chartList", frame, desk.list(chart, frame));
    }

    private static ModelAndView page(String name, Frame frame, Object view) {
        return new ModelAndView("organisation/" + name + (frame.framed() ? "Frame" : ""), "view", view);
    }

    /** To print, or to set into a document. */
    @GetMapping("/{path:[a-z0-9-]+}/svg")
    ResponseEntity<byte[]> drawing(
            @PathVariable String path, @ModelAttribute(name = "frame", binding = false) Frame frame) {
        return file(
                path + ".svg",
                MediaType.valueOf("image/svg+xml"),
                desk.drawing(desk.chart(path), frame).svg());
    }

    @GetMapping("/{path:[a-z0-9-]+}/pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String path, @ModelAttribute(name = "frame", binding = false) Frame frame) {
        return file(path + ".pdf", MediaType.APPLICATION_PDF, ChartPdf.of(desk.drawing(desk.chart(path), frame)));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(bytes);
    }

    /** Lets the sites of the chart show its pages in a frame, and nobody else. */
    private Chart framed(String path, Frame frame, HttpServletResponse response) {
        var chart = desk.chart(path);
        if (frame.framed() && chart.open()) Framed.allow(chart.embeddedIn(), response);
        return chart;
    }
}
