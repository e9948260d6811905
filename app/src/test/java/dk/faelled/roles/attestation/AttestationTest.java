package dk.faelled.roles.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.Context;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.Tenants;
import dk.faelled.platform.page.Errors;
import dk.faelled.roles.EffectiveRoles;
import dk.faelled.roles.Others;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.attestation.AttestationDecision.Choice;
import dk.faelled.roles.form.Filled;
import dk.faelled.roles.projection.Substitutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Managers say whether the rights of their staff are right; what is to go, goes. */
class AttestationTest extends Attesting {
    private static final Somebody ADMINISTRATOR = new Somebody(
            UUID.randomUUID(), Set.of(AttestationPages.EVERYBODY, Attesters.ADMIN, AttestationOverviewPages.READ));

    @Autowired
    EffectiveRoles effective;

    @Autowired
    Substitutes substitutes;

    @Autowired
    Tenants tenants;

    private boolean holds(String user, String name) {
        return effective.of(user(user), null, TODAY).roles().contains(id(name));
    }

    @Test
    void whatIsHeldIsAttestedByTheNearestManagerWhoIsSomebodyElse() {
        begun();
        // what Bo has in the part that he leads, by his position too, is for who leads above
        assertThat(states(of("S"))).containsExactly("eln NOT_VERIFIED");
        assertThat(states(of("S1"))).containsExactly("ida NOT_VERIFIED");
        assertThat(states(of("K"))).containsExactly("anna NOT_VERIFIED", "bo NOT_VERIFIED");
        assertThat(view(of("S"), "").placed()).hasSize(1);
        assertThat(by(as("bo"), () -> desk.mine().lines()))
                .extracting(AttestationsView.Line::name)
                .contains("S", "S1")
                .doesNotContain("K", "T");
    }

    @Test
    void aManagerApprovesMarksARemovalAndItIsRemoved() {
        begun();
        var s1 = of("S1");
        as("bo").does(() -> {
            decide(s1, "ida", remove("Ida er flyttet"));
            assertThat(states(s1)).containsExactly("ida REMARKS");
            assertThat(holds("ida", "R2")).isTrue();
            var outcome = decisions.finish(s1);
            assertThat(outcome).isEqualTo(new AttestationConsequences.Outcome(1, 0));
        });
        assertThat(holds("ida", "R2")).isFalse();
        assertThat(desk.changes(s1).wishes()).singleElement().satisfies(wish -> {
            assertThat(wish.text()).contains("ida Prøve", "Rolle R2", "Ida er flyttet");
            assertThat(wish.outcome()).isEqualTo("Fjernet");
        });
        assertThat(ask("select action from audit_entry where action = 'roles.attestation.verify'", String.class))
                .isNotEmpty();
    }

    @Test
    void whatComesByRuleIsPassedOnAsATask() {
        begun();
        var s = of("S");
        as("bo").does(() -> {
            decide(s, "eln", AttestationDecision.APPROVED, remove("Skal ikke have den"));
            assertThatThrownBy(() -> decisions.finish(s)).isInstanceOf(RuleBroken.class);
            assertThat(view(s, "").done()).isFalse();
            approvePlaced(s);
            assertThat(view(s, "").done()).isTrue();
            assertThat(decisions.finish(s)).isEqualTo(new AttestationConsequences.Outcome(0, 1));
        });
        assertThat(holds("eln", "R2")).isTrue();
        assertThat(ask("select permission from task where key = 'roles.attestation.change:" + s + "'", String.class))
                .containsExactly(Attesters.ADMIN);
        assertThatThrownBy(() -> as("bo").does(() -> decide(s, "eln")))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.attestation.finished"));
    }

    @Test
    void nobodyAttestsHimselfNorAStandInTheOneHeStandsInFor() {
        substitutes.name(new Substitution(user("anna"), user("ole"), unit("K")));
        begun();
        var k = of("K");
        var anna = user("anna").value();
        for (var who : Map.of("anna", "roles.attestation.self", "ole", "roles.attestation.own-manager")
                .entrySet()) {
            assertThatThrownBy(() -> as(who.getKey()).does(() -> decide(k, "anna")))
                    .isInstanceOfSatisfying(
                            RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(who.getValue()));
            assertThat(by(as(who.getKey()), () -> decisions.approve(k, List.of(anna))))
                    .isZero();
        }
        var admin = new Somebody(Others.id("anna"), ADMINISTRATOR.held());
        assertThatThrownBy(() -> admin.does(() -> decide(k, "anna"))).isInstanceOf(RuleBroken.class);
        ADMINISTRATOR.does(() -> decide(k, "anna"));
        assertThat(states(k)).containsExactly("anna APPROVED", "bo NOT_VERIFIED");
    }

    @Test
    void whoHasNothingToDoWithAUnitDoesNotFindIt() {
        begun();
        var s = of("S");
        for (var stranger : List.of("carla", "eln"))
            as(stranger).does(() -> {
                assertThatThrownBy(() -> view(s, "")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> desk.changes(s)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> decide(s, "eln")).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> decisions.approve(s, List.of())).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> decisions.decidePlaced(s, Map.of())).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> decisions.finish(s)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> holding.take(s, user("eln").value())).isInstanceOf(NotFound.class);
            });
        var neighbour = tenants.create("10203040", "", "Naboby", TenantInfo.Kind.MUNICIPALITY);
        Tenant.run(neighbour.id(), () -> {
            assertThatThrownBy(() -> desk.one(s)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> decisions.finish(s)).isInstanceOf(NotFound.class);
        });
        assertThat(by(as("bo"), () -> desk.one(s).name())).isEqualTo("S");
        // somebody of another unit is not in it
        assertThatThrownBy(() -> as("bo").does(() -> decide(s, "ole"))).isInstanceOf(NotFound.class);
    }

    @Test
    void twoAttestersDoNotWorkOnTheSameUser() {
        substitutes.name(new Substitution(user("bo"), user("ole"), unit("S")));
        begun();
        var s = of("S");
        var eln = user("eln").value();
        assertThat(by(as("bo"), () -> holding.take(s, eln))).isEmpty();
        assertThat(by(as("ole"), () -> holding.take(s, eln))).contains("Nogen");
        assertThat(by(as("ole"), () -> decisions.approve(s, List.of(eln)))).isZero();
        assertThatThrownBy(() -> as("ole").does(() -> decide(s, "eln")))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.attestation.held"));
        as("bo").does(() -> decide(s, "eln"));
        assertThat(by(as("ole"), () -> holding.take(s, eln))).isEmpty();
        assertThatThrownBy(() -> as("ole").does(() -> decisions.decide(s, eln, "", Map.of(), null)))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.attestation.overtaken"));
        as("ole").does(() -> decide(s, "eln", AttestationDecision.APPROVED, remove("")));
        assertThat(states(s)).contains("eln REMARKS");
    }

    @Test
    void whatTwoApproveAtTheSameMomentIsApprovedOnce() throws Exception {
        substitutes.name(new Substitution(user("bo"), user("ole"), unit("S")));
        begun();
        var s = of("S");
        var eln = user("eln").value();
        var tenant = Tenant.current();
        try (var both = Executors.newFixedThreadPool(2)) {
            var work = new ArrayList<Callable<Integer>>();
            for (var who : List.of("bo", "ole"))
                work.add(() -> Context.system(tenant, who)
                        .<Integer, RuntimeException>call(() -> by(as(who), () -> decisions.approve(s, List.of(eln)))));
            int count = 0;
            for (var done : both.invokeAll(work)) count += done.get();
            assertThat(count).isEqualTo(1);
        }
    }

    @Test
    void whatIsGoneSinceIsShownAsRemovedAndNeedsNoDecision() {
        begun();
        var s1 = of("S1");
        direct.remove(given("ida", "R2"));
        assertThat(states(s1)).containsExactly("ida GONE");
        assertThat(by(as("bo"), () -> view(s1, "").done())).isTrue();
        assertThat(desk.user(s1, user("ida").value(), Optional.empty(), Filled.nothing(), Errors.NONE)
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.gone()).isTrue());
        onUnits.remove(placed);
        assertThat(view(of("S"), "").placed()).singleElement().satisfies(line -> assertThat(line.gone())
                .isTrue());
        // what is given after the run began is not in it
        give("ida", "R1");
        assertThat(states(s1)).containsExactly("ida GONE");
        as("bo").does(() -> decisions.finish(s1));
        assertThat(runs.finish()).isZero();
    }

    @Test
    void whatIsWishedGoneAndWentByItselfIsToldSo() {
        begun();
        var s1 = of("S1");
        as("bo").does(() -> decide(s1, "ida", remove("")));
        direct.remove(given("ida", "R2"));
        as("bo").does(() -> assertThat(decisions.finish(s1)).isEqualTo(new AttestationConsequences.Outcome(0, 0)));
        assertThat(ask("select outcome from attestation_decision where outcome is not null", String.class))
                .containsExactly("GONE");
    }

    @Test
    void anAccountIsWantedDeletedAndAReasonIsDemandedWhereTheAuthorityWantsIt() {
        decided(DEADLINE, true, true);
        runs.start(TODAY);
        var s1 = of("S1");
        as("bo").does(() -> {
            assertThatThrownBy(() -> decide(s1, "ida", remove(""))).isInstanceOf(RuleBroken.class);
            assertThatThrownBy(() -> decisions.decide(s1, user("ida").value(), "", Map.of(), remove("")))
                    .isInstanceOf(RuleBroken.class);
            assertThatThrownBy(() -> decide(s1, "ida", new AttestationDecision(Choice.REMARKS, "")))
                    .isInstanceOf(RuleBroken.class);
            decisions.decide(s1, user("ida").value(), "", Map.of(), remove("Er stoppet"));
            assertThat(states(s1)).containsExactly("ida DELETE");
            assertThat(decisions.finish(s1)).isEqualTo(new AttestationConsequences.Outcome(0, 1));
        });
        assertThat(holds("ida", "R2")).isTrue();
    }

    @Test
    void onlyWhatIsNewSinceTheLastTimeIsShownAsNew() {
        begun();
        var s1 = of("S1");
        assertThat(changed(s1)).containsExactly(true);
        as("bo").does(() -> decisions.approve(s1, List.of(user("ida").value())));
        give("eln", "R3");
        // the next ordinary run, a year later
        runs.start(DEADLINE.plusMonths(12).minusDays(30));
        assertThat(of("S1")).isNotEqualTo(s1);
        assertThat(changed(of("S1"))).containsExactly(false);
        assertThat(Objects.requireNonNull(view(of("S"), "f.changed=true").users())
                        .rows())
                .extracting(AttestationUserList.Row::account)
                .contains("eln");
        assertThatThrownBy(() -> as("bo").does(() -> decide(s1, "ida")))
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo("roles.attestation.closed"));
    }

    private List<Boolean> changed(UUID id) {
        return Objects.requireNonNull(view(id, "").users()).rows().stream()
                .map(AttestationUserList.Row::changed)
                .toList();
    }
}
