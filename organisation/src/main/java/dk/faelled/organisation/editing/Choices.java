package dk.faelled.organisation.editing;

import dk.faelled.organisation.Accounts;
import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.EditAccess;
import dk.faelled.organisation.Engagements;
import dk.faelled.organisation.Hit;
import dk.faelled.organisation.ItSystems;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.Search;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.Units;
import dk.faelled.organisation.page.Labels;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.AccessDecider;
import dk.faelled.platform.page.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be chosen in a field on a day. */
@Component
class Choices {
    private static final int HITS = 15;
    private static final int SYSTEMS = 1000;

    private final ClassChoices classes;
    private final Engagements engagements;
    private final ItSystems systems;
    private final Accounts accounts;
    private final Units units;
    private final Search search;
    private final Places places;
    private final Names names;
    private final AccessDecider access;
    private final EditAccess owned;

    Choices(
            ClassChoices classes,
            Engagements engagements,
            ItSystems systems,
            Accounts accounts,
            Units units,
            Search search,
            Places places,
            Names names,
            AccessDecider access,
            EditAccess owned) {
        this.classes = classes;
        this.engagements = engagements;
        this.systems = systems;
        this.accounts = accounts;
        this.units = units;
        this.search = search;
        this.places = places;
        this.names = names;
        this.access = access;
        this.owned = owned;
    }

    /** @param whole with the tree of units, which a fragment can do without */
    List<EditView.Field> fields(Draft<?, ?> draft, Typed in, LocalDate day, boolean whole) {
        if (draft.act() == Act.END) return List.of();
        return draft.sheet().asks().stream()
                .map(ask -> field(draft, ask, in, day, whole))
                .toList();
    }

    private EditView.Field field(Draft<?, ?> draft, Ask ask, Typed in, LocalDate day, boolean whole) {
        var type = draft.sheet().type();
        var hint = "organisation.hint." + type.table() + "." + ask.name();
        var offered = ask.kind() == Ask.Kind.CLASS || ask.kind() == Ask.Kind.CLASSES
                ? classes.offered(ask, draft.unit(in), AsOf.on(day), fitting(draft, ask, in))
                : ClassChoices.NONE;
        return new EditView.Field(
                ask.name(),
                Labels.of(type, ask.name()),
                ask.kind(),
                options(draft, ask, in, AsOf.on(day), offered),
                !ask.required() && !ask.name().equals("name") && !ask.name().equals("value"),
                Messages.current().has(hint) ? Messages.text(hint) : "",
                whole && ask.kind() == Ask.Kind.UNIT
                        ? places.tree(in.uuid(ask.name()).orElse(null), moving(draft), AsOf.on(day))
                        : List.of(),
                follows(draft, ask),
                ask.kind() == Ask.Kind.CLASS && offered.many() ? ClassChoices.carried(ask, draft.unit(in)) : "");
    }

    private static @Nullable UnitId moving(Draft<?, ?> draft) {
        return draft.act() == Act.MOVE && draft.id() instanceof UnitId unit ? unit : null;
    }

    private List<EditView.Choice> options(
            Draft<?, ?> draft, Ask ask, Typed in, AsOf day, ClassChoices.Offered offered) {
        var options = new ArrayList<EditView.Choice>();
        switch (ask.kind()) {
            case CLASS -> options.addAll(offered.matching(in.text(ask.name() + "Query"), in.text(ask.name())));
            case CLASSES -> options.addAll(offered.all());
            case ENGAGEMENT, ENGAGEMENTS -> options.addAll(engagements(draft, in, day));
            case ACCOUNT -> options.addAll(accounts(draft, day));
            case WORD -> options.addAll(words(draft, ask));
            case SYSTEM ->
                systems.list(day, null, SYSTEMS)
                        .forEach(s ->
                                options.add(choice(s.id().value(), s.state().name())));
            case PERSON -> options.addAll(found(persons(in.text(ask.name() + "Query"), day), Set.of()));
            case UNIT -> {
                var hits = units(in.text(ask.name() + "Query"), day);
                options.addAll(found(hits, closed(draft, hits, day)));
            }
            case TEXT, SHARE, DATE, CPR -> {
                return List.of();
            }
        }
        keep(options, ask, in, day);
        return options;
    }

    /** What stands in the field stays in sight, also where it cannot be chosen anew on the day. */
    private void keep(List<EditView.Choice> options, Ask ask, Typed in, AsOf day) {
        var missing = in.uuids(ask.name()).stream()
                .filter(id -> options.stream().noneMatch(o -> o.value().equals(id.toString())))
                .toList();
        if (missing.isEmpty()) return;
        var called = names.of(missing, day);
        for (var id : missing) {
            var name = called.getOrDefault(id, id.toString());
            options.addFirst(
                    choice(id, ask.kind().chosen() ? Messages.text("organisation.edit.not-on-the-day", name) : name));
        }
    }

    private List<EditView.Choice> engagements(Draft<?, ?> draft, Typed in, AsOf day) {
        var person = draft.person(in);
        if (person == null) return List.of();
        var all = engagements.of(person, day);
        var called = names.of(all.stream().map(e -> e.id().value()).toList(), day);
        return all.stream()
                .map(e -> choice(
                        e.id().value(),
                        called.getOrDefault(e.id().value(), e.state().userKey())))
                .toList();
    }

    private List<EditView.Choice> accounts(Draft<?, ?> draft, AsOf day) {
        var holder = draft.holder();
        if (holder == null) return List.of();
        var all = accounts.of(holder, day);
        var called =
                names.of(all.stream().map(a -> a.state().itSystem().value()).toList(), day);
        return all.stream()
                .map(a -> choice(
                        a.id().value(),
                        a.state().userKey() + ", "
                                + called.getOrDefault(a.state().itSystem().value(), "–")))
                .toList();
    }

    private static List<EditView.Choice> words(Draft<?, ?> draft, Ask ask) {
        return draft.sheet().words(ask.name()).stream()
                .map(word -> new EditView.Choice(word, Messages.text("organisation.word." + word), false))
                .toList();
    }

    /** Employments follow the person chosen, roles the account. */
    private static boolean follows(Draft<?, ?> draft, Ask ask) {
        return ask.kind() == Ask.Kind.ENGAGEMENT && !draft.given().containsKey("person")
                || draft.sheet().type() == Type.ROLE_BINDING && ask.kind() == Ask.Kind.CLASS;
    }

    /** An account has only roles of its own system, and those that belong to none. */
    private Predicate<Classification> fitting(Draft<?, ?> draft, Ask ask, Typed in) {
        if (draft.sheet().type() != Type.ROLE_BINDING || ask.kind() != Ask.Kind.CLASS) return _ -> true;
        var systems = in.uuid("itUser").stream()
                .flatMap(id -> accounts.segments(new ItUserId(id), null).list().stream())
                .map(s -> s.state().itSystem())
                .collect(Collectors.toSet());
        return c -> systems.isEmpty() || c.itSystem() == null || systems.contains(c.itSystem());
    }

    List<Hit> persons(String query, AsOf day) {
        return query.isBlank() ? List.of() : search.persons(query, day, HITS, access.may("platform.cpr.read"));
    }

    List<Hit> units(String query, AsOf day) {
        return query.isBlank() ? List.of() : search.units(query, day, HITS);
    }

    private static List<EditView.Choice> found(List<Hit> hits, Set<UUID> closed) {
        return hits.stream()
                .map(h -> new EditView.Choice(
                        h.id().toString(),
                        h.detail().isBlank() || h.detail().equals(h.id().toString())
                                ? h.name()
                                : h.name() + " (" + h.detail() + ")",
                        closed.contains(h.id())))
                .toList();
    }

    /** The field anew, with what was found. */
    EditView.Field picked(String name, Ask.Kind kind, Typed in, AsOf day) {
        var carried = in.text(name + "Facets");
        var ask = new Ask(name, kind, false, ClassChoices.facets(carried));
        var query = in.text(name + "Query");
        // which are closed is checked when the form is sent; the closed ones are known to the form's own address
        var options = new ArrayList<>(
                switch (kind) {
                    case PERSON -> found(persons(query, day), Set.of());
                    case UNIT -> {
                        var hits = units(query, day);
                        yield found(hits, foreign(hits));
                    }
                    default ->
                        classes.offered(ask, ClassChoices.unit(carried, in), day, _ -> true)
                                .matching(query, in.text(name));
                });
        keep(options, ask, in, day);
        var label = Labels.of(kind == Ask.Kind.PERSON ? Type.PERSON : Type.UNIT, name);
        return new EditView.Field(
                name,
                label,
                kind,
                options,
                in.has(name + "Optional"),
                "",
                List.of(),
                false,
                kind == Ask.Kind.CLASS ? carried : "");
    }

    /** Units that an owner, bound to what he or she owns, cannot choose. */
    private Set<UUID> foreign(List<Hit> hits) {
        if (!owned.onlyOwned()) return Set.of();
        var ids = hits.stream().map(h -> new UnitId(h.id())).collect(Collectors.toSet());
        var mine = owned.owned(ids);
        return ids.stream().filter(id -> !mine.contains(id)).map(UnitId::value).collect(Collectors.toSet());
    }

    /** A unit cannot go under itself or what is below it. */
    private Set<UUID> closed(Draft<?, ?> draft, List<Hit> hits, AsOf day) {
        var closed = new HashSet<>(foreign(hits));
        var unit = moving(draft);
        if (unit == null) return closed;
        closed.add(unit.value());
        units.subtree(unit, day).forEach(u -> closed.add(u.value()));
        return closed;
    }

    private static EditView.Choice choice(UUID id, String text) {
        return new EditView.Choice(id.toString(), text, false);
    }
}
