package dk.faelled.roles.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RequestableBy;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.catalogue.RoleSystemRegister;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.projection.Substitutes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Who may ask for what, and for whom (4.10). */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class WhoAsksTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Asking asking;

    @Autowired
    Authorizations authorizations;

    @Autowired
    Substitutes substitutes;

    @Autowired
    RequestSettings settings;

    @Autowired
    CatalogueTable catalogue;

    @Autowired
    RoleSystemRegister systems;

    private Asked here;
    private ItSystemId pay = new ItSystemId(0);
    private UserRole role;

    @BeforeEach
    void aRole() throws Exception {
        here = new Asked(context);
        pay = here.system("Løn");
        role = here.role(pay, "Lønkonsulent");
    }

    private boolean may(String who, String receiver) {
        return may(who, receiver, Asked.of(role));
    }

    private boolean may(String who, String receiver, Target target) {
        var asked = new boolean[1];
        Asked.by(who, () -> asked[0] = isAllowed(receiver, target));
        return asked[0];
    }

    private boolean isAllowed(String receiver, Target target) {
        try {
            asking.preview(new Ask(List.of(Ask.Wish.of(here.user(receiver), target)), "", Dates.ALWAYS));
            return true;
        } catch (RuleBroken broken) {
            assertThat(broken.key()).isEqualTo("roles.request.not-allowed");
            return false;
        }
    }

    private void askedBy(RequestableBy... who) {
        here.says(role, Set.of(who), Set.of());
    }

    @Test
    void anEmployeeAsksForOneselfAlone() {
        askedBy(RequestableBy.EMPLOYEE);
        assertThat(may("erik", "erik")).isTrue();
        assertThat(may("carla", "erik")).isFalse();
        askedBy(RequestableBy.MANAGERORSUBSTITUTE);
        assertThat(may("erik", "erik")).isFalse();
    }

    @Test
    void aManagerAndSubstitutesAskForThoseWhoWorkInTheirUnits() {
        askedBy(RequestableBy.MANAGERORSUBSTITUTE);
        assertThat(may("carla", "erik")).isTrue();
        assertThat(may("bo", "erik")).as("leads S, not S2").isFalse();
        assertThat(may("dorte", "erik")).isFalse();
        assertThat(may("ida", "erik")).isFalse();
        substitutes.name(new Substitution(here.user("carla"), here.user("ida"), Asked.unit("S2")));
        assertThat(may("ida", "erik")).isTrue();
        assertThat(may("ida", "jens")).isFalse();
    }

    @Test
    void anAuthorisationManagerAsksForThoseInTheUnitAndBelow() {
        askedBy(RequestableBy.AUTHRESPONSIBLE);
        assertThat(may("ida", "erik")).isFalse();
        authorizations.name(here.user("ida"), Asked.unit("S"));
        assertThat(may("ida", "erik")).isTrue();
        assertThat(may("ida", "bo")).isTrue();
        assertThat(may("ida", "jens")).isFalse();
    }

    @Test
    void whoIsAuthorisedAsksForTheUnitsAndSystemsOfThatRight() {
        askedBy(RequestableBy.AUTHORIZED);
        assertThat(may("gert", "erik")).isFalse();
        here.holds("gert", RequestsConfiguration.AUTHORIZED);
        assertThat(may("gert", "erik")).isTrue();
        assertThat(may("gert", "jens")).isTrue();
        var unit = catalogue.type(ConstraintType.OWN_UNIT).orElseThrow().id();
        var system = catalogue.type(ConstraintType.OWN_IT_SYSTEM).orElseThrow().id();
        here.holds(
                "fie",
                RequestsConfiguration.AUTHORIZED,
                new ConstraintValue(unit, ConstraintValue.Kind.INHERITED, "", ""),
                new ConstraintValue(system, ConstraintValue.Kind.VALUE, "LØN", ""));
        assertThat(may("fie", "erik")).isTrue();
        assertThat(may("fie", "jens")).as("another unit").isFalse();
        var other = here.role(here.system("Sag"), "Sagsbehandler");
        here.says(other, Set.of(RequestableBy.AUTHORIZED), Set.of());
        assertThat(may("fie", "erik", Asked.of(other))).as("another system").isFalse();
        var group = here.group("Begge", role, other);
        here.says(PolicyRegister.Of.GROUP, group.id().value(), Set.of(RequestableBy.AUTHORIZED), Set.of(), null);
        assertThat(may("fie", "erik", new Target.OfGroup(group.id())))
                .as("not all systems of the group")
                .isFalse();
        assertThat(may("gert", "erik", new Target.OfGroup(group.id()))).isTrue();
    }

    @Test
    void administratorsAskWhereTheListSaysSoAndNobodyWhereItSaysNobody() {
        askedBy(RequestableBy.ADMIN);
        assertThat(may("carla", "erik")).isFalse();
        Asked.byAdministrator(
                () -> assertThat(isAllowed("erik", Asked.of(role))).isTrue());
        askedBy(RequestableBy.NONE);
        Asked.byAdministrator(
                () -> assertThat(isAllowed("erik", Asked.of(role))).isFalse());
    }

    @Test
    void whatTheRoleDoesNotSayItsSystemSaysAndElseTheAuthority() {
        assertThat(may("erik", "erik")).as("as the authority begins").isTrue();
        var first = RequestSettings.Decision.FIRST;
        settings.decide(new RequestSettings.Decision(
                Set.of(RequestableBy.MANAGERORSUBSTITUTE),
                first.approvers(),
                first.reason(),
                first.selfApproval(),
                first.keptMonths()));
        assertThat(may("erik", "erik")).isFalse();
        here.says(
                PolicyRegister.Of.SYSTEM,
                pay.value(),
                Set.of(RequestableBy.EMPLOYEE),
                Set.of(ApprovableBy.INHERIT),
                null);
        assertThat(may("erik", "erik")).as("as the system says").isTrue();
        assertThat(may("carla", "erik")).isFalse();
        askedBy(RequestableBy.INHERIT);
        assertThat(may("erik", "erik")).isTrue();
        askedBy(RequestableBy.NONE);
        assertThat(may("erik", "erik")).as("as the role says").isFalse();
        var group = here.group("Samlet", role);
        assertThat(may("erik", "erik", new Target.OfGroup(group.id())))
                .as("a group asks the authority, not its systems")
                .isFalse();
        assertThat(may("carla", "erik", new Target.OfGroup(group.id()))).isTrue();
    }

    @Test
    void theUnitMustBeInTheFiltersOfBothTheSystemAndTheRole() {
        here.says(PolicyRegister.Of.SYSTEM, pay.value(), Set.of(), Set.of(), Set.of(Asked.unit("S")));
        assertThat(may("erik", "erik")).as("S2 is below S").isTrue();
        assertThat(may("jens", "jens")).isFalse();
        here.says(PolicyRegister.Of.ROLE, role.id().value(), Set.of(), Set.of(), Set.of(Asked.unit("T")));
        assertThat(may("erik", "erik")).isFalse();
        assertThat(may("jens", "jens")).isFalse();
        here.says(PolicyRegister.Of.ROLE, role.id().value(), Set.of(), Set.of(), Set.of());
        assertThat(may("erik", "erik"))
                .as("a filter without units is met by nobody")
                .isFalse();
        here.says(PolicyRegister.Of.ROLE, role.id().value(), Set.of(), Set.of(), null);
        assertThat(may("erik", "erik")).isTrue();
    }

    @Test
    void hiddenSystemsAndThoseKeptElsewhereAreNotAskedFor() {
        for (var flag : List.of(ItSystem.Flag.HIDDEN, ItSystem.Flag.READONLY, ItSystem.Flag.API_MANAGED_ASSIGNMENTS)) {
            var stored = systems.get(pay);
            var write = WriteItSystem.of("Løn", "LØN", ItSystem.Kind.SAML);
            systems.change(
                    pay,
                    stored.version(),
                    new WriteItSystem(
                            write.name(),
                            write.identifier(),
                            write.kind(),
                            write.domain(),
                            Set.of(flag),
                            write.email(),
                            write.notes(),
                            write.portfolioEntry()));
            assertThat(may("erik", "erik")).as(flag.name()).isFalse();
        }
        var reader = here.ask("select id from user_role where identifier = 'READER' and deleted_at is null", Long.class)
                .getFirst();
        assertThat(may("erik", "erik", new Target.OfRole(new dk.faelled.roles.UserRoleId(reader))))
                .as("Fælled itself")
                .isFalse();
    }

    @Test
    void whoLacksTheRightAsksForNothing() {
        Asked.by("erik", Set.of(), () -> assertThatThrownBy(() -> asking.submit(
                        new Ask(List.of(Ask.Wish.of(here.user("erik"), Asked.of(role))), "", Dates.ALWAYS)))
                .isInstanceOf(Forbidden.class));
    }

    @Test
    void theReasonIsAskedForAsTheRoleSays() {
        var register = context.getBean(PolicyRegister.class);
        var wish = List.of(Ask.Wish.of(here.user("erik"), Asked.of(role)));
        for (var rule : ReasonRule.values()) {
            var kept = register.get(PolicyRegister.Of.ROLE, role.id().value());
            register.keep(
                    PolicyRegister.Of.ROLE,
                    role.id().value(),
                    kept.version(),
                    new PolicyRegister.Said(Set.of(), Set.of(), rule, null),
                    null);
            Asked.by("erik", () -> {
                if (rule == ReasonRule.OBLIGATORY)
                    assertThatThrownBy(() -> asking.preview(new Ask(wish, " ", Dates.ALWAYS)))
                            .isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                                    .isEqualTo("roles.request.reason"));
                var said = asking.preview(new Ask(wish, "Fordi", Dates.ALWAYS))
                        .getFirst()
                        .request()
                        .reason();
                assertThat(said).isEqualTo(rule == ReasonRule.NONE ? "" : "Fordi");
            });
        }
    }
}
