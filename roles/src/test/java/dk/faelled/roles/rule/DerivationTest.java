package dk.faelled.roles.rule;

import static dk.faelled.roles.rule.Nordkaer.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience;
import dk.faelled.roles.Dates;
import dk.faelled.roles.EffectiveRole;
import dk.faelled.roles.EffectiveRole.Through;
import dk.faelled.roles.ExceptedRole.Reason;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Position;
import dk.faelled.roles.Standing;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The worked example: who holds what, who is excepted, and who answers for it. */
class DerivationTest {
    private static Holdings of(User user) {
        return new Derivation(organisation(), assignments()).of(user, TODAY);
    }

    private static List<String> held(Holdings holdings) {
        return holdings.held().stream()
                .map(h -> "R" + h.role() + " " + name(h.responsible()))
                .sorted()
                .toList();
    }

    private static List<String> excepted(Holdings holdings) {
        return holdings.excepted().stream()
                .map(e -> "R" + e.assignment() + " " + e.reason())
                .sorted()
                .toList();
    }

    private static String name(@org.jspecify.annotations.Nullable UnitId unit) {
        var found = unit == null ? null : organisation().unit(unit);
        return found == null ? "-" : found.name();
    }

    @Test
    void erikIsASocialWorkerInS2() {
        assertThat(held(of(erik()))).containsExactly("R1 S2", "R2 S2");
        assertThat(excepted(of(erik()))).containsExactly("R3 TITLE", "R5 UNIT", "R8 USER");
    }

    @Test
    void fieHasOnePositionThatGivesAndOneThatDoesNot() {
        assertThat(held(of(fie()))).containsExactly("R1 S21", "R4 S21", "R8 S21");
        assertThat(excepted(of(fie()))).containsExactly("R3 TITLE", "R5 UNIT");
    }

    @Test
    void gertIsExceptedByName() {
        var gert = user("Gert", at(S21, null));
        assertThat(held(of(gert))).containsExactly("R1 S21", "R3 S21");
        assertThat(excepted(of(gert))).containsExactly("R4 USER", "R5 UNIT");
    }

    @Test
    void hansInheritsNothing() {
        var hans = user("Hans", new Position("stilling", S1, null, true));
        assertThat(of(hans)).isEqualTo(Holdings.NOTHING);
    }

    @Test
    void carlaManagesTwoUnitsAndHoldsTheManagersRoleOnceAnsweredForBySocial() {
        assertThat(held(of(carla()))).containsExactly("R1 Social", "R3 Social", "R6 Social");
        assertThat(excepted(of(carla()))).containsExactly("R5 UNIT");
    }

    @Test
    void idaStandsInForCarlaInS21AndNoLongerWhenBoLeadsIt() {
        assertThat(held(of(ida()))).containsExactly("R6 S21");
        assertThat(of(ida()).excepted()).isEmpty();
        var led = organisation().with(S21, unit -> unit.ledBy(BO));
        assertThat(new Derivation(led, assignments()).of(ida(), TODAY)).isEqualTo(Holdings.NOTHING);
    }

    @Test
    void jensHasAnOfficeForS21AnsweredForWhereTheRoleIsAssigned() {
        assertThat(held(of(jens()))).containsExactly("R7 S2");
        assertThat(organisation().managerOf(S2)).isEqualTo(CARLA);
    }

    @Test
    void anOfficeForAUnitAboveTheAssignmentGivesNothing() {
        assertThat(held(of(kaj()))).containsExactly("R1 S2", "R3 S2");
        assertThat(excepted(of(kaj()))).containsExactly("R5 UNIT");
    }

    @Test
    void lisWorksInTwoUnitsAndWhatOneExceptsTheOtherGives() {
        var lis = user("Lis", at(S1, null), at(S2, null));
        assertThat(held(of(lis))).containsExactly("R1 S1", "R1 S2", "R3 S2", "R5 S1");
        assertThat(excepted(of(lis))).containsExactly("R5 UNIT");
        assertThat(of(lis).roles()).isEqualTo(roles(1, 3, 5));
    }

    @Test
    void annaHasNobodyAboveSoHerOwnUnitStays() {
        var anna = user("Anna", at(K, null));
        var given = assignments(direct(9, ANNA, Dates.ALWAYS, K));
        var rows = new Derivation(organisation(), given).of(anna, TODAY).held();
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.responsible()).isEqualTo(K);
            assertThat(row.through()).isEqualTo(Through.DIRECT);
        });
    }

    @Test
    void theStopDateIsTheLastDayWithTheRoleAndTheStartDateTheFirst() {
        var given = assignments(
                direct(9, ERIK, Dates.from(TODAY.plusDays(1)), null), direct(10, ERIK, Dates.until(TODAY), null));
        var derivation = new Derivation(organisation(), given);
        assertThat(derivation.of(erik(), TODAY).roles()).isEqualTo(roles(1, 2, 10));
        assertThat(derivation.of(erik(), TODAY.plusDays(1)).roles()).isEqualTo(roles(1, 2, 9));
        assertThat(derivation.of(erik()).roles()).isEqualTo(roles(1, 2, 9, 10));
    }

    @Test
    void aGroupGivesWhatItHoldsAndNothingThatIsTakenOutOfIt() {
        var onT = UnitAssignment.here(new AssignmentId(20), T, new Target.OfGroup(G));
        var both = new Derivation(organisation(), and(onT, Map.of(G, roles(1, 9))));
        assertThat(both.of(ida(), TODAY).held())
                .filteredOn(h -> G.equals(h.group()))
                .extracting(EffectiveRole::through)
                .containsExactly(Through.ROLE_GROUP, Through.ROLE_GROUP);
        assertThat(both.of(ida(), TODAY).roles()).isEqualTo(roles(1, 6, 9));
        var one = new Derivation(organisation(), and(onT, Map.of(G, roles(1))));
        assertThat(one.of(ida(), TODAY).roles()).isEqualTo(roles(1, 6));
        var empty = new Derivation(organisation(), and(onT, Map.of(G, new TreeSet<>())));
        assertThat(empty.of(ida(), TODAY).held())
                .filteredOn(h -> G.equals(h.group()))
                .singleElement()
                .satisfies(row -> assertThat(row.role()).isNull());
    }

    @Test
    void whoIsDeletedHoldsNothingAndWhoIsDisabledStillHoldsAll() {
        assertThat(of(erik().gone())).isEqualTo(Holdings.NOTHING);
    }

    @Test
    void titlesTellThroughWhichOneItCame() {
        assertThat(of(erik()).held())
                .filteredOn(h -> role(2).equals(h.role()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.through()).isEqualTo(Through.TITLE);
                    assertThat(row.title()).isEqualTo(SOCIAL_WORKER);
                    assertThat(row.unit()).isEqualTo(S2);
                });
    }

    @Test
    void aManagersRoleForATitleLooksAtThePositionsInTheUnitThatIsLed() {
        var led = UnitAssignment.here(new AssignmentId(30), S2, new Target.OfRole(role(30)))
                .led(true, false)
                .titled(Audience.TitleMode.POSITIVE, Set.of(LEADER));
        assertThat(new Derivation(organisation(), and(led, Map.of()))
                        .of(carla(), TODAY)
                        .roles())
                .contains(role(30));
        var elsewhere = user("Carla", at(S1, LEADER));
        assertThat(new Derivation(organisation(), and(led, Map.of()))
                        .of(elsewhere, TODAY)
                        .roles())
                .doesNotContain(role(30));
    }

    @Test
    void unitsInACircleEndTheWayUp() {
        OrganisationView circle = organisation().with(K, unit -> unit.under(S21));
        assertThat(circle.path(S2)).containsExactly(S2, S, K, S21);
        assertThat(new Derivation(circle, assignments()).of(erik(), TODAY).roles())
                .contains(role(1), role(2));
    }

    @Test
    void movingAUnitInADraftShowsWhoGainsAndLosesWhat() {
        var draft = organisation().with(S21, unit -> unit.under(T));
        var difference = HoldingsDifference.between(
                fie().id(), of(fie()), new Derivation(draft, assignments()).of(fie(), TODAY));
        assertThat(difference.gained()).isEmpty();
        assertThat(difference.lost()).isEqualTo(roles(1, 8));
        assertThat(HoldingsDifference.between(
                                erik().id(), of(erik()), new Derivation(draft, assignments()).of(erik(), TODAY))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whyNamesTheWayAndWhyNotTheConditionThatFails() {
        var explaining = new Explaining(organisation(), assignments());
        var held = explaining.why(erik(), role(1), TODAY);
        assertThat(held.through()).containsExactly(new AssignmentId(1));
        assertThat(held.steps().getFirst().path()).containsExactly(S2, S);
        assertThat(held.steps().getFirst().standing()).isEqualTo(new Standing.InPosition(at(S2, SOCIAL_WORKER)));
        assertThat(explaining.why(erik(), role(3), TODAY).steps())
                .extracting(s -> s.verdict())
                .containsExactly(Verdict.EXCEPTED_TITLE);
        assertThat(explaining.why(erik(), role(4), TODAY).steps())
                .extracting(s -> s.verdict())
                .containsExactly(Verdict.ELSEWHERE);
        assertThat(explaining.why(fie(), role(2), TODAY).steps())
                .extracting(s -> s.verdict())
                .containsExactly(Verdict.NOT_INHERITED);
        assertThat(explaining
                        .why(user("Hans", new Position("stilling", S1, null, true)), role(1), TODAY)
                        .steps())
                .extracting(s -> s.verdict())
                .containsExactly(Verdict.DOES_NOT_INHERIT);
        assertThat(explaining.why(erik().gone(), role(1), TODAY).held()).isFalse();
        assertThat(explaining.why(carla(), role(7), TODAY).steps())
                .extracting(s -> s.verdict())
                .contains(Verdict.NO_SUCH_OFFICE)
                .doesNotContain(Verdict.HELD);
    }

    @Test
    void whyNotYetAndNoLonger() {
        var given = assignments(
                direct(9, ERIK, Dates.from(TODAY.plusDays(1)), null),
                direct(10, ERIK, Dates.until(TODAY.minusDays(1)), null));
        var explaining = new Explaining(organisation(), given);
        assertThat(explaining.why(erik(), role(9), TODAY).steps())
                .extracting(s -> s.verdict())
                .containsExactly(Verdict.NOT_YET);
        assertThat(explaining.why(erik(), role(10), TODAY).steps())
                .extracting(s -> s.verdict())
                .containsExactly(Verdict.ENDED);
    }

    @Test
    void exceptionsSayWhereTheUserStands() {
        var lis = user("Lis", at(S1, null), at(S2, null));
        assertThat(of(lis).excepted()).singleElement().satisfies(e -> {
            assertThat(e.unit()).isEqualTo(S2);
            assertThat(e.reason()).isEqualTo(Reason.UNIT);
        });
    }
}
