package dk.faelled.roles.attestation;

import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.attestation.AttestationCalendar.Interval;
import dk.faelled.roles.attestation.AttestationSettings.Choice;
import dk.faelled.roles.attestation.AttestationSettings.Decision;
import dk.faelled.roles.attestation.AttestationSettings.Offsets;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.form.Filled;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the authority decides about attestation. */
@Controller
@RequestMapping(AttestationSettingsPages.PATH)
@Requires(Attesters.ADMIN)
class AttestationSettingsPages {
    static final String PATH = "/roles/attestation/settings";
    /** A large municipality has some thousand units; those nearest the top are chosen, and all below follows. */
    private static final int MOST = 500;

    private final AttestationSettings settings;
    private final TreeTable tree;
    private final TransactionTemplate transaction;

    AttestationSettingsPages(AttestationSettings settings, TreeTable tree, TransactionTemplate transaction) {
        this.settings = settings;
        this.tree = tree;
        this.transaction = transaction;
    }

    @GetMapping
    ModelAndView show() {
        var now = settings.current();
        var calendar = now.calendar();
        var offsets = now.offsets();
        var in = Filled.nothing()
                .with("interval", calendar == null ? "" : calendar.interval().name())
                .with("first", calendar == null ? "" : calendar.first().toString())
                .ticked("removesDirect", now.removesDirect())
                .ticked("demandsDescription", now.demandsDescription())
                .ticked("attestsAccounts", now.attestsAccounts())
                .with("changeAddress", now.changeAddress())
                .with("choice", now.choice().name())
                .with("units", now.units().stream().map(UUID::toString).toList())
                .with("information", text(offsets.information()))
                .with("reminder", text(offsets.reminder()))
                .with("lastReminder", text(offsets.lastReminder()))
                .with("overdue", text(offsets.overdue()))
                .with("escalation", text(offsets.escalation()))
                .with("version", Integer.toString(now.version()));
        return form(in, Errors.NONE);
    }

    private static String text(@Nullable Integer days) {
        return days == null ? "" : days.toString();
    }

    @PostMapping
    ModelAndView save(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Filled.of(typed);
        try {
            settings.decide(said(in));
            next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("roles.settings.saved"));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            var page = form(in, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static Decision said(Filled in) {
        var interval = in.one("interval", Interval.class).orElse(null);
        var first = in.day("first");
        if (interval != null && first == null) throw new RuleBroken("roles.text.missing").at("first");
        return new Decision(
                interval == null || first == null ? null : new AttestationCalendar(interval, first),
                in.has("removesDirect"),
                in.has("demandsDescription"),
                in.has("attestsAccounts"),
                in.text("changeAddress"),
                in.one("choice", Choice.class).orElse(Choice.ALL),
                in.uuids("units"),
                new Offsets(
                        days(in, "information", 0, 30),
                        days(in, "reminder", 0, 30),
                        days(in, "lastReminder", 0, 30),
                        days(in, "overdue", 1, 90),
                        days(in, "escalation", 1, 90)),
                in.number("version").map(Long::intValue).orElse(0));
    }

    /** Null for none. */
    private static @Nullable Integer days(Filled in, String field, int least, int most) {
        if (in.text(field).isEmpty()) return null;
        return in.number(field)
                .filter(days -> days >= least && days <= most)
                .map(Long::intValue)
                .orElseThrow(() -> new RuleBroken("roles.attestation.settings.days", least, most).at(field));
    }

    private ModelAndView form(Filled in, Errors errors) {
        var view = transaction.execute(_ -> tree.view());
        var units = java.util.Objects.requireNonNull(view).units().stream()
                .sorted(Comparator.<OrgUnit>comparingInt(
                                unit -> view.path(unit.id()).size())
                        .thenComparing(OrgUnit::name))
                .limit(MOST)
                .map(unit -> new Option(unit.id().toString(), unit.name()))
                .toList();
        return new ModelAndView("roles/attestationSettings", "view", new AttestationSettingsView(units, in, errors));
    }
}
