package dk.faelled.roles.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.Context;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.OwnRoles;
import dk.faelled.platform.RuleBroken;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.ManyAssignments;
import dk.faelled.roles.assignment.Reach;
import dk.faelled.roles.assignment.UnitAssignments;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleGroupRegister;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.UserRoleRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Rights of Fælled itself that somebody holds for some units and IT systems only (§7). */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class LimitedRightsTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private static final String TO_USERS = "roles.assigner.user";
    private static final String ON_UNITS = "roles.assigner.orgunit";

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAssignments direct;

    @Autowired
    UnitAssignments onUnits;

    @Autowired
    ManyAssignments many;

    @Autowired
    Reach reach;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    RoleGroupRegister groups;

    @Autowired
    RoleSystemRegister systems;

    @Autowired
    CatalogueTable catalogue;

    @Autowired
    EffectiveRoles effective;

    @Autowired
    OwnRoles own;

    private Asked here;
    private ItSystemId pay = new ItSystemId(0);
    private ItSystemId cases = pay;
    private UserRole consultant;
    private UserRole officer;

    @BeforeEach
    void twoSystems() throws Exception {
        here = new Asked(context);
        pay = here.system("Løn");
        cases = here.system("Sag");
        consultant = here.role(pay, "Lønkonsulent");
        officer = here.role(cases, "Sagsbehandler");
    }

    private ConstraintValue ownUnits() {
        return ownUnits(ConstraintValue.Kind.INHERITED);
    }

    private ConstraintValue ownUnits(ConstraintValue.Kind kind) {
        return new ConstraintValue(
                catalogue.type(ConstraintType.OWN_UNIT).orElseThrow().id(), kind, "", "");
    }

    private ConstraintValue payOnly() {
        return new ConstraintValue(
                catalogue.type(ConstraintType.OWN_IT_SYSTEM).orElseThrow().id(), ConstraintValue.Kind.VALUE, "LØN", "");
    }

    private AssignToUser to(String user, UserRole role) {
        return AssignToUser.of(here.user(user), Asked.of(role));
    }

    private static void refused(String who, String right, String key, Context.Act<RuntimeException> act) {
        assertThatThrownBy(() -> Asked.by(who, Set.of(right), act))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(key));
    }

    private boolean holds(String user, UserRole role) {
        return effective.of(here.user(user), null, TODAY).roles().contains(role.id());
    }

    @Test
    void whoAssignsForSomeUnitsAndSystemsDoesSoThereOnly() {
        here.holds("gert", TO_USERS, ownUnits(), payOnly());
        assertThat(own.held(Asked.person("gert"))).contains(TO_USERS);
        Asked.by("gert", Set.of(TO_USERS), () -> direct.assign(to("erik", consultant)));
        assertThat(holds("erik", consultant)).isTrue();
        refused("gert", TO_USERS, "roles.reach.user", () -> direct.assign(to("jens", consultant)));
        refused("gert", TO_USERS, "roles.reach.system", () -> direct.assign(to("erik", officer)));
        var group = here.group("Begge", consultant, officer);
        refused(
                "gert",
                TO_USERS,
                "roles.reach.system",
                () -> direct.assign(AssignToUser.of(here.user("erik"), new Target.OfGroup(group.id()))));
        var elsewhere = direct.assign(to("jens", consultant)).id();
        refused("gert", TO_USERS, "roles.reach.user", () -> direct.change(elsewhere, new Dates(null, TODAY)));
        refused("gert", TO_USERS, "roles.reach.user", () -> direct.remove(elsewhere));
        long domain = here.ask("select id from account_domain where is_primary", Long.class)
                .getFirst();
        refused(
                "gert",
                TO_USERS,
                "roles.reach.user",
                () -> many.exactly(consultant.id(), domain, Set.of(here.user("erik"))));
        assertThat(holds("jens", consultant)).isTrue();
        var given = direct.of(here.user("erik")).getFirst().id();
        Asked.by("gert", Set.of(TO_USERS), () -> direct.remove(given));
        assertThat(holds("erik", consultant)).isFalse();

        here.holds("gert", TO_USERS);
        Asked.by("gert", Set.of(TO_USERS), () -> direct.assign(to("jens", officer)));
        assertThat(holds("jens", officer))
                .as("what is held in several ways is united")
                .isTrue();
    }

    @Test
    void whoAssignsOnSomeUnitsDoesSoOnThoseAndBelowThem() {
        here.holds("bo", ON_UNITS, ownUnits(ConstraintValue.Kind.EXTENDED_INHERITED));
        Asked.by("bo", Set.of(ON_UNITS), () -> onUnits.assign(on("S", true), ""));
        assertThat(holds("erik", consultant)).isTrue();
        refused("bo", ON_UNITS, "roles.reach.unit", () -> onUnits.assign(on("T", false), ""));
        refused("bo", ON_UNITS, "roles.reach.unit", () -> onUnits.assign(on("K", true), ""));
        refused("bo", ON_UNITS, "roles.reach.unit", () -> onUnits.foretell(on("T", false)));
        var elsewhere = onUnits.assign(on("T", false), "").id();
        refused("bo", ON_UNITS, "roles.reach.unit", () -> onUnits.remove(elsewhere));
        refused("bo", ON_UNITS, "roles.reach.unit", () -> onUnits.foretellRemoval(elsewhere));
        assertThat(holds("jens", consultant)).isTrue();
    }

    private UnitAssignment on(String unit, boolean inherit) {
        return new UnitAssignment(
                new AssignmentId(0), Asked.unit(unit), Asked.of(consultant), Dates.ALWAYS, inherit, Audience.EVERYBODY);
    }

    @Test
    void listsOfferTheAssigningOnlyWhereItWouldSucceed() {
        here.holds("gert", TO_USERS, ownUnits());
        here.holds("bo", ON_UNITS, ownUnits(ConstraintValue.Kind.EXTENDED_INHERITED));
        var users = Set.of(here.user("erik").value(), here.user("jens").value());
        var units = Set.of(
                Asked.unit("S").value(),
                Asked.unit("T").value(),
                Asked.unit("K").value());
        Asked.by("gert", Set.of(TO_USERS), () -> {
            assertThat(reach.ofUsers(users)).containsExactly(here.user("erik").value());
            assertThat(reach.ofUnits(units)).isEmpty();
        });
        Asked.by("bo", Set.of(ON_UNITS), () -> assertThat(reach.ofUnits(units))
                .containsExactly(Asked.unit("S").value()));
        Asked.by("anna", Set.of(), () -> assertThat(reach.ofUsers(users)).isEmpty());
        assertThat(reach.ofUsers(users)).isEqualTo(users);
        assertThat(reach.ofUnits(units)).isEqualTo(units);
    }

    @Test
    void nobodyGivesOthersForEverythingWhatTheyHoldForSome() {
        here.holds("carla", TO_USERS, ownUnits());
        here.holds("anna", TO_USERS);
        var whole = direct.of(here.user("anna")).getFirst().target();
        refused("carla", TO_USERS, "roles.own.limited", () -> direct.assign(AssignToUser.of(here.user("erik"), whole)));
        Asked.by("anna", Set.of(TO_USERS), () -> direct.assign(AssignToUser.of(here.user("erik"), whole)));
    }

    @Test
    void theCatalogueIsKeptForSomeSystemsOnly() {
        var rights = Set.of(
                "roles.userrole.create",
                "roles.userrole.update",
                "roles.userrole.delete",
                "roles.itsystem.update",
                "roles.itsystem.delete",
                "roles.rolegroup.update",
                "roles.rolegroup.delete");
        for (var right : rights) here.holds("ida", right, payOnly());
        Asked.by("ida", rights, () -> {
            roles.change(consultant.id(), 1, WriteUserRole.of("Lønrådgiver", "LØNRÅD"));
            roles.create(pay, WriteUserRole.of("Anden", "ANDEN"));
            systems.change(pay, 1, WriteItSystem.of("Løn og pension", "LØN", ItSystem.Kind.SAML));
        });
        var group = here.group("Begge", consultant, officer);
        for (Context.Act<RuntimeException> act : java.util.List.<Context.Act<RuntimeException>>of(
                () -> roles.change(officer.id(), 1, WriteUserRole.of("Sag", "SAG")),
                () -> roles.create(cases, WriteUserRole.of("Anden", "ANDEN")),
                () -> roles.delete(officer.id()),
                () -> systems.change(cases, 1, WriteItSystem.of("Sager", "SAG", ItSystem.Kind.SAML)),
                () -> systems.delete(cases),
                () -> groups.change(group.id(), 1, new WriteRoleGroup("Ingen", "", false, Set.of())),
                () -> groups.delete(group.id())))
            assertThatThrownBy(() -> Asked.by("ida", rights, act))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.reach.system"));
    }
}
