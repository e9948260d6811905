package dk.faelled.roles.requests;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.PortfolioLinks;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.catalogue.UnitChoices;
import dk.faelled.roles.form.Filled;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What IT systems, user roles and role groups say of requests. */
@Controller
class PolicyPages {
    private static final String SYSTEM = "/roles/systems";
    private static final String ROLE = "/roles/userroles";
    private static final String GROUP = "/roles/groups";
    private static final String HERE = "/{id}/requests";
    private final PolicyRegister register;
    private final PortfolioLinks portfolio;
    private final UnitChoices units;
    private final Responsibles responsibles;

    PolicyPages(PolicyRegister register, PortfolioLinks portfolio, UnitChoices units, Responsibles responsibles) {
        this.register = register;
        this.portfolio = portfolio;
        this.units = units;
        this.responsibles = responsibles;
    }

    @GetMapping(SYSTEM + HERE)
    @Requires("roles.itsystem.update")
    ModelAndView ofSystem(@PathVariable long id) {
        return show(PolicyRegister.Of.SYSTEM, id);
    }

    @PostMapping(SYSTEM + HERE)
    @Requires("roles.itsystem.update")
    ModelAndView keepSystem(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return keep(PolicyRegister.Of.SYSTEM, id, Filled.of(typed), next);
    }

    @GetMapping(ROLE + HERE)
    @Requires("roles.userrole.update")
    ModelAndView ofRole(@PathVariable long id) {
        return show(PolicyRegister.Of.ROLE, id);
    }

    @PostMapping(ROLE + HERE)
    @Requires("roles.userrole.update")
    ModelAndView keepRole(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return keep(PolicyRegister.Of.ROLE, id, Filled.of(typed), next);
    }

    @GetMapping(GROUP + HERE)
    @Requires("roles.rolegroup.update")
    ModelAndView ofGroup(@PathVariable long id) {
        return show(PolicyRegister.Of.GROUP, id);
    }

    @PostMapping(GROUP + HERE)
    @Requires("roles.rolegroup.update")
    ModelAndView keepGroup(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return keep(PolicyRegister.Of.GROUP, id, Filled.of(typed), next);
    }

    private ModelAndView show(PolicyRegister.Of of, long id) {
        var kept = register.get(of, id);
        var said = kept.said();
        var chosen = said.units();
        var in = Filled.nothing()
                .with("requesters", said.requesters().stream().map(Enum::name).toList())
                .with("approvers", said.approvers().stream().map(Enum::name).toList())
                .with("reason", said.reason() == null ? "" : said.reason().name())
                .ticked("filtered", chosen != null)
                .with("version", Integer.toString(kept.version()));
        if (chosen != null)
            in = in.with("units", chosen.stream().map(UnitId::toString).toList());
        if (of == PolicyRegister.Of.SYSTEM) in = in.with("responsible", responsibles.written(register.responsible(id)));
        return page(of, id, in, Errors.NONE);
    }

    private ModelAndView page(PolicyRegister.Of of, long id, Filled in, Errors errors) {
        var kept = register.get(of, id);
        var above = address(of) + "/" + id;
        return new ModelAndView(
                "roles/requestPolicy",
                "view",
                new PolicyView(
                        Messages.text("roles.request.policy.of", kept.name()),
                        above + "/requests",
                        new Link(kept.name(), above),
                        units.found(in.all("units"), in.text("unitsQuery")),
                        answersByHand(of, id),
                        false,
                        in,
                        errors));
    }

    /** Whether it is a system, and who answers for it is not what the portfolio says. */
    private boolean answersByHand(PolicyRegister.Of of, long id) {
        return of == PolicyRegister.Of.SYSTEM && !portfolio.follows(new ItSystemId(id));
    }

    private static String address(PolicyRegister.Of of) {
        return switch (of) {
            case SYSTEM -> SYSTEM;
            case ROLE -> ROLE;
            case GROUP -> GROUP;
        };
    }

    private ModelAndView keep(PolicyRegister.Of of, long id, Filled in, RedirectAttributes next) {
        if (in.has("find")) return page(of, id, in, Errors.NONE);
        try {
            var answering = answersByHand(of, id) ? responsibles.read(in.text("responsible")) : null;
            register.keep(
                    of,
                    id,
                    in.number("version").orElse(0L).intValue(),
                    new PolicyRegister.Said(
                            in.several("requesters", RequestableBy.class),
                            in.several("approvers", ApprovableBy.class),
                            in.one("reason", ReasonRule.class).orElse(null),
                            in.has("filtered")
                                    ? in.uuids("units").stream()
                                            .map(UnitId::new)
                                            .collect(Collectors.toSet())
                                    : null),
                    answering);
        } catch (RuleBroken broken) {
            return MyRequestsPages.refused(page(of, id, in, Errors.of(broken)));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.saved"));
        return new ModelAndView("redirect:" + address(of) + "/" + id);
    }
}
