package dk.faelled.organisation.account;

import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The IT systems in which people have accounts, and the roles that each has. */
@Controller
@RequestMapping(ItSystemPages.PATH)
@Requires("organisation.read")
class ItSystemPages {
    static final String PATH = "/organisation/itsystems";
    static final String EDIT = "organisation.itsystem.edit";
    private static final String CLASSES = "/organisation/classes";

    private final ItSystems systems;
    private final ItSystemRoles roles;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;

    ItSystemPages(ItSystems systems, ItSystemRoles roles, Lists lists, Exports exports, AccessDecider access) {
        this.systems = systems;
        this.roles = roles;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    ModelAndView list(@ModelAttribute("moment") Moment moment, HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(ItSystemList.DEFINITION, asked, Map.of("on", moment.on()));
        var view = new ItSystemsView(ListView.of(ItSystemList.DEFINITION, asked, page), moment, access.may(EDIT));
        return new ModelAndView("organisation/itSystems", "view", view);
    }

    @GetMapping("/export")
    void export(@ModelAttribute("moment") Moment moment, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(ItSystemList.DEFINITION, ListRequest.of(request), Map.of("on", moment.on()), response);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("moment") Moment moment) {
        var system = new ItSystemId(id);
        var segments = systems.segments(system, null);
        if (segments.isEmpty()) throw new NotFound("it_system " + id);
        var there = segments.at(moment.on());
        var span = Objects.requireNonNull(segments.span());
        var here = PATH + "/" + id;
        return new ModelAndView(
                "organisation/itSystem",
                "view",
                new ItSystemView(
                        there.orElseGet(() -> segments.list().getLast().state()),
                        there.isPresent(),
                        Formats.current().period(span.from(), span.until()),
                        roles.of(system, moment.on()).stream()
                                .map(r -> new Link(r.name(), moment.at(CLASSES + "/" + r.id())))
                                .toList(),
                        moment,
                        access.may(EDIT) ? moment.at(here + "/edit") : null,
                        access.may(EDIT) ? moment.at(here + "/end") : null,
                        access.may("organisation.class.edit")
                                ? moment.at(CLASSES + "/new", "facet", "role", "itSystem", id.toString())
                                : null,
                        moment.at("/organisation/history/it_system/" + id)));
    }
}
