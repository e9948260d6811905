package dk.faelled.organisation.os2mo.reading;

import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Leave;
import dk.faelled.organisation.LeaveId;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.os2mo.Asked;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What ties persons to units. */
final class WorkKinds {
    /** Until that version a manager filter with person null means nothing. */
    private static final int VACANT_IGNORED = 24;

    private static final int EXTENSIONS = 10;

    private WorkKinds() {}

    static Kind<Engagement> engagement() {
        var kind = Kind.of(EngagementId.class, Engagement.class, "Engagement", "engagement", "engagement");
        kind.plain("user_key", Engagement::userKey);
        kind.plain("fraction", Engagement::fraction);
        for (int i = 1; i <= EXTENSIONS; i++) extension(kind, i);
        person(kind, Engagement::person);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, Engagement::unit);
        kind.one(
                "engagement_type_response",
                "engagement_type",
                "engagement_type_uuid",
                Kinds::classes,
                Engagement::type);
        kind.one("job_function_response", "job_function", "job_function_uuid", Kinds::classes, Engagement::jobFunction);
        kind.one("primary_response", "primary", "primary_uuid", Kinds::classes, Engagement::primary);
        kind.field("is_primary", WorkKinds::isPrimary);
        leave(kind);
        kind.field(
                "addresses_response",
                (p, field) -> Lead.page(p.id(), Kinds.ADDRESS, Link.column("engagement_id"), field));
        kind.from("itusers_response", "itusers", Kinds::itUser, Link.array("engagement_ids"));
        kind.field("managers", Managing::ofEngagement);
        whoAndWhere(kind);
        kind.filter("job_function", Filtered.refers("job_function_id", Kinds::classes));
        kind.filter("engagement_type", Filtered.refers("type_id", Kinds::classes));
        kind.filter(
                "ituser",
                (value, sentence, _) -> value == null
                        ? null
                        : "t.id in (%s)"
                                .formatted(sentence.select(
                                        "e.id",
                                        Kinds.IT_USER,
                                        Filtered.map(value),
                                        List.of(),
                                        " cross join lateral unnest(t.engagement_ids) e (id)")));
        return kind;
    }

    private static void extension(Kind<Engagement> kind, int number) {
        kind.plain(
                "extension_" + number,
                e -> e.extensions().size() < number
                                || e.extensions().get(number - 1).isEmpty()
                        ? null
                        : e.extensions().get(number - 1));
    }

    private static void leave(Kind<Engagement> kind) {
        var link = Link.column("engagement_id");
        kind.field("leave_response", (part, field) -> first(part, link, field)
                .thenApply(id -> id.isEmpty() ? null : Lead.to(new LeaveId(id.getFirst()), Kinds.LEAVE, field)));
        kind.field("leave", (part, field) -> Lead.segmentsOfPage(part.id(), Kinds.LEAVE, link, field));
        kind.field("leave_uuid", (part, field) -> first(part, link, field)
                .thenApply(id -> id.isEmpty() ? null : id.getFirst()));
    }

    private static CompletableFuture<List<java.util.UUID>> first(
            Part<Engagement> part, Link link, DataFetchingEnvironment field) {
        return new Pointing(Kinds.LEAVE, link, Map.of(), new Page(null, null)).about(part.id(), field);
    }

    private static CompletableFuture<Boolean> isPrimary(Part<Engagement> part, DataFetchingEnvironment field) {
        var primary = part.state().primary();
        if (primary == null) return CompletableFuture.completedFuture(false);
        return new SegmentsOf<>(Kinds.CLASS, null)
                .about(primary.value(), field)
                .thenApply(segments -> ClassKinds.isPrimary(segments, Asked.of(field)));
    }

    private static <A extends Record> void person(
            Kind<A> kind, java.util.function.Function<A, dk.faelled.organisation.@Nullable PersonId> person) {
        kind.one("person_response", "person", "employee_uuid", Kinds::person, person::apply);
        kind.one("person_response", "employee", "employee_uuid", Kinds::person, person::apply);
    }

    /** Filters by person and unit. */
    private static void whoAndWhere(Kind<?> kind) {
        kind.filter("employee", Filtered.refers("person_id", Kinds::person));
        kind.filter("employees", Filtered.uuids("person_id"));
        kind.filter("org_unit", Filtered.refers("unit_id", Kinds::unit));
        kind.filter("org_units", Filtered.uuids("unit_id"));
    }

    static Kind<Leave> leave() {
        var kind = Kind.of(LeaveId.class, Leave.class, "Leave", "leave", "leave");
        kind.plain("user_key", Leave::userKey);
        person(kind, Leave::person);
        kind.one("engagement_response", "engagement", "engagement_uuid", Kinds::engagement, Leave::engagement);
        kind.one("leave_type_response", "leave_type", "leave_type_uuid", Kinds::classes, Leave::type);
        kind.filter("employee", Filtered.refers("person_id", Kinds::person));
        kind.filter("employees", Filtered.uuids("person_id"));
        kind.filter("org_unit", WorkKinds::byUnit);
        kind.filter(
                "org_units",
                (value, sentence, view) -> value == null ? null : byUnit(Map.of("uuids", value), sentence, view));
        return kind;
    }

    /** A leave is where its engagement is. */
    private static @Nullable String byUnit(@Nullable Object value, Sentence sentence, View view) {
        return value == null
                ? null
                : "t.engagement_id in (%s)".formatted(sentence.ids(Kinds.ENGAGEMENT, Map.of("org_unit", value)));
    }

    static Kind<Association> association() {
        var kind = Kind.of(AssociationId.class, Association.class, "Association", "association", "association");
        kind.plain("user_key", Association::userKey);
        person(kind, Association::person);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, Association::unit);
        kind.one(
                "association_type_response",
                "association_type",
                "association_type_uuid",
                Kinds::classes,
                Association::type);
        kind.one("trade_union_response", "trade_union", "trade_union_uuid", Kinds::classes, Association::tradeUnion);
        kind.one(
                "dynamic_class_response",
                "dynamic_class",
                "dynamic_class_uuid",
                Kinds::classes,
                Association::tradeUnion);
        kind.one("primary_response", "primary", "primary_uuid", Kinds::classes, Association::primary);
        kind.one("substitute_response", "substitute", "substitute_uuid", Kinds::person, Association::substitute);
        kind.one(
                "job_function_response", "job_function", "job_function_uuid", Kinds::classes, Association::jobFunction);
        kind.one("it_user_response", "it_user", "it_user_uuid", Kinds::itUser, Association::itUser);
        whoAndWhere(kind);
        kind.filter("association_type", Filtered.refers("type_id", Kinds::classes));
        kind.filter("association_types", Filtered.uuids("type_id"));
        kind.filter("association_type_user_keys", Filtered.keyed("type_id", Kinds::classes));
        kind.filter(
                "it_association",
                (value, _, _) ->
                        value == null ? null : "t.it_user_id is " + (Boolean.TRUE.equals(value) ? "not null" : "null"));
        return kind;
    }

    static Kind<Manager> manager() {
        var kind = Kind.of(ManagerId.class, Manager.class, "Manager", "manager", "manager");
        kind.plain("user_key", Manager::userKey);
        person(kind, Manager::person);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, Manager::unit);
        kind.one("manager_type_response", "manager_type", "manager_type_uuid", Kinds::classes, Manager::type);
        kind.one("manager_level_response", "manager_level", "manager_level_uuid", Kinds::classes, Manager::level);
        kind.several(
                "responsibilities_response",
                "responsibilities",
                "responsibility_uuids",
                Kinds::classes,
                Manager::responsibility);
        kind.field("engagement_response", (part, field) -> Lead.to(part.state().engagement(), Kinds.ENGAGEMENT, field));
        whoAndWhere(kind);
        kind.filter("employee", Filtered.refersOrNot("person_id", Kinds::person, VACANT_IGNORED));
        kind.filter("engagement", Filtered.refers("engagement_id", Kinds::engagement));
        kind.filter("responsibility", Filtered.oneRefers("responsibility_ids", Kinds::classes));
        kind.filter("manager_type", Filtered.refers("type_id", Kinds::classes));
        kind.filter(
                "exclude",
                (value, sentence, _) -> value == null
                        ? null
                        : "(t.person_id is null or not (%s))"
                                .formatted(sentence.in("t.person_id", Kinds.PERSON, Filtered.map(value))));
        return kind;
    }

    static Kind<Owner> owner() {
        var kind = Kind.of(OwnerId.class, Owner.class, "Owner", "owner", "owner");
        kind.plain("user_key", Owner::userKey);
        person(kind, Owner::person);
        kind.one("org_unit_response", "org_unit", "org_unit_uuid", Kinds::unit, Owner::unit);
        kind.one("owner_response", "owner", "owner_uuid", Kinds::person, Owner::owner);
        kind.plain("owner_inference_priority", Owner::inferencePriority);
        whoAndWhere(kind);
        kind.filter("owner", Filtered.refers("owner_id", Kinds::person));
        return kind;
    }
}
