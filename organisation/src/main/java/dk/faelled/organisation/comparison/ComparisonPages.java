package dk.faelled.organisation.comparison;

import static dk.faelled.platform.page.Messages.text;

import dk.faelled.organisation.People;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.page.CompareView;
import dk.faelled.organisation.page.Names;
import dk.faelled.organisation.page.Side;
import dk.faelled.organisation.page.TwoPoints;
import dk.faelled.platform.Audit;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.Requires;
import dk.faelled.platform.page.Link;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Compares all persons, or one unit or person with all that belongs to it, at two points in time (ORG-51). */
@Controller
@Requires("organisation.read")
class ComparisonPages {
    private static final int MOST = 500;
    private static final String PERSONS = "/organisation/persons";

    private final PersonDifferences persons;
    private final CardDifferences cards;
    private final Names names;
    private final Units units;
    private final People people;
    private final Audit audit;

    ComparisonPages(
            PersonDifferences persons, CardDifferences cards, Names names, Units units, People people, Audit audit) {
        this.persons = persons;
        this.cards = cards;
        this.names = names;
        this.units = units;
        this.people = people;
        this.audit = audit;
    }

    @GetMapping(PERSONS + "/compare")
    @Requires("organisation.read")
    ModelAndView persons(HttpServletRequest request) {
        var points = TwoPoints.of(request);
        var found = persons.between(points.before(), points.after(), MOST + 1);
        var ids = new HashSet<UUID>();
        found.forEach(row -> List.of(row.before(), row.after()).forEach(side -> {
            ids.addAll(side.units());
            ids.addAll(side.functions());
        }));
        var called = names.of(ids, points.after());
        var moment = points.moment();
        return page(new CompareView(
                points,
                PERSONS + "/compare",
                text("organisation.compare.persons"),
                List.of(new Link(text("organisation.menu.persons"), moment.at(PERSONS))),
                text("organisation.field.person"),
                found.stream().limit(MOST).map(row -> row(row, called, points)).toList(),
                found.size() > MOST ? MOST : 0));
    }

    private static CompareView.Row row(PersonDifferences.Row row, Map<UUID, String> names, TwoPoints points) {
        var before = row.before();
        var after = row.after();
        var kind = before.name() == null ? "NEW" : after.name() == null ? "GONE" : "CHANGED";
        var day = after.name() == null ? points.before() : points.after();
        return new CompareView.Row(
                new Link(
                        Objects.requireNonNullElse(after.name(), Objects.requireNonNullElse(before.name(), "")),
                        points.moment().day(day.on()).person(row.id())),
                text("organisation.compare." + kind),
                words(before, after, names),
                words(after, before, names));
    }

    /** Of a person who is there at both points only the name and the jobs that differ. */
    private static List<String> words(
            PersonDifferences.Side side, PersonDifferences.Side other, Map<UUID, String> names) {
        if (side.name() == null) return List.of();
        var words = new ArrayList<String>();
        if (!side.name().equals(other.name())) words.add(text("organisation.field.name") + ": " + side.name());
        var elsewhere = jobs(other, names);
        for (var job : jobs(side, names)) if (!elsewhere.remove(job)) words.add(job);
        return words;
    }

    private static List<String> jobs(PersonDifferences.Side side, Map<UUID, String> names) {
        var jobs = new ArrayList<String>();
        for (int i = 0; i < side.units().size(); i++)
            jobs.add(names.getOrDefault(side.functions().get(i), "–") + ", "
                    + names.getOrDefault(side.units().get(i), "–"));
        return jobs;
    }

    @GetMapping("/organisation/{side:units|persons}/{id}/compare")
    @Requires("organisation.read")
    ModelAndView card(@PathVariable String side, @PathVariable UUID id, HttpServletRequest request) {
        var points = TwoPoints.of(request);
        var from = Side.of(side);
        if (!everThere(from, id)) throw new NotFound(side + " " + id);
        if (from == Side.PERSON) audit.viewed("organisation.person.page", List.of("person:" + id));
        var rows = cards.of(from, id, points);
        var moment = points.moment();
        var name = names.of(Set.of(id), points.after()).getOrDefault(id, "–");
        return page(new CompareView(
                points,
                from.path(id) + "/compare",
                text("organisation.compare.of", name),
                List.of(
                        new Link(
                                text(from == Side.UNIT ? "organisation.menu.units" : "organisation.menu.persons"),
                                moment.at("/organisation/" + side)),
                        new Link(name, moment.at(from.path(id)))),
                text("organisation.compare.subject"),
                rows.stream().limit(MOST).toList(),
                rows.size() > MOST ? MOST : 0));
    }

    private boolean everThere(Side side, UUID id) {
        return side == Side.UNIT
                ? !units.history(new UnitId(id)).entries().isEmpty()
                : !people.history(new PersonId(id)).entries().isEmpty();
    }

    private static ModelAndView page(CompareView view) {
        return new ModelAndView("organisation/compare", "view", view);
    }
}
