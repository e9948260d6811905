package dk.faelled.organisation.unit;

import dk.faelled.organisation.page.CompareView;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.organisation.page.TwoPoints;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is otherwise in the organisation on one day than on another, as known at the same time or not. */
@Controller
@Requires("organisation.read")
class UnitComparison {
    private static final int MOST = 500;

    private final UnitDifferences differences;
    private final Names names;

    UnitComparison(UnitDifferences differences, Names names) {
        this.differences = differences;
        this.names = names;
    }

    @GetMapping(UnitPages.PATH + "/compare")
    @Requires("organisation.read")
    ModelAndView compare(HttpServletRequest request) {
        var points = TwoPoints.of(request);
        var moment = points.moment();
        var found = differences.between(points.before(), points.after(), MOST + 1);
        var ids = new HashSet<UUID>();
        found.forEach(d -> Stream.of(d.parentBefore(), d.parentAfter(), d.typeBefore(), d.typeAfter())
                .filter(Objects::nonNull)
                .forEach(ids::add));
        var called = names.of(ids, points.after());
        return new ModelAndView(
                "organisation/compare",
                "view",
                new CompareView(
                        points,
                        UnitPages.PATH + "/compare",
                        Messages.text("organisation.compare.title"),
                        List.of(new Link(Messages.text("organisation.menu.units"), moment.at(UnitPages.PATH))),
                        Messages.text("organisation.field.unit"),
                        found.stream()
                                .limit(MOST)
                                .map(d -> row(
                                        d,
                                        called,
                                        moment,
                                        points.before().on(),
                                        points.after().on()))
                                .toList(),
                        found.size() > MOST ? MOST : 0));
    }

    private static CompareView.Row row(
            UnitDifferences.Row row, Map<UUID, String> names, Moment moment, LocalDate before, LocalDate after) {
        var kind = row.nameBefore() == null ? "NEW" : row.nameAfter() == null ? "GONE" : "CHANGED";
        return new CompareView.Row(
                new Link(
                        Objects.requireNonNullElse(row.nameAfter(), Objects.requireNonNullElse(row.nameBefore(), "")),
                        moment.day(row.nameAfter() == null ? before : after).unit(row.id())),
                Messages.text("organisation.compare." + kind),
                words(row.nameBefore(), row.parentBefore(), row.typeBefore(), names, row),
                words(row.nameAfter(), row.parentAfter(), row.typeAfter(), names, row));
    }

    /** Of a unit that is there on both days only what differs. */
    private static List<String> words(
            @Nullable String name,
            @Nullable UUID parent,
            @Nullable UUID type,
            Map<UUID, String> names,
            UnitDifferences.Row row) {
        if (name == null) return List.of();
        var both = row.nameBefore() != null && row.nameAfter() != null;
        var words = Stream.<String>builder();
        if (!both || !Objects.equals(row.nameBefore(), row.nameAfter())) words.add(field("name", name));
        if (!both || !Objects.equals(row.parentBefore(), row.parentAfter()))
            words.add(field(
                    "parent", parent == null ? Messages.text("organisation.none") : names.getOrDefault(parent, "–")));
        if (!both || !Objects.equals(row.typeBefore(), row.typeAfter()))
            words.add(field("unit.type", type == null ? "–" : names.getOrDefault(type, "–")));
        return words.build().toList();
    }

    private static String field(String field, String value) {
        return Messages.text("organisation.field." + field) + ": " + value;
    }
}
