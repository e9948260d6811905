package dk.faelled.roles.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.catalogue.CatalogueTable;
import dk.faelled.roles.projection.Substitutes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Who decides a request (4.10): nobody does about the own roles. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
class WhoDecidesTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    ApplicationContext context;

    @Autowired
    Asking asking;

    @Autowired
    Approvers approvers;

    @Autowired
    Authorizations authorizations;

    @Autowired
    Substitutes substitutes;

    @Autowired
    RequestSettings settings;

    @Autowired
    PolicyRegister policies;

    @Autowired
    CatalogueTable catalogue;

    private Asked here;
    private ItSystemId pay = new ItSystemId(0);
    private UserRole role;

    @BeforeEach
    void aRole() throws Exception {
        here = new Asked(context);
        pay = here.system("Løn");
        role = here.role(pay, "Lønkonsulent");
    }

    private Deciders.Found found(String requester, String receiver, Target target) {
        var found = new Deciders.Found[1];
        Asked.by(
                requester,
                () -> found[0] = asking.preview(
                                new Ask(List.of(Ask.Wish.of(here.user(receiver), target)), "", Dates.ALWAYS))
                        .getFirst()
                        .found());
        return found[0];
    }

    private Set<UUID> deciding(String requester, String receiver) {
        return found(requester, receiver, Asked.of(role)).approvers();
    }

    private static Set<UUID> people(String... names) {
        return java.util.Arrays.stream(names).map(Asked::person).collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void theManagerOfTheUnitDecidesAndSoDoSubstitutesThere() {
        assertThat(deciding("erik", "erik")).isEqualTo(people("carla"));
        substitutes.name(new Substitution(here.user("carla"), here.user("ida"), Asked.unit("S2")));
        substitutes.name(new Substitution(here.user("bo"), here.user("jens"), Asked.unit("S")));
        assertThat(deciding("erik", "erik")).isEqualTo(people("carla", "ida"));
    }

    @Test
    void aManagersOwnRequestClimbsToTheNextManagerAndToThatOnesSubstitutes() {
        assertThat(deciding("carla", "carla")).isEqualTo(people("bo"));
        assertThat(deciding("bo", "bo")).isEqualTo(people("anna"));
        substitutes.name(new Substitution(here.user("bo"), here.user("jens"), Asked.unit("S")));
        assertThat(deciding("carla", "carla")).isEqualTo(people("bo", "jens"));
        substitutes.name(new Substitution(here.user("bo"), here.user("carla"), Asked.unit("S")));
        assertThat(deciding("carla", "carla"))
                .as("who is the receiver decides in no capacity")
                .isEqualTo(people("bo", "jens"));
    }

    @Test
    void aPersonalApproverDecidesAboutTheManagersOwnRolesWhileItLasts() {
        var delegation = new Substitutes.Delegation(here.user("carla"), here.user("ida"), TODAY, TODAY.plusDays(5));
        substitutes.delegate(delegation);
        substitutes.delegate(
                new Substitutes.Delegation(here.user("carla"), here.user("jens"), TODAY.plusDays(1), null));
        substitutes.delegate(new Substitutes.Delegation(
                here.user("carla"), here.user("fie"), TODAY.minusDays(5), TODAY.minusDays(1)));
        assertThat(deciding("carla", "carla")).isEqualTo(people("bo", "ida"));
        assertThat(deciding("erik", "erik")).as("not about the staff's").isEqualTo(people("carla"));
    }

    @Test
    void whoeverAsksDoesNotDecideUnlessTheAuthorityHasItSo() {
        var found = found("carla", "erik", Asked.of(role));
        assertThat(found.approvers()).isEmpty();
        assertThat(found.unmanned()).isTrue();
        var first = RequestSettings.Decision.FIRST;
        settings.decide(new RequestSettings.Decision(
                first.requesters(), first.approvers(), first.reason(), true, first.keptMonths()));
        assertThat(deciding("carla", "erik")).isEqualTo(people("carla"));
        assertThat(deciding("carla", "carla")).as("never about the own").isEqualTo(people("bo"));
    }

    @Test
    void authorisationManagersOfTheUnitAndThoseAboveDecide() {
        here.says(role, Set.of(), Set.of(ApprovableBy.AUTHRESPONSIBLE));
        assertThat(deciding("erik", "erik")).isEmpty();
        authorizations.name(here.user("ida"), Asked.unit("S2"));
        authorizations.name(here.user("jens"), Asked.unit("K"));
        authorizations.name(here.user("gert"), Asked.unit("T"));
        assertThat(deciding("erik", "erik")).isEqualTo(people("ida", "jens"));
        var one = here.ask("select id from unit_authorization where user_id = '" + here.user("ida") + "'", UUID.class);
        authorizations.release(one.getFirst());
        assertThat(deciding("erik", "erik")).isEqualTo(people("jens"));
    }

    @Test
    void whoIsAuthorisedDecidesForTheUnitsAndSystemsOfThatRight() {
        here.says(role, Set.of(), Set.of(ApprovableBy.AUTHORIZED));
        here.holds("gert", RequestsConfiguration.AUTHORIZED);
        var unit = catalogue.type(ConstraintType.OWN_UNIT).orElseThrow().id();
        here.holds(
                "jens",
                RequestsConfiguration.AUTHORIZED,
                new ConstraintValue(unit, ConstraintValue.Kind.INHERITED, "", ""));
        assertThat(deciding("erik", "erik")).isEqualTo(people("gert"));
        assertThat(deciding("ida", "ida")).isEqualTo(people("gert", "jens"));
        assertThat(deciding("gert", "gert")).isEmpty();
    }

    @Test
    void responsiblesOfTheSystemDecideAndOfAGroupThoseOfAllItsSystems() {
        here.says(role, Set.of(), Set.of(ApprovableBy.SYSTEMRESPONSIBLE));
        policies.answer(pay.value(), people("ida", "jens"));
        assertThat(deciding("erik", "erik")).isEqualTo(people("ida", "jens"));
        var cases = here.system("Sag");
        policies.answer(cases.value(), people("jens", "gert"));
        var group = here.group("Begge", role, here.role(cases, "Sagsbehandler"));
        here.says(PolicyRegister.Of.GROUP, group.id().value(), Set.of(), Set.of(ApprovableBy.SYSTEMRESPONSIBLE), null);
        assertThat(found("erik", "erik", new Target.OfGroup(group.id())).approvers())
                .isEqualTo(people("jens"));
    }

    @Test
    void severalKindsOfApproversAreOneSet() {
        here.says(role, Set.of(), Set.of(ApprovableBy.MANAGERORSUBSTITUTE, ApprovableBy.SYSTEMRESPONSIBLE));
        policies.answer(pay.value(), people("ida"));
        assertThat(deciding("erik", "erik")).isEqualTo(people("carla", "ida"));
    }

    @Test
    void whoCannotSignInDecidesNothing() {
        here.run("update role_user set disabled = true where user_id = 'carla'");
        assertThat(found("erik", "erik", Asked.of(role)).unmanned()).isTrue();
    }

    @Test
    void anotherManagerFindsWhatWaitedForTheOneBefore() throws Exception {
        Asked.by(
                "erik",
                () -> asking.submit(
                        new Ask(List.of(Ask.Wish.of(here.user("erik"), Asked.of(role))), "", Dates.ALWAYS)));
        assertThat(waitingFor()).containsExactly(Asked.person("carla"));
        assertThat(tasks()).containsExactly(Asked.person("carla"));
        here.load("fie");
        approvers.bringUpToDate();
        assertThat(waitingFor()).containsExactly(Asked.person("fie"));
        assertThat(tasks()).containsExactly(Asked.person("fie"));
        assertThat(here.ask(
                        "select recipient from notice where kind = 'roles.request.waiting' order by created_at, id",
                        UUID.class))
                .containsExactly(Asked.person("carla"), Asked.person("fie"));
        approvers.bringUpToDate();
        assertThat(here.ask("select count(*) from notice where kind = 'roles.request.waiting'", Long.class))
                .containsExactly(2L);
    }

    private List<UUID> waitingFor() {
        return here.ask("select approver from role_request_approver", UUID.class);
    }

    private List<UUID> tasks() {
        return here.ask(
                "select person from task where kind = 'roles.request.decide' and closed_at is null", UUID.class);
    }
}
