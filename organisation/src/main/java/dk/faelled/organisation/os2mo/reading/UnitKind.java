package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RelatedUnitId;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.organisation.os2mo.Asked;
import dk.faelled.platform.Tenant;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Units, and the links between units of different organisations. */
final class UnitKind {
    /** Until that version a root shows the organisation as its parent. */
    private static final int ROOTS_UNDER_THE_ORGANISATION = 27;

    private UnitKind() {}

    static Kind<Unit> make() {
        var kind = Kind.of(UnitId.class, Unit.class, "OrganisationUnit", "org_unit", "org_unit");
        kind.plain("user_key", Unit::userKey);
        kind.plain("name", Unit::name);
        kind.one("parent_response", "parent", "parent_uuid", Kinds::unit, Unit::parent);
        kind.field("parent_response", UnitKind::parent);
        kind.field("parent_uuid", (part, field) -> parentId(part, field));
        classes(kind);
        tree(kind);
        pointing(kind);
        filters(kind);
        return kind;
    }

    private static void classes(Kind<Unit> kind) {
        kind.one("unit_type_response", "unit_type", "unit_type_uuid", Kinds::classes, Unit::type);
        kind.one("unit_level_response", "org_unit_level", "org_unit_level_uuid", Kinds::classes, Unit::level);
        kind.one(
                "unit_hierarchy_response",
                "org_unit_hierarchy_model",
                "org_unit_hierarchy",
                Kinds::classes,
                Unit::hierarchy);
        kind.one("time_planning_response", "time_planning", "time_planning_uuid", Kinds::classes, Unit::timePlanning);
    }

    private static void tree(Kind<Unit> kind) {
        kind.from("children_response", "children", Kinds::unit, Link.column("parent_id"));
        kind.field("child_count", (part, field) -> children(part, field).thenApply(List::size));
        kind.field("has_children", (part, field) -> children(part, field).thenApply(ids -> !ids.isEmpty()));
        kind.field("root_response", (part, field) -> Above.root(part.id(), field));
        kind.field("root", (part, field) -> Above.rootSegments(part.id(), field));
        kind.field("ancestors", (part, field) -> Above.segments(part.id(), field));
    }

    private static java.util.concurrent.CompletableFuture<List<UUID>> children(
            Part<Unit> part, DataFetchingEnvironment field) {
        return new Pointing(Kinds.UNIT, Link.column("parent_id"), Lead.filter(field), new Page(null, null))
                .about(part.id(), field);
    }

    private static void pointing(Kind<Unit> kind) {
        var here = Link.column("unit_id");
        kind.from("engagements_response", "engagements", Kinds::engagement, here);
        kind.field("managers_response", (part, field) -> Managing.ofUnit(part.id(), field));
        kind.field("managers", (part, field) -> Managing.segmentsOfUnit(part.id(), field));
        kind.field("owners", (part, field) -> Managing.ownersOfUnit(part.id(), field));
        kind.from("addresses_response", "addresses", Kinds::address, here);
        var byEngagement = new Link(
                "g.unit_id",
                " join engagement g on g.id = t.engagement_id and g.valid_from < t.valid_until and g.valid_until > t.valid_from",
                "g.unit_id = any(%s)");
        kind.from("leaves_response", "leaves", Kinds::leave, byEngagement);
        kind.from("associations_response", "associations", Kinds::association, here);
        kind.from("itusers_response", "itusers", Kinds::itUser, here);
        kind.from("kles_response", "kles", Kinds::kle, here);
        kind.from("related_units_response", "related_units", Kinds::relatedUnit, Link.either("unit_id", "other_id"));
    }

    private static void filters(Kind<Unit> kind) {
        kind.filter("names", Filtered.texts("name"));
        kind.filter("query", Searched.units());
        kind.filter("parents", Filtered.uuids("parent_id"));
        kind.filter("parent", InTree.parent());
        kind.filter("child", InTree.child());
        kind.filter("ancestor", InTree.below());
        kind.filter("descendant", InTree.above());
        kind.filter("subtree", InTree.above());
        kind.eitherOf("subtree", "descendant");
        kind.filter("hierarchy", Filtered.refers("hierarchy_id", Kinds::classes));
        kind.filter("hierarchies", Filtered.uuids("hierarchy_id"));
        kind.filter("engagement", Filtered.referredBy("unit_id", Kinds::engagement));
        kind.filter("owner", Filtered.referredBy("unit_id", Kinds::owner));
    }

    private static @Nullable UUID parentId(Part<Unit> part, DataFetchingEnvironment field) {
        var parent = part.state().parent();
        if (parent != null) return parent.value();
        return Asked.of(field).version().atMost(ROOTS_UNDER_THE_ORGANISATION)
                ? Tenant.current().value()
                : null;
    }

    private static @Nullable Ref parent(Part<Unit> part, DataFetchingEnvironment field) {
        var parent = parentId(part, field);
        return parent == null ? null : Lead.to(new UnitId(parent), Kinds.UNIT, field);
    }

    static Kind<RelatedUnit> related() {
        var kind = Kind.of(RelatedUnitId.class, RelatedUnit.class, "RelatedUnit", "related_unit", "related_unit");
        kind.plain("user_key", RelatedUnit::userKey);
        kind.several(
                "org_units_response",
                "org_units",
                "org_unit_uuids",
                Kinds::unit,
                link -> List.of(link.unit(), link.other()));
        kind.filter(
                "org_unit",
                (value, sentence, _) -> value == null
                        ? null
                        : "(%s or %s)"
                                .formatted(
                                        sentence.in("t.unit_id", Kinds.UNIT, Filtered.map(value)),
                                        sentence.in("t.other_id", Kinds.UNIT, Filtered.map(value))));
        kind.filter("org_units", (value, sentence, _) -> {
            if (value == null) return null;
            var ids = sentence.uuids(Objects.requireNonNull(value));
            return "(t.unit_id = any(%1$s) or t.other_id = any(%1$s))".formatted(ids);
        });
        return kind;
    }
}
