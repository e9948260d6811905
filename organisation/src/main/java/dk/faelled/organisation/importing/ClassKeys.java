package dk.faelled.organisation.importing;

import dk.faelled.organisation.AsOf;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classes;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Validity;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes by key or name; those that are missing are made where the run allows it. For one batch of rows. */
class ClassKeys {
    private final Classes classes;
    private final Keys keys;
    private final AsOf today;
    private final boolean create;
    private final Map<String, Map<String, ClassId>> facets = new HashMap<>();

    ClassKeys(Classes classes, Keys keys, LocalDate today, boolean create) {
        this.classes = classes;
        this.keys = keys;
        this.today = AsOf.on(today);
        this.create = create;
    }

    @Nullable
    ClassId optional(String facet, String name) {
        return name.isEmpty() ? null : get(facet, name, null);
    }

    ClassId get(String facet, String name, @Nullable String scope) {
        var known = facets.computeIfAbsent(facet, this::load);
        var found = known.get(name.toLowerCase(Locale.ROOT));
        if (found != null) return found;
        if (!create) throw new RuleBroken("organisation.import.class-missing", name, facet).at(facet);
        var made = make(facet, name, scope);
        known.put(name.toLowerCase(Locale.ROOT), made);
        return made;
    }

    List<ClassId> all(String facet, List<String> names) {
        return names.stream().distinct().map(name -> get(facet, name, null)).toList();
    }

    private ClassId make(String facet, String name, @Nullable String scope) {
        var id = new ClassId(NameUuid.of(Tenant.current().value(), "class:" + facet + ":" + name));
        var facetId = keys.byKey(Type.FACET, List.of(facet)).get(facet);
        if (facetId == null) throw new RuleBroken("organisation.import.facet-missing", facet);
        classes.create(id, Validity.ALWAYS, Classification.of(name, name, new FacetId(facetId), scope), null);
        return id;
    }

    private Map<String, ClassId> load(String facet) {
        var known = new HashMap<String, ClassId>();
        for (var found : classes.of(facet, today)) {
            known.put(found.state().name().toLowerCase(Locale.ROOT), found.id());
            known.put(found.state().userKey().toLowerCase(Locale.ROOT), found.id());
        }
        return known;
    }
}
