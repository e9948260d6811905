package dk.faelled.organisation.migration;

import dk.faelled.organisation.Address;
import dk.faelled.organisation.AddressId;
import dk.faelled.organisation.Association;
import dk.faelled.organisation.AssociationId;
import dk.faelled.organisation.ClassId;
import dk.faelled.organisation.Classification;
import dk.faelled.organisation.Engagement;
import dk.faelled.organisation.EngagementId;
import dk.faelled.organisation.Facet;
import dk.faelled.organisation.FacetId;
import dk.faelled.organisation.ItSystem;
import dk.faelled.organisation.ItSystemId;
import dk.faelled.organisation.ItUser;
import dk.faelled.organisation.ItUserId;
import dk.faelled.organisation.Kle;
import dk.faelled.organisation.KleId;
import dk.faelled.organisation.Leave;
import dk.faelled.organisation.LeaveId;
import dk.faelled.organisation.Manager;
import dk.faelled.organisation.ManagerId;
import dk.faelled.organisation.Owner;
import dk.faelled.organisation.OwnerId;
import dk.faelled.organisation.Person;
import dk.faelled.organisation.PersonId;
import dk.faelled.organisation.RelatedUnit;
import dk.faelled.organisation.RelatedUnitId;
import dk.faelled.organisation.RoleBinding;
import dk.faelled.organisation.RoleBindingId;
import dk.faelled.organisation.SealedCpr;
import dk.faelled.organisation.Type;
import dk.faelled.organisation.Unit;
import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Cpr;
import dk.faelled.platform.Sealer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The types in the order in which they are copied: what others refer to comes first. */
@Component
class Transcripts {
    private static final int EXTENSIONS = 10;
    private final List<Transcript<?, ?>> all;

    Transcripts(Sealer sealer) {
        all = List.of(
                new Transcript<FacetId, Facet>(
                        Type.FACET,
                        "facets",
                        "facet",
                        "FacetRegistration",
                        "user_key published description parent_uuid",
                        Transcripts::facet),
                new Transcript<ItSystemId, ItSystem>(
                        Type.IT_SYSTEM,
                        "itsystems",
                        "itsystem",
                        "ITSystemRegistration",
                        "user_key name system_type",
                        said -> new ItSystem(said.text("user_key"), said.text("name"), said.given("system_type"))),
                new Transcript<ClassId, Classification>(
                        Type.CLASS,
                        "classes",
                        "class",
                        "ClassRegistration",
                        "user_key name facet_uuid scope published parent_uuid owner example description it_system_uuid",
                        Transcripts::classed),
                new Transcript<PersonId, Person>(
                        Type.PERSON,
                        "persons",
                        "employee",
                        "PersonRegistration",
                        "user_key given_name surname nickname_given_name nickname_surname cpr_number seniority",
                        said -> person(said, sealer)),
                new Transcript<UnitId, Unit>(
                        Type.UNIT,
                        "org_units",
                        "org_unit",
                        "OrganisationUnitRegistration",
                        "user_key name parent_uuid unit_type_uuid org_unit_level_uuid org_unit_hierarchy time_planning_uuid",
                        Transcripts::unit),
                new Transcript<EngagementId, Engagement>(
                        Type.ENGAGEMENT,
                        "engagements",
                        "engagement",
                        "EngagementRegistration",
                        "user_key employee_uuid org_unit_uuid engagement_type_uuid job_function_uuid primary_uuid fraction "
                                + IntStream.rangeClosed(1, EXTENSIONS)
                                        .mapToObj(i -> "extension_" + i)
                                        .collect(Collectors.joining(" ")),
                        Transcripts::engagement),
                new Transcript<ItUserId, ItUser>(
                        Type.IT_USER,
                        "itusers",
                        "ituser",
                        "ITUserRegistration",
                        "user_key itsystem_uuid employee_uuid org_unit_uuid engagement_uuids external_id binding_type primary_uuid",
                        Transcripts::account),
                new Transcript<AssociationId, Association>(
                        Type.ASSOCIATION,
                        "associations",
                        "association",
                        "AssociationRegistration",
                        "user_key employee_uuid org_unit_uuid association_type_uuid primary_uuid substitute_uuid trade_union_uuid it_user_uuid job_function_uuid",
                        Transcripts::association),
                new Transcript<ManagerId, Manager>(
                        Type.MANAGER,
                        "managers",
                        "manager",
                        "ManagerRegistration",
                        "user_key employee_uuid org_unit_uuid manager_type_uuid manager_level_uuid responsibility_uuids engagement_response { uuid }",
                        Transcripts::manager),
                new Transcript<LeaveId, Leave>(
                        Type.LEAVE,
                        "leaves",
                        "leave",
                        "LeaveRegistration",
                        "user_key employee_uuid engagement_uuid leave_type_uuid",
                        said -> new Leave(
                                said.text("user_key"),
                                of(said, "employee_uuid", PersonId::new),
                                of(said, "engagement_uuid", EngagementId::new),
                                of(said, "leave_type_uuid", ClassId::new))),
                new Transcript<AddressId, Address>(
                        Type.ADDRESS,
                        "addresses",
                        "address",
                        "AddressRegistration",
                        "user_key org_unit_uuid employee_uuid engagement_uuid ituser_uuid address_type_uuid value value2 visibility_uuid",
                        Transcripts::address),
                new Transcript<RoleBindingId, RoleBinding>(
                        Type.ROLE_BINDING,
                        "rolebindings",
                        "role",
                        "RoleBindingRegistration",
                        "user_key ituser_response { uuid } role_response { uuid } org_unit_response { uuid }",
                        said -> new RoleBinding(
                                said.text("user_key"),
                                new ItUserId(said.demanded(said.led("ituser_response"), "ituser")),
                                new ClassId(said.demanded(said.led("role_response"), "role")),
                                none(said.led("org_unit_response"), UnitId::new))),
                new Transcript<KleId, Kle>(
                        Type.KLE,
                        "kles",
                        "kle",
                        "KLERegistration",
                        "user_key org_unit_uuid kle_number_uuid kle_aspect_uuids",
                        said -> new Kle(
                                said.text("user_key"),
                                of(said, "org_unit_uuid", UnitId::new),
                                of(said, "kle_number_uuid", ClassId::new),
                                said.ids("kle_aspect_uuids").stream()
                                        .map(ClassId::new)
                                        .toList())),
                new Transcript<OwnerId, Owner>(
                        Type.OWNER,
                        "owners",
                        "owner",
                        "OwnerRegistration",
                        "user_key org_unit_uuid employee_uuid owner_uuid owner_inference_priority",
                        said -> new Owner(
                                said.text("user_key"),
                                some(said, "org_unit_uuid", UnitId::new),
                                some(said, "employee_uuid", PersonId::new),
                                some(said, "owner_uuid", PersonId::new),
                                said.given("owner_inference_priority"))),
                new Transcript<RelatedUnitId, RelatedUnit>(
                        Type.RELATED_UNIT,
                        "related_units",
                        "related",
                        "RelatedUnitRegistration",
                        "user_key org_unit_uuids",
                        Transcripts::related));
    }

    List<Transcript<?, ?>> all() {
        return all;
    }

    private static <I> I of(Said said, String field, Function<UUID, I> id) {
        return id.apply(said.demanded(said.id(field), field));
    }

    private static <I> @Nullable I some(Said said, String field, Function<UUID, I> id) {
        return none(said.id(field), id);
    }

    private static <I> @Nullable I none(@Nullable UUID value, Function<UUID, I> id) {
        return value == null ? null : id.apply(value);
    }

    private static Facet facet(Said said) {
        return new Facet(
                said.text("user_key"),
                said.published(),
                said.given("description"),
                some(said, "parent_uuid", FacetId::new));
    }

    private static Classification classed(Said said) {
        return new Classification(
                said.text("user_key"),
                said.text("name"),
                of(said, "facet_uuid", FacetId::new),
                said.given("scope"),
                said.published(),
                some(said, "parent_uuid", ClassId::new),
                some(said, "owner", UnitId::new),
                said.given("example"),
                said.given("description"),
                some(said, "it_system_uuid", ItSystemId::new));
    }

    private static Person person(Said said, Sealer sealer) {
        var number = said.given("cpr_number");
        var cpr = number == null ? null : Cpr.parse(number);
        return new Person(
                said.text("user_key"),
                said.text("given_name"),
                said.text("surname"),
                said.text("nickname_given_name"),
                said.text("nickname_surname"),
                // no rule is asked of the number: what the source took is kept
                cpr == null ? null : new SealedCpr(sealer.seal(cpr), sealer.cprKey(cpr)),
                said.day("seniority"));
    }

    private static Unit unit(Said said) {
        return new Unit(
                said.text("user_key"),
                said.text("name"),
                some(said, "parent_uuid", UnitId::new),
                of(said, "unit_type_uuid", ClassId::new),
                some(said, "org_unit_level_uuid", ClassId::new),
                some(said, "org_unit_hierarchy", ClassId::new),
                some(said, "time_planning_uuid", ClassId::new));
    }

    private static Engagement engagement(Said said) {
        var extensions = new ArrayList<String>();
        for (int i = 1; i <= EXTENSIONS; i++) extensions.add(said.text("extension_" + i));
        while (!extensions.isEmpty() && extensions.getLast().isEmpty()) extensions.removeLast();
        return new Engagement(
                said.text("user_key"),
                of(said, "employee_uuid", PersonId::new),
                of(said, "org_unit_uuid", UnitId::new),
                of(said, "engagement_type_uuid", ClassId::new),
                of(said, "job_function_uuid", ClassId::new),
                some(said, "primary_uuid", ClassId::new),
                said.number("fraction"),
                extensions);
    }

    private static ItUser account(Said said) {
        return new ItUser(
                said.text("user_key"),
                of(said, "itsystem_uuid", ItSystemId::new),
                some(said, "employee_uuid", PersonId::new),
                some(said, "org_unit_uuid", UnitId::new),
                said.ids("engagement_uuids").stream().map(EngagementId::new).toList(),
                said.given("external_id"),
                said.given("binding_type"),
                some(said, "primary_uuid", ClassId::new));
    }

    private static Association association(Said said) {
        return new Association(
                said.text("user_key"),
                some(said, "employee_uuid", PersonId::new),
                of(said, "org_unit_uuid", UnitId::new),
                some(said, "association_type_uuid", ClassId::new),
                some(said, "primary_uuid", ClassId::new),
                some(said, "substitute_uuid", PersonId::new),
                some(said, "trade_union_uuid", ClassId::new),
                some(said, "it_user_uuid", ItUserId::new),
                some(said, "job_function_uuid", ClassId::new));
    }

    private static Manager manager(Said said) {
        return new Manager(
                said.text("user_key"),
                some(said, "employee_uuid", PersonId::new),
                of(said, "org_unit_uuid", UnitId::new),
                some(said, "manager_type_uuid", ClassId::new),
                some(said, "manager_level_uuid", ClassId::new),
                said.ids("responsibility_uuids").stream()
                        .map(ClassId::new)
                        .distinct()
                        .toList(),
                none(said.led("engagement_response"), EngagementId::new));
    }

    private static Address address(Said said) {
        return new Address(
                said.text("user_key"),
                some(said, "org_unit_uuid", UnitId::new),
                some(said, "employee_uuid", PersonId::new),
                some(said, "engagement_uuid", EngagementId::new),
                some(said, "ituser_uuid", ItUserId::new),
                of(said, "address_type_uuid", ClassId::new),
                said.text("value"),
                said.given("value2"),
                some(said, "visibility_uuid", ClassId::new));
    }

    private static RelatedUnit related(Said said) {
        var two = said.ids("org_unit_uuids").stream().sorted().toList();
        return new RelatedUnit(said.text("user_key"), new UnitId(two.get(0)), new UnitId(two.get(1)));
    }
}
