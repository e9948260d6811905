package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Facet;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.Kle;
import dk.faelled.organisation.KleId;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.platform.Tenant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facets, their classes, and the KLE marking of units. */
final class ClassKinds {
    private static final int PRIMARY = 3000;

    private ClassKinds() {}

    static Kind<Facet> facet() {
        var kind = Kind.of(FacetId.class, Facet.class, "Facet", "facet", "facet");
        kind.plain("user_key", Facet::userKey);
        kind.plain("published", f -> published(f.published()));
        kind.plain("description", f -> f.description() == null ? "" : f.description());
        kind.field("org_uuid", (_, _) -> Tenant.current().value());
        kind.one("parent_response", "parent", "parent_uuid", Kinds::facet, Facet::parent);
        kind.from("classes_responses", "classes", Kinds::classes, Link.column("facet_id"));
        kind.from("children_response", "children", Kinds::facet, Link.column("parent_id"));
        kind.filter("parent", Filtered.refers("parent_id", Kinds::facet));
        kind.filter("parents", Filtered.uuids("parent_id"));
        kind.filter("parent_user_keys", Filtered.keyed("parent_id", Kinds::facet));
        return kind;
    }

    private static String published(boolean published) {
        return published ? "Publiceret" : "IkkePubliceret";
    }

    static Kind<Classification> classes() {
        var kind = Kind.of(ClassId.class, Classification.class, "Class", "class", "class");
        kind.plain("user_key", Classification::userKey);
        kind.plain("name", Classification::name);
        kind.plain("full_name", Classification::name);
        kind.plain("scope", Classification::scope);
        kind.plain("published", c -> published(c.published()));
        kind.plain("example", Classification::example);
        kind.plain("description", Classification::description);
        kind.field("org_uuid", (_, _) -> Tenant.current().value());
        kind.one("parent_response", "parent", "parent_uuid", Kinds::classes, Classification::parent);
        kind.one("facet_response", "facet", "facet_uuid", Kinds::facet, Classification::facet);
        kind.one("it_system_response", "it_system", "it_system_uuid", Kinds::itSystem, Classification::itSystem);
        kind.field("owner_response", (part, field) -> Lead.to(part.state().owner(), Kinds.UNIT, field));
        kind.plain("owner", c -> Kind.value(c.owner()));
        kind.from("children_response", "children", Kinds::classes, Link.column("parent_id"));
        kind.field("top_level_facet", (part, field) -> TopFacet.of(part.id(), field));
        filters(kind);
        return kind;
    }

    private static void filters(Kind<Classification> kind) {
        kind.filter("facet", Filtered.refers("facet_id", Kinds::facet));
        kind.filter("facets", Filtered.uuids("facet_id"));
        kind.filter("facet_user_keys", Filtered.keyed("facet_id", Kinds::facet));
        kind.filter("name", Filtered.texts("name"));
        kind.filter("scope", Filtered.texts("scope"));
        kind.filter("parent", Filtered.refers("parent_id", Kinds::classes));
        kind.filter("parents", Filtered.uuids("parent_id"));
        kind.filter("parent_user_keys", Filtered.keyed("parent_id", Kinds::classes));
        kind.filter("it_system", Filtered.refers("it_system_id", Kinds::itSystem));
        kind.filter("owner", (value, sentence, _) -> {
            if (value == null) return null;
            var filter = new HashMap<String, @Nullable Object>(Filtered.map(value));
            var owned = Boolean.TRUE.equals(filter.remove("include_none"));
            var refers = sentence.in("t.owner_id", Kinds.UNIT, filter);
            return owned ? "(t.owner_id is null or " + refers + ")" : refers;
        });
    }

    /** By the scope of the class today (3.3). */
    static boolean isPrimary(List<? extends Part<?>> segments, Asked asked) {
        return segments.stream()
                .filter(part -> part.valid().contains(asked.today()))
                .map(part -> ((Classification) (Record) part.state()).scope())
                .anyMatch(scope -> scope != null && scope.matches("\\d{1,9}") && Integer.parseInt(scope) >= PRIMARY);
    }

    static Kind<Kle> kle() {
        var kind = Kind.of(KleId.class, Kle.class, "KLE", "kle", "kle");
        kind.plain("user_key", Kle::userKey);
        kind.one("kle_number_response", "kle_number", "kle_number_uuid", Kinds::classes, Kle::number);
        kind.several("kle_aspects_response", "kle_aspects", "kle_aspect_uuids", Kinds::classes, Kle::aspects);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, Kle::unit);
        kind.filter("org_unit", Filtered.refers("unit_id", Kinds::unit));
        kind.filter("org_units", Filtered.uuids("unit_id"));
        return kind;
    }
}
