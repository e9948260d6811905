package dk.faelled.roles.sample;

import dk.faelled.organisation.UnitId;
import dk.faelled.platform.Context;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.SampleCatalogue;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.ConflictRules;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.attestation.SampleAttestation;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.SystemRoleRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.effective.TreeTable;
import dk.faelled.roles.effective.WorkingOff;
import dk.faelled.roles.projection.RoleSettings;
import dk.faelled.roles.requests.SampleRequests;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Five systems with their roles, two groups, a rule of separation of duties, assignments on the largest units, and requests
 * that wait.
 */
@Component
class InventedCatalogue implements SampleCatalogue {
    private static final int UNITS = 8;
    private final JdbcClient sql;
    private final RoleSettings settings;
    private final RoleSystemRegister systems;
    private final SystemRoleRegister rights;
    private final UserRoleRegister roles;
    private final RoleGroupRegister groups;
    private final UnitAssignments assignments;
    private final ConflictRules rules;
    private final CatalogueTable catalogue;
    private final TreeTable tree;
    private final SampleRequests requests;
    private final SampleAttestation attestation;
    private final WorkingOff working;

    InventedCatalogue(
            JdbcClient sql,
            RoleSettings settings,
            RoleSystemRegister systems,
            SystemRoleRegister rights,
            UserRoleRegister roles,
            RoleGroupRegister groups,
            UnitAssignments assignments,
            ConflictRules rules,
            CatalogueTable catalogue,
            TreeTable tree,
            SampleRequests requests,
            SampleAttestation attestation,
            WorkingOff working) {
        this.sql = sql;
        this.settings = settings;
        this.systems = systems;
        this.rights = rights;
        this.roles = roles;
        this.groups = groups;
        this.assignments = assignments;
        this.rules = rules;
        this.catalogue = catalogue;
        this.tree = tree;
        this.requests = requests;
        this.attestation = attestation;
        this.working = working;
    }

    @Override
    @Transactional
    public void lay(dk.faelled.organisation.ItSystemId accounts) {
        if (sql.sql("select exists (select from role_system where not 'OURS' = any(flags))")
                .query(Boolean.class)
                .single()) return;
        settings.decide(new RoleSettings.Decision("http://soendby.example/", true, accounts, List.of(), Set.of()));
        var directory = system("Active Directory", "AD", ItSystem.Kind.AD);
        var drive = role(directory, "Fællesdrev", "FAELLESDREV", right(directory, "Fællesdrev", "GRP_FAELLESDREV", 1));
        var remote = role(directory, "Adgang udefra", "VPN", right(directory, "Adgang udefra", "GRP_VPN", 1));
        var cases = system("Sagssystemet", "SAG", ItSystem.Kind.SAML);
        var unit = catalogue.type(ConstraintType.OWN_UNIT).orElseThrow();
        var read = limited(cases, "Læs sager", "sag_laes", 1, unit);
        var write = limited(cases, "Skriv i sager", "sag_skriv", 5, unit);
        var reader = role(cases, "Sagslæser", "SAGSLAESER", own(read, unit));
        var worker = role(cases, "Sagsbehandler", "SAGSBEHANDLER", own(read, unit), own(write, unit));
        var pay = system("Lønsystemet", "LOEN", ItSystem.Kind.SAML);
        var absence = role(pay, "Godkend fravær", "FRAVAER", right(pay, "Godkend fravær", "loen_fravaer", 1));
        var consultant = sensitive(pay, "Lønkonsulent", "LOENKONSULENT", right(pay, "Se og ret løn", "loen_ret", 5));
        var money = system("Økonomisystemet", "OEKONOMI", ItSystem.Kind.SAML);
        var creditor = role(money, "Opret kreditor", "KREDITOR", right(money, "Opret kreditor", "oek_kreditor", 1));
        var payment = sensitive(
                money, "Godkend udbetaling", "UDBETALING", right(money, "Godkend udbetaling", "oek_udbetal", 1));
        var keys = system("Nøgler og adgangskort", "NOEGLER", ItSystem.Kind.MANUAL);
        var key = role(keys, "Adgangskort", "KORT", right(keys, "Adgangskort", "kort", 1));
        var everybody = group("Ny medarbejder", drive, key);
        var leader = group("Leder", absence, remote, reader);
        onUnits(everybody, leader, worker);
        rules.create(new ConflictRule(
                0,
                "Opret kreditor og godkend udbetaling",
                Set.of(new Choice.Role(creditor.id())),
                Set.of(new Choice.Role(payment.id())),
                ConflictRule.Scope.ANY,
                ConflictRule.Severity.BLOCK,
                Context.current().actor().id()));
        requests.lay(
                List.of(
                        new Target.OfRole(consultant.id()),
                        new Target.OfRole(remote.id()),
                        new Target.OfGroup(leader.id())),
                List.of("Dækker lønnen, mens Fie er på barsel", "Arbejder hjemme om torsdagen", "Vikar for lederen"));
    }

    @Override
    public void attest() {
        working.all();
        attestation.begin();
    }

    private void onUnits(RoleGroup everybody, RoleGroup leader, UserRole worker) {
        var titles = sql
                .sql("select distinct title_id from role_position where name in ('Sagsbehandler', 'Socialrådgiver')")
                .query(UUID.class)
                .list()
                .stream()
                .map(TitleId::new)
                .collect(Collectors.toSet());
        var view = tree.view();
        for (var unit : view.units()) {
            if (unit.parent() != null) continue;
            assign(unit.id(), new Target.OfGroup(leader.id()), Audience.EVERYBODY.led(true, false));
            view.units().stream()
                    .filter(below -> unit.id().equals(below.parent()))
                    .sorted(Comparator.comparing(OrgUnit::name))
                    .limit(UNITS)
                    .forEach(below -> {
                        assign(below.id(), new Target.OfGroup(everybody.id()), Audience.EVERYBODY);
                        if (!titles.isEmpty())
                            assign(
                                    below.id(),
                                    new Target.OfRole(worker.id()),
                                    Audience.EVERYBODY.titled(Audience.TitleMode.POSITIVE, titles));
                    });
        }
    }

    private void assign(UnitId unit, Target target, Audience audience) {
        assignments.assign(
                UnitAssignment.here(new AssignmentId(0), unit, target)
                        .andBelow()
                        .to(audience),
                "");
    }

    private ItSystemId system(String name, String identifier, ItSystem.Kind kind) {
        return systems.create(WriteItSystem.of(name, identifier, kind)).id();
    }

    private UserRole.Part right(ItSystemId system, String name, String identifier, int weight) {
        return new UserRole.Part(
                rights.create(
                                system,
                                new WriteSystemRole(
                                        name, identifier, "", weight, null, SystemRole.Kind.BOTH, List.of()))
                        .id(),
                List.of());
    }

    private SystemRole limited(ItSystemId system, String name, String identifier, int weight, ConstraintType by) {
        return rights.create(
                system,
                new WriteSystemRole(
                        name,
                        identifier,
                        "",
                        weight,
                        null,
                        SystemRole.Kind.DATA_ROLE,
                        List.of(new SystemRole.Supported(by.id(), true))));
    }

    private static UserRole.Part own(SystemRole right, ConstraintType by) {
        return new UserRole.Part(
                right.id(), List.of(new ConstraintValue(by.id(), ConstraintValue.Kind.EXTENDED_INHERITED, "", "")));
    }

    private UserRole role(ItSystemId system, String name, String identifier, UserRole.Part... parts) {
        return roles.create(system, WriteUserRole.of(name, identifier, parts));
    }

    private UserRole sensitive(ItSystemId system, String name, String identifier, UserRole.Part... parts) {
        return roles.create(system, WriteUserRole.of(name, identifier, parts).with(Set.of(UserRole.Flag.SENSITIVE)));
    }

    private RoleGroup group(String name, UserRole... of) {
        return groups.create(new WriteRoleGroup(
                name, "", false, Arrays.stream(of).map(UserRole::id).collect(Collectors.toSet())));
    }
}
