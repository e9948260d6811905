package dk.faelled.roles.requests;

import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** All that has been asked, and what became of it. */
@Controller
@RequestMapping(RequestLogPages.PATH)
@Requires(RequestsConfiguration.READ)
class RequestLogPages {
    static final String PATH = "/roles/requests/log";
    private final RequestDesk desk;
    private final Exports exports;

    RequestLogPages(RequestDesk desk, Exports exports) {
        this.desk = desk;
        this.exports = exports;
    }

    @GetMapping
    ModelAndView log(HttpServletRequest request) {
        return new ModelAndView("roles/requestLog", "view", desk.list(RequestLists.LOG, ListRequest.of(request)));
    }

    @GetMapping("/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RequestLists.LOG, ListRequest.of(request), Map.of(), response);
    }
}
