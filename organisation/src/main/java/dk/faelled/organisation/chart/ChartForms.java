package dk.faelled.organisation.chart;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.editing.UnitPicker;
import dk.faelled.organisation.page.Moment;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Which charts there are, and what each shows to whom. */
@Controller
@RequestMapping(ChartForms.PATH)
@Requires("organisation.read")
class ChartForms {
    static final String PATH = "/organisation/charts";
    private static final String EDIT = "organisation.chart.edit";

    private final ChartStore store;
    private final UnitPicker picker;
    private final Classes classes;
    private final AccessDecider access;

    ChartForms(ChartStore store, UnitPicker picker, Classes classes, AccessDecider access) {
        this.store = store;
        this.picker = picker;
        this.classes = classes;
        this.access = access;
    }

    @GetMapping
    ModelAndView charts() {
        var mayEdit = access.may(EDIT);
        var rows = store.all().stream()
                .map(c -> new ChartsView.Row(c.name(), c.address(), c.open(), mayEdit ? PATH + "/" + c.id() : null))
                .toList();
        return new ModelAndView("organisation/charts", "view", new ChartsView(rows, mayEdit ? PATH + "/new" : null));
    }

    @GetMapping("/new")
    @Requires(EDIT)
    ModelAndView fresh() {
        return page(null, new Typed(Map.of("relation", List.of("ENGAGEMENT"))), Errors.NONE);
    }

    @PostMapping("/new")
    @Requires(EDIT)
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        return save(null, Typed.of(typed), next);
    }

    @GetMapping("/{id}")
    @Requires(EDIT)
    ModelAndView form(@PathVariable UUID id) {
        return page(id, typed(store.get(id)), Errors.NONE);
    }

    @PostMapping("/{id}")
    @Requires(EDIT)
    ModelAndView change(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed, RedirectAttributes next) {
        store.get(id);
        return save(id, Typed.of(typed), next);
    }

    @PostMapping("/{id}/discard")
    @Requires(EDIT)
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        store.drop(id);
        next.addFlashAttribute(Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.chart.dropped"));
        return "redirect:" + PATH;
    }

    private ModelAndView save(@Nullable UUID id, Typed in, RedirectAttributes next) {
        if (in.has("find")) return page(id, in, Errors.NONE);
        try {
            var chart = chart(id == null ? UUID.randomUUID() : id, in);
            store.keep(chart);
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE, Shell.Flash.success("organisation.chart.kept", chart.address()));
            return new ModelAndView("redirect:" + PATH);
        } catch (RuleBroken broken) {
            var page = page(id, in, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static Chart chart(UUID id, Typed in) {
        return new Chart(
                id,
                in.text("path"),
                in.text("name"),
                in.uuid("root").map(UnitId::new).orElseThrow(() -> new RuleBroken("organisation.chart.error.root")
                        .at("rootQuery")),
                Arrays.stream(Chart.Relation.values())
                        .filter(r -> r.name().equals(in.text("relation")))
                        .findFirst()
                        .orElse(Chart.Relation.ENGAGEMENT),
                ids(in, "hierarchies"),
                lines(in.text("hiddenKeys")),
                lines(in.text("hiddenNameParts")),
                ids(in, "hiddenLevels"),
                in.has("managerOnce"),
                in.has("nicknames"),
                in.text("layout").equals(Chart.Layout.TOP_DOWN.name()) ? Chart.Layout.TOP_DOWN : Chart.Layout.INDENTED,
                Arrays.stream(Chart.Theme.values())
                        .filter(t -> t.name().equals(in.text("theme")))
                        .findFirst()
                        .orElse(Chart.Theme.PETROL),
                lines(in.text("embeddedIn")),
                in.text("open").equals("yes"));
    }

    private static List<ClassId> ids(Typed in, String field) {
        return in.all(field).stream()
                .flatMap(v -> Typed.parsed(v).stream())
                .map(ClassId::new)
                .toList();
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .distinct()
                .toList();
    }

    private static Typed typed(Chart chart) {
        var in = Typed.nothing()
                .with("path", chart.path())
                .with("name", chart.name())
                .with("root", chart.root().toString())
                .with("relation", chart.relation().name())
                .with("hiddenKeys", String.join("\n", chart.hiddenKeys()))
                .with("hiddenNameParts", String.join("\n", chart.hiddenNameParts()))
                .with(
                        "hiddenLevels",
                        chart.hiddenLevels().stream().map(ClassId::toString).toArray(String[]::new))
                .with(
                        "hierarchies",
                        chart.hierarchies().stream().map(ClassId::toString).toArray(String[]::new))
                .with("layout", chart.layout().name())
                .with("theme", chart.theme().name())
                .with("embeddedIn", String.join("\n", chart.embeddedIn()))
                .with("open", chart.open() ? "yes" : "no");
        if (chart.managerOnce()) in = in.with("managerOnce", "true");
        return chart.nicknames() ? in.with("nicknames", "true") : in;
    }

    private ModelAndView page(@Nullable UUID id, Typed in, Errors errors) {
        LocalDate today = Moment.of(null, null, null).today();
        var here = PATH + "/" + (id == null ? "new" : id);
        return new ModelAndView(
                "organisation/chartForm",
                "view",
                new ChartFormView(
                        here,
                        id == null ? "" : here + "/discard",
                        picker.field("root", text("organisation.chart.root"), in, today),
                        options("org_unit_level", today),
                        options("org_unit_hierarchy", today),
                        in,
                        errors));
    }

    private List<Option> options(String facet, LocalDate today) {
        return classes.of(facet, AsOf.on(today)).stream()
                .map(c -> new Option(c.id().toString(), c.state().name()))
                .toList();
    }
}
