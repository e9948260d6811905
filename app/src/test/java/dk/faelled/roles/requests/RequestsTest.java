package dk.faelled.roles.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.Faelled;
import dk.faelled.platform.ModuleTest;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Messages;
import dk.faelled.roles.ApprovableBy;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.Dates;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.ItSystemId;
import dk.faelled.roles.RequestDecided;
import dk.faelled.roles.Target;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.ConflictRules;
import dk.faelled.roles.assignment.UserAssignments;
import dk.faelled.roles.catalogue.UserRoleRegister;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Somebody asks for a role, somebody decides, and then it is so or it is not. */
@SpringBootTest(classes = Faelled.class)
@ExtendWith(ModuleTest.InATenant.class)
@RecordApplicationEvents
class RequestsTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    @Autowired
    ApplicationContext context;

    @Autowired
    Asking asking;

    @Autowired
    Deciding deciding;

    @Autowired
    RequestTable table;

    @Autowired
    UserAssignments assignments;

    @Autowired
    UserRoleRegister roles;

    @Autowired
    EffectiveRoles effective;

    @Autowired
    ConflictRules rules;

    @Autowired
    PolicyRegister policies;

    @Autowired
    Tenants tenants;

    @Autowired
    ApplicationEvents events;

    private Asked here;
    private ItSystemId pay = new ItSystemId(0);
    private UserRole consultant;
    private UserRole other;

    @BeforeEach
    void twoRoles() throws Exception {
        here = new Asked(context);
        pay = here.system("Løn");
        consultant = here.role(pay, "Lønkonsulent", UserRole.Flag.SENSITIVE);
        other = here.role(pay, "Godkend fravær");
    }

    /** @return the request */
    private UUID asks(String requester, String receiver, Dates dates, UserRole role) {
        Asked.by(
                requester,
                () -> asking.submit(
                        new Ask(List.of(Ask.Wish.of(here.user(receiver), Asked.of(role))), "Vikar", dates)));
        return last();
    }

    private UUID last() {
        return here.ask("select id from role_request order by id desc limit 1", UUID.class)
                .getFirst();
    }

    private RoleRequest request(UUID id) {
        return java.util.Objects.requireNonNull(
                context.getBean(org.springframework.transaction.support.TransactionTemplate.class)
                        .execute(_ -> table.find(id).orElseThrow()));
    }

    private List<UserAssignment> held(String user) {
        return assignments.of(here.user(user));
    }

    private boolean holds(String user, UserRole role, LocalDate day) {
        return effective.of(here.user(user), null, day).roles().contains(role.id());
    }

    private List<String> acts() {
        return here.ask("select action from audit_entry where action like 'roles.request.%' order by id", String.class);
    }

    private List<String> told(String kind) {
        return here.ask(
                "select recipient::text from notice where kind = 'roles.request.%s' order by created_at, id"
                        .formatted(kind),
                String.class);
    }

    private List<UUID> tasks() {
        return here.ask(
                "select person from task where kind = 'roles.request.decide' and closed_at is null", UUID.class);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String key) {
        assertThatThrownBy(act).isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.key())
                .isEqualTo(key));
    }

    /** The worked example of the acceptance: the manager is the receiver, so the next manager approves. */
    @Test
    void aManagersRequestForASensitiveRoleWithAnEndIsApprovedByTheNextManager() {
        var until = TODAY.plusDays(30);
        var id = asks("carla", "carla", Dates.until(until), consultant);
        assertThat(tasks()).containsExactly(Asked.person("bo"));
        assertThat(told("waiting")).containsExactly(Asked.person("bo").toString());
        for (var nobody : List.of("carla", "erik", "dorte"))
            Asked.by(nobody, () -> assertThatThrownBy(() -> deciding.approve(id, ""))
                    .isInstanceOfAny(RuleBroken.class, NotFound.class));
        assertThat(held("carla")).isEmpty();

        Asked.by("bo", () -> assertThat(deciding.approve(id, "Godt")).isTrue());

        assertThat(holds("carla", consultant, TODAY)).isTrue();
        assertThat(holds("carla", consultant, until)).isTrue();
        assertThat(holds("carla", consultant, until.plusDays(1))).isFalse();
        var given = held("carla").getFirst();
        assertThat(given.owningUnit()).isEqualTo(Asked.unit("S2"));
        var after = request(id);
        assertThat(after.status()).isEqualTo(RoleRequest.Status.ASSIGNED);
        assertThat(after.ending())
                .extracting(mark -> mark == null ? "" : mark.name())
                .isEqualTo("bo");
        assertThat(after.comment()).isEqualTo("Godt");
        assertThat(acts()).containsExactly("roles.request.ask", "roles.request.approve");
        assertThat(told("approved")).containsExactly(Asked.person("carla").toString());
        assertThat(tasks()).isEmpty();
        assertThat(events.stream(RequestDecided.class)).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(RequestDecided.Outcome.ASSIGNED);
            assertThat(event.tenant()).isEqualTo(Tenant.current());
        });
    }

    @Test
    void requesterAndReceiverAreBothToldOnceAndARejectionNeedsAComment() {
        var id = asks("carla", "erik", Dates.ALWAYS, consultant);
        assertThat(request(id).unmanned()).as("who asks does not decide").isTrue();
        Asked.byAdministrator(() -> refused(() -> deciding.reject(id, " "), "roles.request.comment"));
        Asked.byAdministrator(() -> deciding.reject(id, "Ikke nu"));
        assertThat(told("rejected"))
                .containsExactlyInAnyOrder(
                        Asked.person("carla").toString(), Asked.person("erik").toString());
        assertThat(held("erik")).isEmpty();
        assertThat(acts()).containsExactly("roles.request.ask", "roles.request.reject");
        assertThat(here.ask("select payload from audit_entry where action = 'roles.request.reject'", String.class))
                .singleElement()
                .asString()
                .contains("Ikke nu");
    }

    @Test
    void whatNobodyIsFoundForIsFlaggedAndWaitsForTheAdministrators() {
        var id = asks("carla", "erik", Dates.ALWAYS, consultant);
        assertThat(request(id).unmanned()).isTrue();
        assertThat(here.ask(
                        "select permission from task where closed_at is null and kind = 'roles.request.decide'",
                        String.class))
                .containsExactly(RequestsConfiguration.ADMIN);
        Asked.by("bo", () -> assertThatThrownBy(() -> deciding.approve(id, "")).isInstanceOf(NotFound.class));
        Asked.by("carla", () -> refused(() -> deciding.approve(id, ""), "roles.request.own"));
        Asked.byAdministrator(() -> deciding.approve(id, ""));
        assertThat(holds("erik", consultant, TODAY)).isTrue();
        assertThat(here.ask(
                        "select count(*) from task where closed_at is null and kind = 'roles.request.decide'",
                        Long.class))
                .containsExactly(0L);
    }

    @Test
    void whoAskedMayTakeItBackAndNobodyElse() {
        var id = asks("erik", "erik", Dates.ALWAYS, consultant);
        Asked.by("fie", () -> assertThatThrownBy(() -> deciding.cancel(id)).isInstanceOf(NotFound.class));
        Asked.by("erik", () -> deciding.cancel(id));
        assertThat(request(id).status()).isEqualTo(RoleRequest.Status.CANCELLED);
        assertThat(tasks()).isEmpty();
        assertThat(told("approved")).isEmpty();
        assertThat(acts()).containsExactly("roles.request.ask", "roles.request.cancel");
        Asked.by("carla", () -> refused(() -> deciding.approve(id, ""), "roles.request.decided"));
    }

    @Test
    void theSameIsAskedOnceAtATime() {
        asks("erik", "erik", Dates.ALWAYS, consultant);
        Asked.by(
                "erik",
                () -> refused(
                        () -> asking.submit(new Ask(
                                List.of(Ask.Wish.of(here.user("erik"), Asked.of(consultant))), "", Dates.ALWAYS)),
                        "roles.request.twice"));
        Asked.by(
                "erik",
                () -> refused(
                        () -> asking.preview(new Ask(
                                List.of(Ask.Wish.of(here.user("erik"), Asked.of(consultant))), "", Dates.ALWAYS)),
                        "roles.request.twice"));
        Asked.by("erik", () -> deciding.cancel(last()));
        asks("erik", "erik", Dates.ALWAYS, consultant);
        assertThat(here.ask("select count(*) from role_request", Long.class)).containsExactly(2L);
    }

    @Test
    void severalRolesForSeveralPeopleAreAskedAtOnceAndDecidedOneByOne() {
        var group = here.group("Begge", consultant, other);
        var wishes = new ArrayList<Ask.Wish>();
        for (var user : List.of("erik", "fie"))
            for (var target : List.of(Asked.of(other), new Target.OfGroup(group.id())))
                wishes.add(Ask.Wish.of(here.user(user), target));
        var substitute = here.user("ida");
        context.getBean(dk.faelled.roles.projection.Substitutes.class)
                .name(new dk.faelled.roles.Substitution(here.user("carla"), substitute, Asked.unit("S2")));
        Asked.by("ida", () -> asking.submit(new Ask(wishes, "Nye", Dates.ALWAYS)));
        assertThat(tasks()).as("one task a batch").containsExactly(Asked.person("carla"));
        assertThat(told("waiting")).containsExactly(Asked.person("carla").toString());
        var ids = here.ask("select id from role_request order by id", UUID.class);
        Asked.by("carla", () -> deciding.reject(ids.getFirst(), "Nej"));
        assertThat(tasks()).as("the rest waits").containsExactly(Asked.person("carla"));
        Asked.by("carla", () -> deciding.approveBatch(request(ids.getFirst()).batch()));
        assertThat(tasks()).isEmpty();
        assertThat(here.ask("select status from role_request order by id", String.class))
                .containsExactly("REJECTED", "ASSIGNED", "ASSIGNED", "ASSIGNED");
        assertThat(holds("fie", consultant, TODAY)).as("through the group").isTrue();
        Asked.by(
                "carla",
                () -> refused(
                        () -> deciding.approveBatch(request(ids.getFirst()).batch()), "roles.request.batch"));
    }

    @Test
    void ofTwoWhoDecideAtTheSameMomentOneWins() throws Exception {
        context.getBean(dk.faelled.roles.projection.Substitutes.class)
                .name(new dk.faelled.roles.Substitution(here.user("carla"), here.user("ida"), Asked.unit("S2")));
        for (int round = 0; round < 5; round++) {
            var id = asks("erik", "erik", Dates.until(TODAY.plusDays(round)), consultant);
            var tenant = Tenant.current();
            var barrier = new CyclicBarrier(2);
            try (var two = Executors.newFixedThreadPool(2)) {
                var outcomes = new ArrayList<String>();
                var running = two.invokeAll(List.<Callable<String>>of(
                        () -> Tenant.call(tenant, () -> decides("carla", id, barrier, true)),
                        () -> Tenant.call(tenant, () -> decides("ida", id, barrier, false))));
                for (var one : running) outcomes.add(one.get());
                assertThat(outcomes).containsOnlyOnce("done").containsOnlyOnce("roles.request.decided");
            }
            var approved = request(id).status() == RoleRequest.Status.ASSIGNED;
            assertThat(told(approved ? "approved" : "rejected")).isNotEmpty();
        }
        assertThat(here.ask(
                        "select count(*) from audit_entry where action in ('roles.request.approve', 'roles.request.reject')",
                        Long.class))
                .containsExactly(5L);
    }

    private String decides(String who, UUID id, CyclicBarrier barrier, boolean approves) throws Exception {
        barrier.await();
        var outcome = new String[] {"done"};
        Asked.by(who, () -> {
            try {
                if (approves) deciding.approve(id, "");
                else deciding.reject(id, "Nej");
            } catch (RuleBroken broken) {
                outcome[0] = broken.key();
            }
        });
        return outcome[0];
    }

    @Test
    void aRoleThatIsGoneOrReservedMeanwhileIsRefusedAndTheRequestStays() {
        var gone = asks("erik", "erik", Dates.ALWAYS, consultant);
        var reserved = asks("erik", "erik", Dates.ALWAYS, other);
        roles.delete(consultant.id());
        here.run("update user_role set flags = '{USER_ONLY}' where id = " + other.id());
        Asked.by("carla", () -> {
            assertThatThrownBy(() -> deciding.approve(gone, "")).isInstanceOf(NotFound.class);
            refused(() -> deciding.approve(reserved, ""), "roles.request.user-only");
        });
        Asked.byAdministrator(() -> refused(() -> deciding.approve(gone, ""), "roles.request.role-gone"));
        for (var id : List.of(gone, reserved)) assertThat(request(id).isOpen()).isTrue();
        assertThat(held("erik")).isEmpty();
        Asked.byAdministrator(() -> deciding.reject(gone, "Findes ikke mere"));
        Asked.by("carla", () -> deciding.reject(reserved, "Bed om en ny"));
    }

    @Test
    void whatEndedBeforeItWasDecidedIsRefusedAndTheRequestStays() {
        var id = asks("erik", "erik", Dates.until(TODAY), consultant);
        here.run("update role_request set stop_date = current_date - 3");
        Asked.by("carla", () -> refused(() -> deciding.approve(id, ""), "roles.dates.past"));
        assertThat(request(id).isOpen()).isTrue();
    }

    @Test
    void theProgramApprovesAtOnceWhereTheRoleSaysSo() {
        here.says(consultant, Set.of(), Set.of(ApprovableBy.AUTOMATIC));
        var id = asks("erik", "erik", Dates.ALWAYS, consultant);
        assertThat(holds("erik", consultant, TODAY)).isTrue();
        assertThat(request(id).ending())
                .extracting(mark -> mark == null ? "" : mark.name())
                .isEqualTo("Fælled");
        assertThat(tasks()).isEmpty();
        assertThat(told("waiting")).isEmpty();
        assertThat(told("approved")).containsExactly(Asked.person("erik").toString());
    }

    @Test
    void whatIsAssignedDirectlyIsTakenAwayAtOnceOrAfterTheLastDay() {
        var one = assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(consultant)));
        var two = assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(other)));
        var last = TODAY.plusDays(4);
        Asked.by(
                "erik",
                () -> asking.submit(new Ask(
                        List.of(new Ask.Wish(here.user("erik"), null, Asked.of(consultant), List.of(), one.id())),
                        "",
                        Dates.ALWAYS)));
        Asked.by("carla", () -> deciding.approve(last(), ""));
        assertThat(holds("erik", consultant, TODAY)).isFalse();
        Asked.by(
                "erik",
                () -> asking.submit(new Ask(
                        List.of(new Ask.Wish(here.user("erik"), null, Asked.of(other), List.of(), two.id())),
                        "",
                        Dates.until(last))));
        Asked.by("carla", () -> deciding.approve(last(), ""));
        assertThat(holds("erik", other, last)).isTrue();
        assertThat(holds("erik", other, last.plusDays(1))).isFalse();
        assertThat(acts())
                .containsExactly(
                        "roles.request.ask-removal",
                        "roles.request.approve",
                        "roles.request.ask-removal",
                        "roles.request.approve");
        Asked.by(
                "erik",
                () -> refused(
                        () -> asking.submit(new Ask(
                                List.of(new Ask.Wish(
                                        here.user("erik"), null, Asked.of(consultant), List.of(), one.id())),
                                "",
                                Dates.ALWAYS)),
                        "roles.request.not-held"));
    }

    private ConflictRule rule(ConflictRule.Severity severity, UUID owner) {
        return rules.create(new ConflictRule(
                0,
                "Løn og fravær",
                Set.of(new ConflictRule.Choice.Role(consultant.id())),
                Set.of(new ConflictRule.Choice.Role(other.id())),
                ConflictRule.Scope.ANY,
                severity,
                owner));
    }

    @Test
    void aRuleThatBlocksRefusesAtTheRequestAndAtTheApprovalAndSaysHowTheOtherRoleIsHeld() {
        rule(ConflictRule.Severity.BLOCK, Asked.person("jens"));
        var given = assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(other)));
        Asked.by("erik", () -> assertThatThrownBy(() -> asking.submit(
                        new Ask(List.of(Ask.Wish.of(here.user("erik"), Asked.of(consultant))), "", Dates.ALWAYS)))
                .isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(Messages.text(broken))
                        .contains(
                                "Løn og fravær", "Godkend fravær", "direkte tildeling " + given.id(), "Lønkonsulent")));
        assignments.remove(given.id());
        var id = asks("erik", "erik", Dates.ALWAYS, consultant);
        assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(other)));
        Asked.by("carla", () -> refused(() -> deciding.approve(id, ""), "roles.conflict"));
        assertThat(request(id).isOpen()).isTrue();
        Asked.by(
                "fie",
                () -> refused(
                        () -> asking.submit(new Ask(
                                List.of(
                                        Ask.Wish.of(here.user("fie"), Asked.of(consultant)),
                                        Ask.Wish.of(here.user("fie"), Asked.of(other))),
                                "",
                                Dates.ALWAYS)),
                        "roles.conflict"));
    }

    @Test
    void aRuleThatWantsItsOwnersApprovalWaitsForBoth() {
        rule(ConflictRule.Severity.APPROVE, Asked.person("jens"));
        assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(other)));
        var id = asks("erik", "erik", Dates.ALWAYS, consultant);
        assertThat(request(id).conflicts()).containsExactly("Løn og fravær");
        assertThat(tasks()).containsExactlyInAnyOrder(Asked.person("carla"), Asked.person("jens"));
        Asked.by("carla", () -> assertThat(deciding.approve(id, "")).isFalse());
        assertThat(holds("erik", consultant, TODAY)).isFalse();
        assertThat(tasks()).containsExactly(Asked.person("jens"));
        Asked.by("carla", () -> refused(() -> deciding.approve(id, ""), "roles.request.waits"));
        Asked.by("jens", () -> assertThat(deciding.approve(id, "")).isTrue());
        assertThat(holds("erik", consultant, TODAY)).isTrue();
        assertThat(acts()).containsExactly("roles.request.ask", "roles.request.approve", "roles.request.approve");
    }

    @Test
    void theOwnersConsentAloneGivesNothing() {
        rule(ConflictRule.Severity.APPROVE, Asked.person("jens"));
        assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(other)));
        var id = asks("erik", "erik", Dates.ALWAYS, consultant);
        Asked.by("jens", () -> assertThat(deciding.approve(id, "")).isFalse());
        assertThat(holds("erik", consultant, TODAY)).isFalse();
        assertThat(tasks()).containsExactly(Asked.person("carla"));
        Asked.by("carla", () -> assertThat(deciding.approve(id, "")).isTrue());
        assertThat(holds("erik", consultant, TODAY)).isTrue();
    }

    @Test
    void aRuleThatWarnsIsWrittenDownAndHindersNothing() {
        rule(ConflictRule.Severity.WARN, Asked.person("jens"));
        assignments.assign(AssignToUser.of(here.user("erik"), Asked.of(other)));
        var id = asks("erik", "erik", Dates.ALWAYS, consultant);
        assertThat(request(id).conflicts()).containsExactly("Løn og fravær");
        Asked.by("carla", () -> assertThat(deciding.approve(id, "")).isTrue());
        assertThat(here.ask("select count(*) from audit_entry where action = 'roles.conflict.accept'", Long.class))
                .containsExactly(1L);
    }

    @Test
    void theNeighboursRequestsAreAsIfTheyWereNotThere() {
        var id = asks("erik", "erik", Dates.ALWAYS, consultant);
        var neighbour = tenants.create(
                Integer.toString(
                        java.util.concurrent.ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000)),
                "998",
                "Naboby",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.run(neighbour.id(), () -> {
            assertThat(here.ask("select id from role_request", UUID.class)).isEmpty();
            Asked.byAdministrator(() -> {
                assertThatThrownBy(() -> deciding.approve(id, "")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> deciding.reject(id, "Nej")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> deciding.cancel(id)).isInstanceOf(NotFound.class);
            });
        });
        assertThat(request(id).isOpen()).isTrue();
    }
}
