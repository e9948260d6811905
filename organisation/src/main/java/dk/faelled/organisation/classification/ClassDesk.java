package dk.faelled.organisation.classification;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Facets;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.page.Moment;
import dk.faelled.organisation.page.Names;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.page.Formats;
import dk.faelled.platform.page.Link;
import dk.faelled.platform.page.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the pages of a class and of its facet show. */
@Component
class ClassDesk {
    private static final int FACETS = 200;
    private final Classes classes;
    private final Facets facets;
    private final ClassTable table;
    private final Names names;

    ClassDesk(Classes classes, Facets facets, ClassTable table, Names names) {
        this.classes = classes;
        this.facets = facets;
        this.table = table;
        this.names = names;
    }

    ClassView view(ClassId id, Moment moment, boolean mayEdit) {
        var segments = classes.segments(id, null);
        if (segments.isEmpty()) throw new NotFound("class " + id);
        var there = segments.at(moment.on());
        var state = there.orElseGet(() -> segments.list().getLast().state());
        var span = Objects.requireNonNull(segments.span());
        var until = span.until();
        return new ClassView(
                id,
                state,
                there.isPresent(),
                Formats.current().period(span.from(), until == null ? null : until.minusDays(1)),
                key(state.facet(), moment),
                state.parent() == null ? null : link(state.parent(), moment),
                state.owner() == null ? null : link(state.owner(), moment),
                breadcrumb(id, state, moment),
                table.children(id, moment.on()).stream()
                        .map(branch -> ClassView.link(branch, moment))
                        .toList(),
                classes.inUse(id, AsOf.on(moment.on())),
                moment,
                mayEdit);
    }

    /** The classification, the facet, and what is above the class. */
    private List<Link> breadcrumb(ClassId id, Classification state, Moment moment) {
        var links = new ArrayList<>(facetLinks(key(state.facet(), moment), moment));
        var path = table.path(id, moment.on());
        path.stream().limit(Math.max(0, path.size() - 1)).forEach(above -> links.add(ClassView.link(above, moment)));
        return links;
    }

    List<Link> facetLinks(String facetKey, Moment moment) {
        return List.of(
                new Link(
                        dk.faelled.platform.page.Messages.text("organisation.class.title"), moment.at(ClassPages.PATH)),
                new Link(name(facetKey, moment), moment.at(ClassPages.PATH, "facet", facetKey)));
    }

    private @Nullable Link link(ClassId id, Moment moment) {
        return classes.find(id, AsOf.on(moment.on()))
                .map(found -> new Link(found.label(), moment.at(ClassPages.PATH + "/" + id)))
                .orElse(null);
    }

    private Link link(UnitId owner, Moment moment) {
        var name = names.of(List.of(owner.value()), AsOf.on(moment.on())).get(owner.value());
        return new Link(name == null ? owner.toString() : name, moment.unit(owner.value()));
    }

    FacetId facet(String key) {
        return facets.keyed(key).orElseThrow(() -> new NotFound("facet " + key));
    }

    String key(FacetId facet, Moment moment) {
        return facets.find(facet, AsOf.on(moment.on()))
                .map(found -> found.userKey())
                .orElse("");
    }

    String name(String facetKey, Moment moment) {
        return facets(moment).stream()
                .filter(option -> option.value().equals(facetKey))
                .map(Option::text)
                .findFirst()
                .orElse(facetKey);
    }

    List<Option> facets(Moment moment) {
        return facets.list(AsOf.on(moment.on()), null, FACETS).stream()
                .map(found -> found.state())
                .map(facet -> new Option(
                        facet.userKey(), facet.description() == null ? facet.userKey() : facet.description()))
                .sorted(Comparator.comparing(Option::text))
                .toList();
    }
}
