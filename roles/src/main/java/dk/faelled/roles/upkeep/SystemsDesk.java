package dk.faelled.roles.upkeep;

import dk.faelled.platform.NotFound;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintTypeId;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Stored;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.directory.DirectoryDesk;
import dk.faelled.roles.lookup.Asked;
import dk.faelled.roles.lookup.Refused;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps IT systems and their system roles for systems outside, version 2 of the interface. */
@Component
@Transactional
class SystemsDesk {
    private final JdbcClient sql;
    private final Asked asked;
    private final CatalogueTable catalogue;
    private final RoleSystemRegister systems;
    private final SystemRoleRegister rights;
    private final KeptBeside beside;
    private final RightsUpkeep upkeep;
    private final DirectoryDesk directory;

    private enum GroupType {
        NONE,
        SECURITY,
        DISTRIBUTION
    }

    SystemsDesk(
            JdbcClient sql,
            Asked asked,
            CatalogueTable catalogue,
            RoleSystemRegister systems,
            SystemRoleRegister rights,
            KeptBeside beside,
            RightsUpkeep upkeep,
            DirectoryDesk directory) {
        this.sql = sql;
        this.asked = asked;
        this.catalogue = catalogue;
        this.systems = systems;
        this.rights = rights;
        this.beside = beside;
        this.upkeep = upkeep;
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    public List<SystemsAnswer.System> all() {
        var ids = sql
                .sql("select id from role_system where deleted_at is null order by id limit 100000")
                .query(Long.class)
                .list()
                .stream()
                .map(ItSystemId::new)
                .toList();
        return told(catalogue.systems(ids).stream().map(Stored::value).toList());
    }

    @Transactional(readOnly = true)
    public SystemsAnswer.System one(String called) {
        return told(List.of(system(called))).getFirst();
    }

    @Transactional(readOnly = true)
    public ItSystem system(String called) {
        return asked.system(called).value();
    }

    private List<SystemsAnswer.System> told(List<ItSystem> all) {
        var more =
                beside.systems(all.stream().map(system -> system.id().value()).toList());
        var domains = domains();
        return all.stream()
                .map(system ->
                        told(system, more.getOrDefault(system.id().value(), KeptBeside.OfSystem.NOTHING), domains))
                .toList();
    }

    private Map<Long, String> domains() {
        var names = new HashMap<Long, String>();
        sql.sql("select id, name from account_domain order by id limit 1000").query(row -> {
            names.put(row.getLong(1), row.getString(2));
        });
        return names;
    }

    private static SystemsAnswer.System told(ItSystem system, KeptBeside.OfSystem more, Map<Long, String> domains) {
        var domain = system.domain();
        boolean blocked = system.is(ItSystem.Flag.ACCESS_BLOCKED);
        return new SystemsAnswer.System(
                system.id().value(),
                system.uuid(),
                system.name(),
                system.identifier(),
                system.kind().name(),
                system.is(ItSystem.Flag.PAUSED),
                system.is(ItSystem.Flag.HIDDEN),
                system.is(ItSystem.Flag.READONLY),
                system.is(ItSystem.Flag.EDITED_THROUGH_API),
                false,
                blocked,
                blocked,
                system.is(ItSystem.Flag.API_MANAGED_ASSIGNMENTS),
                domain == null ? null : domains.get(domain),
                system.email(),
                more.responsible(),
                more.owners());
    }

    public SystemsAnswer.System create(SystemsAnswer.System said) {
        var kind = Refused.demand(ItSystem.Kind.class, said.systemtype(), "systemtype");
        switch (kind) {
            case AD, SAML, MANUAL -> {}
            case KOMBIT, KSPCICS, NEMLOGIN ->
                throw Refused.wrong("It-systems of type %s cannot be created. Allowed values are: [AD, SAML, MANUAL]"
                        .formatted(kind));
        }
        var flags = EnumSet.noneOf(ItSystem.Flag.class);
        if (is(said.paused())) flags.add(ItSystem.Flag.PAUSED);
        if (is(said.hidden())) flags.add(ItSystem.Flag.HIDDEN);
        if (is(said.readonly())) flags.add(ItSystem.Flag.READONLY);
        if (is(said.canEditThroughApi())) flags.add(ItSystem.Flag.EDITED_THROUGH_API);
        if (is(said.accesBlocked()) || is(said.accessBlocked())) flags.add(ItSystem.Flag.ACCESS_BLOCKED);
        if (is(said.apiManagedRoleAssignments())) flags.add(ItSystem.Flag.API_MANAGED_ASSIGNMENTS);
        var domain = kind == ItSystem.Kind.AD ? asked.domain(said.domain()) : null;
        var system = systems.create(new WriteItSystem(
                text(said.name()), text(said.identifier()), kind, domain, flags, text(said.email()), "", null));
        beside.keep(system.id(), new KeptBeside.OfSystem(said.systemOwnerUuids(), said.attestationResponsibleUuids()));
        return told(List.of(system)).getFirst();
    }

    /** A directory that follows the system is told of all its groups again. */
    public void touch(String called) {
        directory.again(system(called));
    }

    @Transactional(readOnly = true)
    public List<SystemsAnswer.Constraint> constraints() {
        return catalogue.allTypes().stream().map(SystemsDesk::told).toList();
    }

    @Transactional(readOnly = true)
    public SystemsAnswer.Constraint constraint(long id) {
        return catalogue.types(List.of(new ConstraintTypeId(id))).stream()
                .findFirst()
                .map(SystemsDesk::told)
                .orElseThrow(() -> new NotFound("constraint_type " + id));
    }

    private static SystemsAnswer.Constraint told(ConstraintType type) {
        return new SystemsAnswer.Constraint(
                type.id().value(),
                type.uuid(),
                type.entityId(),
                type.name(),
                type.description(),
                type.input().name(),
                type.pattern());
    }

    @Transactional(readOnly = true)
    public List<SystemsAnswer.SystemRole> rights(String called) {
        var all = catalogue.systemRolesOf(system(called).id()).stream()
                .map(Stored::value)
                .toList();
        var types = types(all);
        return all.stream().map(right -> told(right, types)).toList();
    }

    private Map<ConstraintTypeId, ConstraintType> types(Collection<SystemRole> all) {
        return catalogue
                .types(all.stream()
                        .flatMap(right -> right.constraints().stream())
                        .map(SystemRole.Supported::type)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(ConstraintType::id, Function.identity()));
    }

    private static SystemsAnswer.SystemRole told(SystemRole right, Map<ConstraintTypeId, ConstraintType> types) {
        return new SystemsAnswer.SystemRole(
                right.id().value(),
                right.name(),
                right.identifier(),
                right.description(),
                right.weight(),
                right.constraints().stream()
                        .filter(one -> types.containsKey(one.type()))
                        .map(one -> new SystemsAnswer.Supported(
                                told(Objects.requireNonNull(types.get(one.type()))), one.mandatory()))
                        .toList());
    }

    public SystemsAnswer.SystemRole create(
            String called, SystemsAnswer.SystemRole said, @Nullable String groupType, boolean universal) {
        var system = system(called);
        var type = groupType == null ? GroupType.NONE : Refused.demand(GroupType.class, groupType, "adGroupType");
        var right = rights.create(
                system.id(),
                new WriteSystemRole(
                        text(said.name()),
                        text(said.identifier()),
                        text(said.description()),
                        said.weight() == null ? 1 : said.weight(),
                        null,
                        SystemRole.Kind.BOTH,
                        supported(said)));
        beside.keep(right.id(), new KeptBeside.OfRight(type.name(), universal));
        if (beside.converts(system.id())) upkeep.convert(system);
        return told(right, types(List.of(right)));
    }

    /** Each type by its number, its entity id or its UUID. */
    private List<SystemRole.Supported> supported(SystemsAnswer.SystemRole said) {
        if (said.supportedConstraintTypes().isEmpty()) return List.of();
        var known = catalogue.allTypes();
        return said.supportedConstraintTypes().stream()
                .map(one -> new SystemRole.Supported(
                        known.stream()
                                .filter(type -> isMeant(one.constraintType(), type))
                                .findFirst()
                                .map(ConstraintType::id)
                                .orElseThrow(
                                        () -> Refused.wrong("Unknown constraint type in supportedConstraintTypes")),
                        is(one.mandatory())))
                .toList();
    }

    private static boolean isMeant(SystemsAnswer.@Nullable Constraint said, ConstraintType type) {
        if (said == null) return false;
        if (said.id() != null) return said.id() == type.id().value();
        return type.entityId().equals(said.entityId()) || type.uuid().equals(said.uuid());
    }

    private Stored<SystemRole> right(String called, long id) {
        var system = system(called);
        return catalogue
                .systemRole(new SystemRoleId(id))
                .filter(right -> right.value().system().equals(system.id()))
                .orElseThrow(() -> new NotFound("system_role " + id));
    }

    public void change(String called, long id, SystemsAnswer.SystemRole said) {
        var stored = right(called, id);
        if (said.id() != null && said.id() != id)
            throw new Refused(HttpStatus.CONFLICT, "The id in the body is not the id in the path");
        var before = stored.value();
        rights.change(
                before.id(),
                stored.version(),
                new WriteSystemRole(
                        said.name() == null ? before.name() : said.name(),
                        said.identifier() == null ? before.identifier() : said.identifier(),
                        said.description() == null ? before.description() : said.description(),
                        said.weight() == null ? before.weight() : said.weight(),
                        before.maximum(),
                        before.kind(),
                        supported(said)));
    }

    public void delete(String called, long id) {
        rights.delete(right(called, id).value().id());
    }

    static boolean is(@Nullable Boolean said) {
        return Boolean.TRUE.equals(said);
    }

    static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
