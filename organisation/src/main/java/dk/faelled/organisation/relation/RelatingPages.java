package dk.faelled.organisation.relation;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.RelatedUnits;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.UnitRow;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.Validity;
import dk.faelled.organisation.editing.Typed;
import dk.faelled.organisation.page.Changeable;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.relation.RelatingView.Asked;
import dk.faelled.organisation.relation.RelatingView.Outlook;
import dk.faelled.platform.Requires;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.page.Errors;
import dk.faelled.platform.page.Option;
import dk.faelled.platform.page.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** Links a unit to units of another organisation, the trees of both beside each other (organisationssammenkobling, ORG-12). */
@Controller
@RequestMapping(RelatingPages.PATH)
@Requires("organisation.edit.own")
class RelatingPages {
    static final String PATH = "/organisation/related";
    /** More is found by its name. */
    private static final int MOST = 2_000;

    private final Units units;
    private final RelatedUnits related;
    private final RelatedTable table;
    private final EditAccess access;
    private final Changeable changeable;

    RelatingPages(Units units, RelatedUnits related, RelatedTable table, EditAccess access, Changeable changeable) {
        this.units = units;
        this.related = related;
        this.table = table;
        this.access = access;
        this.changeable = changeable;
    }

    /** What the page is about. @param boxes those that the reader sees and may tick */
    private record Scene(
            Forest forest,
            LocalDate day,
            @Nullable UnitId left,
            @Nullable UnitId right,
            @Nullable UnitId unit,
            Set<UnitId> shown,
            Set<UnitId> boxes,
            Set<UnitId> now) {
        /** What is ticked, and the links that were not among the boxes. */
        Set<UnitId> wanted(Set<UnitId> ticked) {
            var wanted = new HashSet<>(now);
            wanted.removeAll(boxes);
            ticked.stream().filter(boxes::contains).forEach(wanted::add);
            return wanted;
        }

        Outlook outlook(Set<UnitId> wanted) {
            return new Outlook(names(wanted, now), names(now, wanted));
        }

        private List<String> names(Set<UnitId> some, Set<UnitId> without) {
            return some.stream()
                    .filter(id -> !without.contains(id))
                    .map(forest::unit)
                    .filter(Objects::nonNull)
                    .map(UnitRow::name)
                    .sorted()
                    .toList();
        }
    }

    @ModelAttribute("moment")
    Moment moment(HttpServletRequest request) {
        return Moment.of(request);
    }

    @GetMapping
    ModelAndView open(@ModelAttribute("moment") Moment moment, @RequestParam MultiValueMap<String, String> asked) {
        var in = Typed.of(asked);
        var scene = scene(moment, in);
        return page(moment, in, scene, scene.now(), null, Errors.NONE);
    }

    /** @param act {@code save} keeps the ticks; anything else shows what they would do */
    @PostMapping
    ModelAndView act(
            @ModelAttribute("moment") Moment moment,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String act,
            RedirectAttributes next) {
        var in = Typed.of(typed);
        var scene = scene(moment, in);
        Set<UnitId> ticked = in.all("partner").stream()
                .flatMap(v -> Typed.parsed(v).stream())
                .map(UnitId::new)
                .collect(Collectors.toSet());
        var wanted = scene.wanted(ticked);
        try {
            var day = in.requiredDay("from");
            var unit = Optional.ofNullable(scene.unit())
                    .orElseThrow(() -> new RuleBroken("organisation.related.no-unit").at("unit"));
            if (!act.equals("save")) return page(moment, in, scene, wanted, scene.outlook(wanted), Errors.NONE);
            related.relate(unit, wanted, Validity.from(day), in.note());
            next.addFlashAttribute(
                    Shell.Flash.ATTRIBUTE,
                    Shell.Flash.success(
                            "organisation.related.kept",
                            Objects.requireNonNull(scene.forest().unit(unit)).name(),
                            day));
            return new ModelAndView("redirect:" + address(moment, in, scene, unit));
        } catch (RuleBroken broken) {
            var page = page(moment, in, scene, wanted, null, Errors.of(broken));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private Scene scene(Moment moment, Typed in) {
        var asked = in.quietDay("from");
        var day = asked != null ? asked : moment.on().isAfter(moment.today()) ? moment.on() : moment.today();
        var forest = new Forest(units.tree(AsOf.on(day)));
        var unit = in.uuid("unit")
                .map(UnitId::new)
                .filter(id -> forest.unit(id) != null)
                .orElse(null);
        var left = unit != null ? forest.path(unit).getFirst() : root(forest, in, "left", null);
        var right = root(forest, in, "right", left);
        var shown = right == null || unit == null ? Set.<UnitId>of() : forest.named(right, in.text("words"));
        var boxes = shown.size() > MOST ? Set.<UnitId>of() : access.onlyOwned() ? access.owned(shown) : shown;
        return new Scene(
                forest, day, left, right, unit, shown, boxes, unit == null ? Set.of() : table.partners(unit, day));
    }

    /** The root asked for, else the first; never the one that is on the other side. */
    private static @Nullable UnitId root(Forest forest, Typed in, String field, @Nullable UnitId other) {
        var roots = forest.roots().stream()
                .map(UnitRow::id)
                .filter(id -> !id.equals(other))
                .toList();
        return in.uuid(field)
                .map(UnitId::new)
                .filter(roots::contains)
                .orElse(roots.isEmpty() ? null : roots.getFirst());
    }

    private static String address(Moment moment, Typed in, Scene scene, UnitId unit) {
        return moment.at(
                PATH,
                "unit",
                unit.toString(),
                "right",
                scene.right() == null ? "" : scene.right().toString(),
                "words",
                in.text("words"),
                "from",
                scene.day().toString());
    }

    private ModelAndView page(
            Moment moment, Typed in, Scene scene, Set<UnitId> ticked, @Nullable Outlook outlook, Errors errors) {
        var unit = scene.unit();
        var tooMany = scene.shown().size() > MOST;
        var closed = new HashSet<>(scene.shown());
        closed.removeAll(scene.boxes());
        var elsewhere = new HashSet<>(scene.now());
        elsewhere.removeAll(scene.boxes());
        var view = new RelatingView(
                moment,
                new Asked(
                        scene.left() == null ? "" : scene.left().toString(),
                        scene.right() == null ? "" : scene.right().toString(),
                        in.text("words"),
                        in.text("from").isEmpty() ? scene.day().toString() : in.text("from"),
                        in.text("note")),
                scene.forest().roots().stream()
                        .map(root -> new Option(root.id().toString(), root.name()))
                        .toList(),
                scene.left() == null
                        ? List.of()
                        : scene.forest().nodes(scene.left(), unit, id -> address(moment, in, scene, id)),
                unit == null ? null : unit.toString(),
                unit == null
                        ? ""
                        : Objects.requireNonNull(scene.forest().unit(unit)).name(),
                scene.right() == null || tooMany
                        ? List.of()
                        : scene.forest()
                                .boxes(
                                        scene.right(),
                                        scene.shown(),
                                        ticked,
                                        closed,
                                        !in.text("words").isEmpty()),
                tooMany,
                elsewhere.size(),
                unit != null && changeable.unit(unit, moment),
                outlook,
                errors);
        return new ModelAndView("organisation/related", "view", view);
    }
}
