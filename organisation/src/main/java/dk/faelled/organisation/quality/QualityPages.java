package dk.faelled.organisation.quality;

import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.export.Exports;
import dk.faelled.platform.list.ListRequest;
import dk.faelled.platform.list.ListView;
import dk.faelled.platform.list.Lists;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Messages;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Data quality: how much there is of each kind, the findings, and what is done about each. */
@Controller
@RequestMapping(QualityPages.PATH)
@Requires("organisation.read")
class QualityPages {
    static final String PATH = "/organisation/quality";
    static final String EDIT = "organisation.edit";
    private final QualityDesk desk;
    private final Lists lists;
    private final Exports exports;
    private final AccessDecider access;

    QualityPages(QualityDesk desk, Lists lists, Exports exports, AccessDecider access) {
        this.desk = desk;
        this.lists = lists;
        this.exports = exports;
        this.access = access;
    }

    @GetMapping
    ModelAndView overview() {
        return new ModelAndView("organisation/quality", "view", QualityView.of(desk.trends(), access.may(EDIT)));
    }

    @PostMapping
    @Requires(EDIT)
    String look() {
        return "redirect:/jobs/" + desk.order();
    }

    @GetMapping("/{kind:[a-z-]+}")
    ModelAndView list(
            @PathVariable String kind,
            @RequestParam(defaultValue = "false") boolean snoozed,
            HttpServletRequest request) {
        var wanted = kind(kind);
        var asked = ListRequest.of(request);
        var page = lists.page(FindingList.DEFINITION, asked, parameters(wanted, snoozed));
        return new ModelAndView(
                "organisation/findings",
                "view",
                new FindingsView(
                        wanted,
                        ListView.of(FindingList.DEFINITION, asked, page),
                        access.may(EDIT),
                        snoozed,
                        Context.current().actor().id()));
    }

    @GetMapping("/{kind:[a-z-]+}/export")
    void export(
            @PathVariable String kind,
            @RequestParam(defaultValue = "false") boolean snoozed,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        exports.send(FindingList.DEFINITION, ListRequest.of(request), parameters(kind(kind), snoozed), response);
    }

    private static FindingKind kind(String word) {
        return FindingKind.of(word).orElseThrow(() -> new NotFound("finding " + word));
    }

    private Map<String, ?> parameters(FindingKind kind, boolean snoozed) {
        return Map.of("kind", kind.name(), "on", desk.today(), "snoozed", snoozed);
    }

    /** The one click. What the rules refuse is told in their words. */
    @PostMapping("/findings/{id}/repair")
    @Requires(EDIT)
    String repair(@PathVariable UUID id, RedirectAttributes next) {
        var finding = desk.find(id);
        if (finding.isEmpty()) return gone(next);
        try {
            desk.repair(id);
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.quality.repaired"));
        } catch (RuleBroken broken) {
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.warning("organisation.quality.not-repaired", Messages.text(broken)));
        }
        return "redirect:" + back(finding.get());
    }

    /** Somebody was quicker, or the same pressed twice. */
    private static String gone(RedirectAttributes next) {
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.warning("organisation.quality.gone"));
        return "redirect:" + PATH;
    }

    @PostMapping("/findings/{id}/{act:take|release}")
    @Requires(EDIT)
    String take(@PathVariable UUID id, @PathVariable String act, RedirectAttributes next) {
        var finding = desk.find(id);
        if (finding.isEmpty()) return gone(next);
        desk.take(id, act.equals("take"));
        return "redirect:" + back(finding.get());
    }

    @GetMapping("/findings/{id}/snooze")
    @Requires(EDIT)
    ModelAndView askSnooze(@PathVariable UUID id) {
        var finding = desk.get(id);
        var until = finding.snoozedUntil() == null ? desk.today().plusMonths(1) : finding.snoozedUntil();
        return snooze(finding, until.toString(), finding.reason() == null ? "" : finding.reason(), Errors.NONE);
    }

    @PostMapping("/findings/{id}/snooze")
    @Requires(EDIT)
    ModelAndView snooze(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String act,
            RedirectAttributes next) {
        var finding = desk.get(id);
        try {
            var day = Moment.day(until);
            if (act.equals("show")) day = null;
            else if (day == null) throw new RuleBroken("organisation.edit.error.date").at("until");
            desk.snooze(id, day, reason);
        } catch (RuleBroken broken) {
            var page = snooze(finding, until, reason, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.quality.snoozed"));
        return new ModelAndView("redirect:" + back(finding));
    }

    private static ModelAndView snooze(FindingTable.Finding finding, String until, String reason, Errors errors) {
        return new ModelAndView(
                "organisation/findingSnooze",
                "view",
                new SnoozeView(
                        finding.kind().title(),
                        PATH + "/findings/" + finding.id() + "/snooze",
                        back(finding),
                        until,
                        reason,
                        errors));
    }

    private static String back(FindingTable.Finding finding) {
        return PATH + "/" + finding.kind().word();
    }
}
