package dk.faelled.organisation.history;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.Id;
import dk.faelled.organisation.Register;
import dk.faelled.organisation.page.AllRegisters;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The history of an object of any type. */
@Controller
@Requires("organisation.read")
class HistoryPages {
    private final AllRegisters registers;
    private final HistoryDesk desk;
    private final Names names;

    HistoryPages(AllRegisters registers, HistoryDesk desk, Names names) {
        this.registers = registers;
        this.desk = desk;
        this.names = names;
    }

    @GetMapping("/organisation/history/{table:[a-z_]+}/{id}")
    ModelAndView history(@PathVariable String table, @PathVariable UUID id, HttpServletRequest request) {
        return history(registers.of(table), id, request);
    }

    @SuppressWarnings("unchecked")
    private <I extends Id> ModelAndView history(Register<I, ?> register, UUID id, HttpServletRequest request) {
        var moment = Moment.of(request);
        var path = "/organisation/history/" + register.type().table() + "/" + id;
        var view = desk.view(register, (I) register.type().id(id), moment, path, Query.of(request.getQueryString()));
        if (view.entries().isEmpty()) throw new NotFound(register.type().table() + " " + id);
        var kind = text("organisation.type." + register.type().name());
        var name = names.of(List.of(id), moment.asOf()).get(id);
        var page = new HistoryPage(
                text("organisation.history.of", name == null ? kind : kind + " " + name),
                links(register, id, name, moment),
                moment,
                view);
        return new ModelAndView("organisation/history", "view", page);
    }

    private static List<Link> links(
            Register<?, ?> register, UUID id, @org.jspecify.annotations.Nullable String name, Moment moment) {
        var links = new ArrayList<Link>();
        var shown = name == null ? id.toString() : name;
        switch (register.type()) {
            case UNIT -> {
                links.add(new Link(text("organisation.menu.units"), moment.at("/organisation/units")));
                links.add(new Link(shown, moment.unit(id)));
            }
            case PERSON -> {
                links.add(new Link(text("organisation.menu.persons"), moment.at("/organisation/persons")));
                links.add(new Link(shown, moment.person(id)));
            }
            case CLASS -> links.add(new Link(shown, "/organisation/classes/" + id));
            default -> {}
        }
        return links;
    }
}
