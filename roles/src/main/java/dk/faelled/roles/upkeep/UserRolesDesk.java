package dk.faelled.roles.upkeep;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.NotFound;
import dk.faelled.roles.Catalogue;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Stored;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.lookup.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps user roles for systems outside, version 2 of the interface. */
@Component
@Transactional
class UserRolesDesk {
    private final JdbcClient sql;
    private final CatalogueTable catalogue;
    private final UserRoleRegister roles;
    private final KeptBeside beside;
    private final TreeTable tree;

    UserRolesDesk(JdbcClient sql, CatalogueTable catalogue, UserRoleRegister roles, KeptBeside beside, TreeTable tree) {
        this.sql = sql;
        this.catalogue = catalogue;
        this.roles = roles;
        this.beside = beside;
        this.tree = tree;
    }

    /** Without those of deleted systems. */
    @Transactional(readOnly = true)
    public List<UserRolesAnswer> all() {
        return told(sql.sql("""
                        select r.id
                          from user_role r
                          join role_system s on s.id = r.system_id and s.deleted_at is null
                         where r.deleted_at is null
                         order by r.id
                         limit 100000
                        """).query(Long.class).list().stream()
                .map(UserRoleId::new)
                .toList());
    }

    @Transactional(readOnly = true)
    public List<UserRolesAnswer> of(ItSystem system) {
        return told(catalogue.userRolesOf(system.id()).stream()
                .map(role -> role.value().id())
                .toList());
    }

    @Transactional(readOnly = true)
    public UserRolesAnswer one(long id) {
        return told(List.of(stored(id).value().id())).getFirst();
    }

    private Stored<UserRole> stored(long id) {
        return catalogue.userRole(new UserRoleId(id)).orElseThrow(() -> new NotFound("user_role " + id));
    }

    private List<UserRolesAnswer> told(Collection<UserRoleId> ids) {
        var known = catalogue.of(ids);
        var more = beside.roles(ids.stream().map(UserRoleId::value).toList());
        var view = tree.view();
        return known.userRoles().stream()
                .map(role -> told(role, known, more.getOrDefault(role.id().value(), KeptBeside.OfRole.NOTHING), view))
                .toList();
    }

    private static UserRolesAnswer told(UserRole role, Catalogue known, KeptBeside.OfRole more, OrganisationView view) {
        var units = more.units();
        return new UserRolesAnswer(
                role.id().value(),
                role.name(),
                role.identifier(),
                role.description(),
                role.delegatedFrom(),
                role.is(UserRole.Flag.USER_ONLY),
                Permitted.canRequest(more.requesters()),
                role.is(UserRole.Flag.SENSITIVE),
                role.is(UserRole.Flag.EXTRA_SENSITIVE),
                role.system().value(),
                role.parts().stream().map(part -> told(part, known)).toList(),
                more.contactEmail(),
                more.advisEmail(),
                units != null,
                units == null
                        ? List.of()
                        : units.stream().map(unit -> told(unit, view)).toList(),
                more.attestedByResponsible(),
                role.is(UserRole.Flag.ALLOWS_POSTPONING),
                more.requesters(),
                more.approvers());
    }

    private static UserRolesAnswer.Unit told(UUID id, OrganisationView view) {
        var unit = view.unit(new UnitId(id));
        return new UserRolesAnswer.Unit(id, unit == null ? null : unit.name());
    }

    private static UserRolesAnswer.Part told(UserRole.Part part, Catalogue known) {
        var right = known.systemRole(part.systemRole());
        return new UserRolesAnswer.Part(
                part.systemRole().value(),
                right == null ? null : right.identifier(),
                part.constraints().stream().map(value -> told(value, known)).toList());
    }

    private static UserRolesAnswer.Limit told(ConstraintValue value, Catalogue known) {
        var type = known.type(value.type());
        return new UserRolesAnswer.Limit(
                value.type().value(),
                type == null ? null : type.entityId(),
                value.kind().name(),
                value.kind().isGiven() ? value.value() : null,
                value.identifier().isEmpty() ? null : value.identifier(),
                value.kind() == ConstraintValue.Kind.POSTPONED);
    }

    public UserRolesAnswer create(UserRolesAnswer said) {
        if (said.itSystemId() == null) throw Refused.wrong("itSystemId must be given");
        var system = new ItSystemId(said.itSystemId());
        if (catalogue.system(system).isEmpty()) throw Refused.wrong("There is no it-system with id " + system);
        var role = roles.create(system, wanted(said, system, null));
        keep(role.id(), said);
        return one(role.id().value());
    }

    public UserRolesAnswer change(long id, UserRolesAnswer said) {
        var stored = stored(id);
        if (said.id() != null && said.id() != id)
            throw new Refused(HttpStatus.CONFLICT, "The id in the body is not the id in the path");
        var before = stored.value();
        if (said.itSystemId() != null && said.itSystemId() != before.system().value())
            throw Refused.wrong("A user role stays in its it-system");
        roles.change(before.id(), stored.version(), wanted(said, before.system(), before));
        keep(before.id(), said);
        return one(id);
    }

    public void delete(long id) {
        roles.delete(new UserRoleId(id));
    }

    /** What is not said stays; of a new role it is nothing. */
    private WriteUserRole wanted(UserRolesAnswer said, ItSystemId system, @Nullable UserRole before) {
        var name = said.name() == null && before != null ? before.name() : SystemsDesk.text(said.name());
        var identifier = said.identifier() == null || said.identifier().isBlank()
                ? before == null ? "id-" + UUID.randomUUID() : before.identifier()
                : said.identifier();
        Set<UserRole.Flag> flags = EnumSet.noneOf(UserRole.Flag.class);
        if (before != null) flags.addAll(before.flags());
        flag(flags, UserRole.Flag.USER_ONLY, said.userOnly());
        flag(flags, UserRole.Flag.SENSITIVE, said.sensitiveRole());
        flag(flags, UserRole.Flag.EXTRA_SENSITIVE, said.extraSensitiveRole());
        flag(flags, UserRole.Flag.ALLOWS_POSTPONING, said.allowPostponing());
        return new WriteUserRole(
                name,
                identifier,
                said.description() == null && before != null
                        ? before.description()
                        : SystemsDesk.text(said.description()),
                flags,
                before == null ? null : before.linked(),
                before == null ? UserRole.Link.NONE : before.link(),
                before == null ? "" : before.linkPrefix(),
                said.systemRoleAssignments() == null
                        ? before == null ? List.of() : before.parts()
                        : parts(SystemsAnswer.known(said.systemRoleAssignments()), system));
    }

    private static void flag(Set<UserRole.Flag> flags, UserRole.Flag flag, @Nullable Boolean said) {
        if (said == null) return;
        if (said) flags.add(flag);
        else flags.remove(flag);
    }

    private List<UserRole.Part> parts(List<UserRolesAnswer.Part> said, ItSystemId system) {
        var rights = catalogue.systemRolesOf(system).stream().map(Stored::value).toList();
        var types = catalogue.allTypes().stream().collect(Collectors.toMap(ConstraintType::id, Function.identity()));
        var parts = new ArrayList<UserRole.Part>();
        for (var part : said) {
            var right = rights.stream()
                    .filter(one -> part.systemRoleId() == null
                            ? one.identifier().equals(part.systemRoleIdentifier())
                            : part.systemRoleId() == one.id().value())
                    .findFirst()
                    .orElseThrow(() -> Refused.wrong("The it-system has no system role "
                            + (part.systemRoleId() == null ? part.systemRoleIdentifier() : part.systemRoleId())));
            parts.add(new UserRole.Part(right.id(), limits(part, types)));
        }
        return parts;
    }

    private static List<ConstraintValue> limits(
            UserRolesAnswer.Part part, Map<ConstraintTypeId, ConstraintType> types) {
        var limits = new ArrayList<ConstraintValue>();
        for (var limit : SystemsAnswer.known(part.constraintValues())) {
            var type = types.values().stream()
                    .filter(one -> limit.constraintTypeId() == null
                            ? one.entityId().equals(limit.constraintTypeEntityId())
                            : limit.constraintTypeId() == one.id().value())
                    .findFirst()
                    .orElseThrow(() -> Refused.wrong("Unknown constraint type in constraintValues"));
            var kind = SystemsDesk.is(limit.postponed())
                    ? ConstraintValue.Kind.POSTPONED
                    : Refused.demand(ConstraintValue.Kind.class, limit.constraintValueType(), "constraintValueType");
            limits.add(new ConstraintValue(
                    type.id(), kind, kind.isGiven() ? SystemsDesk.text(limit.constraintValue()) : "", ""));
        }
        return limits;
    }

    private void keep(UserRoleId id, UserRolesAnswer said) {
        var before = beside.roles(List.of(id.value())).getOrDefault(id.value(), KeptBeside.OfRole.NOTHING);
        var units = before.units();
        if (said.ouFilterEnabled() != null || said.orgUnitFilterOrgUnits() != null)
            units = Boolean.FALSE.equals(said.ouFilterEnabled()) || said.ouFilterEnabled() == null && units == null
                    ? null
                    : units(said);
        beside.keep(
                id,
                new KeptBeside.OfRole(
                        said.contactEmail() == null ? before.contactEmail() : said.contactEmail(),
                        said.advisEmail() == null ? before.advisEmail() : said.advisEmail(),
                        units,
                        said.roleAssignmentAttestationByAttestationResponsible() == null
                                ? before.attestedByResponsible()
                                : said.roleAssignmentAttestationByAttestationResponsible(),
                        said.delegatedFromCvr() == null ? before.delegatedFrom() : cvr(said.delegatedFromCvr()),
                        Permitted.requesters(said.requesterPermission(), before.requesters()),
                        Permitted.approvers(said.approverPermission(), before.approvers())));
    }

    private static @Nullable String cvr(String said) {
        if (said.isBlank()) return null;
        if (!said.strip().matches("\\d{8}")) throw Refused.wrong("delegatedFromCvr must be eight digits");
        return said.strip();
    }

    private List<UUID> units(UserRolesAnswer said) {
        var view = tree.view();
        var units = new ArrayList<UUID>();
        for (var unit : SystemsAnswer.known(said.orgUnitFilterOrgUnits())) {
            if (unit.uuid() == null || view.unit(new UnitId(unit.uuid())) == null)
                throw Refused.wrong("Unknown OrgUnit in orgUnitFilterOrgUnits: " + unit.uuid());
            units.add(unit.uuid());
        }
        return units;
    }
}
