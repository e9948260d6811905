package dk.faelled.organisation.engagement;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.editing.UnitPicker;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves many employments at once: filter, tick, target, day, look, move. */
@Controller
@RequestMapping(TransferPages.PATH)
@Requires("organisation.edit.own")
class TransferPages {
    static final String PATH = "/organisation/transfer";
    /** Shown to be ticked one by one. */
    private static final int SHOWN = 200;
    /** Moved at once at most. */
    private static final int MOST = 5_000;

    private final Transfers transfers;
    private final UnitPicker picker;

    TransferPages(Transfers transfers, UnitPicker picker) {
        this.transfers = transfers;
        this.picker = picker;
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    ModelAndView open(@ModelAttribute("moment") Moment moment, @RequestParam MultiValueMap<String, String> asked) {
        var day = moment.on().isAfter(moment.today()) ? moment.on() : moment.today();
        return page(moment, Typed.of(asked).with("from", day.toString()), List.of(), Errors.NONE);
    }

    /** @param act {@code show} or {@code move}; anything else looks for what can be moved */
    @PostMapping
    ModelAndView act(
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String act,
            RedirectAttributes next) {
        var in = Typed.of(typed);
        if (!act.equals("show") && !act.equals("move")) return page(moment, in, List.of(), Errors.NONE);
        try {
            var day = in.requiredDay("from");
            var target = new UnitId(in.uuid("target")
                    .orElseThrow(() -> new RuleBroken("organisation.transfer.no-target").at("targetQuery")));
            var ids = chosen(in, day);
            if (ids.isEmpty()) throw new RuleBroken("organisation.transfer.nothing").at("all");
            if (act.equals("show")) return page(moment, in, transfers.outlook(ids, target, day), Errors.NONE);
            return moved(moment, in, ids, target, day, next);
        } catch (RuleBroken broken) {
            var page = page(moment, in, List.of(), Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView moved(
            Moment moment, Typed in, List<EngagementId> ids, UnitId target, LocalDate day, RedirectAttributes next) {
        try {
            var count = transfers.move(ids, target, day, in.note());
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.transfer.moved", count, day));
            return new ModelAndView("redirect:" + moment.day(day).unit(target.value(), "tab", "engagements"));
        } catch (RuleBroken broken) {
            var page = page(moment, in, transfers.outlook(ids, target, day), Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    /** Those ticked, or all that the filter finds. */
    private List<EngagementId> chosen(Typed in, LocalDate day) {
        if (!in.has("all"))
            return in.all("engagement").stream()
                    .flatMap(v -> Typed.parsed(v).stream())
                    .map(EngagementId::new)
                    .distinct()
                    .toList();
        var found = found(in, day);
        if (found.size() > MOST) throw new RuleBroken("organisation.transfer.too-many", MOST).at("all");
        return found.stream().map(Transfer::id).toList();
    }

    private List<Transfer> found(Typed in, LocalDate day) {
        return in.uuid("source")
                .map((UUID unit) -> transfers.found(new UnitId(unit), in.has("below"), in.text("words"), day, MOST + 1))
                .orElse(List.of());
    }

    private ModelAndView page(Moment moment, Typed in, List<Transfer> outlook, Errors errors) {
        var day = Objects.requireNonNullElse(in.quietDay("from"), moment.today());
        var found = found(in, day);
        var view = new TransferView(
                moment,
                in,
                picker.field("source", text("organisation.transfer.source"), in, day),
                picker.field("target", text("organisation.transfer.target"), in, day),
                found.stream().limit(SHOWN).toList(),
                found.size(),
                outlook,
                errors);
        return new ModelAndView("organisation/transfer", "view", view);
    }
}
