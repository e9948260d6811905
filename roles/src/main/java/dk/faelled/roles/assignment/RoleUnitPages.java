package dk.faelled.roles.assignment;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.UserId;
import dk.faelled.roles.catalogue.HolderList;
import dk.faelled.roles.form.Filled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Units: what is assigned on each, and whom it reaches; what a change would do is shown before it is done. */
@Controller
@Requires("roles.unit.read")
class RoleUnitPages {
    static final String PATH = "/roles/units";
    static final String ASSIGNMENTS = "/roles/unit-assignments";
    private static final String SUBSTITUTES = "roles.manager.update";

    private final RoleUnitDesk desk;
    private final UnitAssigning assigning;
    private final UnitMoving moving;
    private final UnitAssignments assignments;
    private final Lists lists;
    private final Exports exports;
    private final Reach reach;

    RoleUnitPages(
            RoleUnitDesk desk,
            UnitAssigning assigning,
            UnitMoving moving,
            UnitAssignments assignments,
            Lists lists,
            Exports exports,
            Reach reach) {
        this.desk = desk;
        this.assigning = assigning;
        this.moving = moving;
        this.assignments = assignments;
        this.lists = lists;
        this.exports = exports;
        this.reach = reach;
    }

    @GetMapping(PATH)
    ModelAndView list(HttpServletRequest request) {
        var asked = ListRequest.of(request);
        var page = lists.page(RoleUnitList.DEFINITION, asked, Map.of());
        return new ModelAndView(
                "roles/units",
                "view",
                new RoleUnitsView(
                        ListView.of(RoleUnitList.DEFINITION, asked, page),
                        reach.ofUnits(
                                page.rows().stream().map(RoleUnitList.Row::id).toList())));
    }

    @GetMapping(PATH + "/export")
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        exports.send(RoleUnitList.DEFINITION, ListRequest.of(request), Map.of(), response);
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return new ModelAndView("roles/unit", "view", desk.view(new UnitId(id)));
    }

    /** What it would do if it lay elsewhere. */
    @GetMapping(PATH + "/{id}/move")
    @Requires(Reach.ON_UNITS)
    ModelAndView move(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> asked) {
        return new ModelAndView("roles/unitMove", "view", moving.view(new UnitId(id), Filled.of(asked)));
    }

    @PostMapping(PATH + "/{id}/substitutes")
    @Requires(SUBSTITUTES)
    ModelAndView nameSubstitute(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String substitute, RedirectAttributes next) {
        var unit = new UnitId(id);
        try {
            desk.nameSubstitute(unit, substitute);
        } catch (RuleBroken broken) {
            return RoleUserPages.refused(
                    new ModelAndView("roles/unit", "view", desk.view(unit, substitute, Errors.of(broken))));
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.substitute.named"));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    @PostMapping(PATH + "/{id}/substitutes/{user}/release")
    @Requires(SUBSTITUTES)
    String releaseSubstitute(@PathVariable UUID id, @PathVariable UUID user, RedirectAttributes next) {
        desk.releaseSubstitute(new UnitId(id), new UserId(user));
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.substitute.released"));
        return "redirect:" + PATH + "/" + id;
    }

    @GetMapping(PATH + "/{id}/assign")
    @Requires(Reach.ON_UNITS)
    ModelAndView askAssign(@PathVariable UUID id) {
        var unit = new UnitId(id);
        try {
            reach.demand(unit);
        } catch (RuleBroken broken) {
            return RoleUserPages.refused(page(assigning.form(unit, null, Filled.nothing(), null, Errors.of(broken))));
        }
        return page(assigning.form(unit, null, Filled.nothing(), null, Errors.NONE));
    }

    @PostMapping(PATH + "/{id}/assign")
    @Requires(Reach.ON_UNITS)
    ModelAndView assign(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return save(new UnitId(id), null, Filled.of(typed), next);
    }

    /** What it says, and whom it reaches today. */
    @GetMapping(ASSIGNMENTS + "/{id}")
    ModelAndView assignment(@PathVariable long id, HttpServletRequest request) {
        var placed = assignments.placed(new AssignmentId(id));
        var asked = ListRequest.of(request);
        var page = lists.page(HolderList.OF_ASSIGNMENT, asked, desk.reached(id));
        return new ModelAndView(
                "roles/unitAssignment",
                "view",
                desk.assignment(placed, ListView.of(HolderList.OF_ASSIGNMENT, asked, page)));
    }

    @GetMapping(ASSIGNMENTS + "/{id}/export")
    void exportReached(@PathVariable long id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        exports.send(HolderList.OF_ASSIGNMENT, ListRequest.of(request), desk.reached(id), response);
    }

    @GetMapping(ASSIGNMENTS + "/{id}/edit")
    @Requires(Reach.ON_UNITS)
    ModelAndView edit(@PathVariable long id) {
        var placed = assignments.placed(new AssignmentId(id));
        return page(assigning.form(placed.assignment().unit(), placed, assigning.filled(placed), null, Errors.NONE));
    }

    @PostMapping(ASSIGNMENTS + "/{id}/edit")
    @Requires(Reach.ON_UNITS)
    ModelAndView change(
            @PathVariable long id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var placed = assignments.placed(new AssignmentId(id));
        return save(placed.assignment().unit(), placed, Filled.of(typed), next);
    }

    private ModelAndView save(UnitId unit, @Nullable Placed placed, Filled in, RedirectAttributes next) {
        if (in.has("find")) return page(assigning.form(unit, placed, in, null, Errors.NONE));
        try {
            var said = assigning.said(unit, placed, in);
            var foretold = assigning.foretell(said);
            // what touches many is looked at first
            if (in.has("preview") || foretold.many() && !in.text("seen").equals(foretold.mark()))
                return page(assigning.form(unit, placed, in, foretold, Errors.NONE));
            var kept = placed == null
                    ? assignments.assign(said, in.text("caseNumber"))
                    : assignments.change(in.number("version").orElse(0L).intValue(), said, in.text("caseNumber"));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.assignment.kept"));
            return new ModelAndView("redirect:" + ASSIGNMENTS + "/" + kept.id());
        } catch (RuleBroken broken) {
            return RoleUserPages.refused(page(assigning.form(unit, placed, in, null, Errors.of(broken))));
        }
    }

    private static ModelAndView page(UnitAssignForm form) {
        return new ModelAndView("roles/unitAssign", "view", form);
    }

    @GetMapping(ASSIGNMENTS + "/{id}/remove")
    @Requires(Reach.ON_UNITS)
    ModelAndView askRemove(@PathVariable long id) {
        var placed = assignments.placed(new AssignmentId(id));
        return new ModelAndView(
                "roles/unitAssignmentRemove",
                "view",
                new UnitRemoval(
                        desk.assignment(placed, null),
                        assigning.named(
                                assignments.foretellRemoval(placed.assignment().id()))));
    }

    @PostMapping(ASSIGNMENTS + "/{id}/remove")
    @Requires(Reach.ON_UNITS)
    ModelAndView remove(@PathVariable long id, RedirectAttributes next) {
        var placed = assignments.placed(new AssignmentId(id));
        assignments.remove(placed.assignment().id());
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.assignment.removed"));
        return new ModelAndView("redirect:" + PATH + "/" + placed.assignment().unit());
    }
}
