package dk.faelled.organisation.insight;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.editing.UnitPicker;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.shelf.Format;
import dk.faelled.organisation.shelf.Handing;
import dk.faelled.organisation.shelf.Shelf;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.MenuEntry;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Insight: choose, look, keep, have a file made and fetch it. */
@Controller
@RequestMapping(InsightPages.PATH)
@Requires("organisation.report")
class InsightPages {
    static final String PATH = "/organisation/insight";
    private static final String SHARE = "organisation.edit";
    private static final int LISTED = 100;
    private final InsightDesk desk;
    private final InsightTable table;
    private final UnitPicker picker;
    private final Shelf shelf;
    private final Handing handing;
    private final AccessDecider access;

    InsightPages(
            InsightDesk desk,
            InsightTable table,
            UnitPicker picker,
            Shelf shelf,
            Handing handing,
            AccessDecider access) {
        this.desk = desk;
        this.table = table;
        this.picker = picker;
        this.shelf = shelf;
        this.handing = handing;
        this.access = access;
    }

    @Bean
    static MenuEntry insightInTheMenu() {
        return new MenuEntry("organisation", "organisation.insight.title", PATH, "organisation.report", 155);
    }

    @GetMapping
    ModelAndView form(@RequestParam(required = false) @Nullable UUID kept) {
        if (kept == null) return page(Typed.nothing().with("below", "true"), List.of(), Errors.NONE);
        var found = table.find(kept).orElseThrow(() -> new NotFound("insight " + kept));
        return page(typed(found), List.of(), Errors.NONE);
    }

    @PostMapping
    ModelAndView act(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        var in = Typed.of(typed);
        if (in.has("find")) return page(in, List.of(), Errors.NONE);
        try {
            var wish = wish(in);
            return switch (in.text("act")) {
                case "keep" -> keep(in, wish, next);
                case "make" -> new ModelAndView("redirect:/jobs/" + desk.order(wish, format(in), in.text("name")));
                default -> page(in, desk.preview(wish), Errors.NONE);
            };
        } catch (RuleBroken broken) {
            var page = page(in, List.of(), Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private ModelAndView keep(Typed in, Wish wish, RedirectAttributes next) {
        var name = in.text("name");
        if (name.isEmpty() || name.length() > 100) throw new RuleBroken("organisation.insight.error.name").at("name");
        var id = table.keep(name, in.has("shared") && access.may(SHARE), wish);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.insight.kept", name));
        return new ModelAndView("redirect:" + PATH + "?kept=" + id);
    }

    @PostMapping("/{id}/drop")
    String drop(@PathVariable UUID id, RedirectAttributes next) {
        if (!table.drop(id)) throw new NotFound("insight " + id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.insight.dropped"));
        return "redirect:" + PATH;
    }

    /** One's own. */
    @GetMapping("/{id}/file")
    void file(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var me = Context.current().actor().id();
        var item = shelf.made(Shelf.INSIGHTS, id)
                .filter(one -> me.equals(one.owner()) && (!one.withCpr() || access.may(InsightDesk.CPR)))
                .orElseThrow(() -> new NotFound("file " + id));
        handing.send(item, response);
    }

    private static Format format(Typed in) {
        return Arrays.stream(Format.values())
                .filter(one -> one.name().equals(in.text("format")))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("organisation.report.error.format").at("format"));
    }

    private static Wish wish(Typed in) {
        var unit = in.uuid("unit").orElseThrow(() -> new RuleBroken("organisation.insight.error.unit").at("unit"));
        var fields = new LinkedHashMap<Subject, List<String>>();
        for (var subject : Subject.values()) {
            var chosen = subject.fields().stream()
                    .map(Subject.Field::key)
                    .filter(key -> in.all("fields").contains(subject.name() + "." + key))
                    .toList();
            if (!chosen.isEmpty()) fields.put(subject, chosen);
        }
        return new Wish(
                unit,
                in.has("below"),
                fields.entrySet().stream()
                        .map(one -> new Wish.Chosen(one.getKey(), one.getValue()))
                        .toList());
    }

    private static Typed typed(InsightTable.Kept kept) {
        var in = Typed.nothing()
                .with("unit", kept.wish().unit().toString())
                .with("name", kept.name())
                .with(
                        "fields",
                        kept.wish().subjects().stream()
                                .flatMap(chosen -> chosen.fields().stream()
                                        .map(key -> chosen.subject().name() + "." + key))
                                .toArray(String[]::new));
        if (kept.wish().below()) in = in.with("below", "true");
        return kept.shared() ? in.with("shared", "true") : in;
    }

    private ModelAndView page(Typed in, List<InsightDesk.Preview> previews, Errors errors) {
        var me = Context.current().actor().id();
        var mayCpr = access.may(InsightDesk.CPR);
        return new ModelAndView(
                "organisation/insight",
                "view",
                new InsightView(
                        picker.field(
                                "unit",
                                text("organisation.insight.unit"),
                                in,
                                Moment.of(null, null, null).today()),
                        Arrays.stream(Subject.values())
                                .map(subject -> InsightView.group(subject, in, mayCpr))
                                .toList(),
                        in,
                        previews.stream().map(InsightView::table).toList(),
                        table.kept(LISTED).stream()
                                .map(one -> InsightView.line(one, me))
                                .toList(),
                        shelf.of(me, LISTED).stream()
                                .filter(one -> mayCpr || !one.withCpr())
                                .map(InsightView::file)
                                .toList(),
                        access.may(SHARE),
                        errors));
    }
}
