package dk.faelled.roles.rule;

import static dk.faelled.roles.rule.Nordkaer.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Conflict;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.ConflictRule.Choice;
import dk.faelled.roles.ConstraintValue.Kind;
import dk.faelled.roles.Dates;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.SystemRoleId;
import dk.faelled.roles.UserAssignment;
import dk.faelled.roles.UserRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nobody should hold together: opening creditors and approving payments. */
class ConflictsTest {
    private static final ItSystem ECONOMY = Payroll.system(1, ItSystem.Kind.SAML, "Økonomi");

    private static UserRole opening(String... units) {
        return limited(2, "Opret kreditor", 1, units);
    }

    private static UserRole approving(String... units) {
        return limited(9, "Godkend udbetaling", 2, units);
    }

    private static UserRole limited(int number, String name, int right, String... units) {
        var part = units.length == 0
                ? Payroll.part(right)
                : Payroll.part(right, Payroll.value(Payroll.UNIT, Kind.VALUE, String.join(",", units), ""));
        return Payroll.role(number, 1, name, null, Set.of(), part);
    }

    private static ConflictRule rule(ConflictRule.Scope scope) {
        return new ConflictRule(
                1,
                "Opret og godkend",
                Set.of(new Choice.Role(role(2))),
                Set.of(new Choice.Role(role(9))),
                scope,
                ConflictRule.Severity.BLOCK,
                id("Anna"));
    }

    private static List<Conflict> found(
            ConflictRule rule, UserRole opening, UserRole approving, UserAssignment... direct) {
        var given = new Assignments(List.of(direct), onUnits(), Map.of());
        var catalogue = Payroll.catalogue(
                List.of(ECONOMY),
                List.of(Payroll.right(1, 1, "opret", 1), Payroll.right(2, 1, "godkend", 1)),
                opening,
                approving);
        return new Conflicts(catalogue, new Resolution(organisation()), given)
                .of(erik(), new Derivation(organisation(), given).of(erik()), List.of(rule));
    }

    private static UserAssignment asked(Dates dates, UnitId owning) {
        return direct(9, ERIK, dates, owning);
    }

    @Test
    void whoHasTheOneThroughATitleAndIsGivenTheOtherBreaksTheRuleAndTheSourceIsNamed() {
        assertThat(found(rule(ConflictRule.Scope.ANY), opening(), approving(), asked(Dates.ALWAYS, S2)))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.left().assignment()).isEqualTo(new AssignmentId(2));
                    assertThat(conflict.right().assignment()).isEqualTo(new AssignmentId(109));
                });
        assertThat(found(rule(ConflictRule.Scope.ANY), opening(), approving())).isEmpty();
    }

    @Test
    void theSameUnitMeansWhoAnswersForBoth() {
        var rule = rule(ConflictRule.Scope.SAME_UNIT);
        assertThat(found(rule, opening(), approving(), asked(Dates.ALWAYS, S2))).hasSize(1);
        assertThat(found(rule, opening(), approving(), asked(Dates.ALWAYS, T))).isEmpty();
    }

    @Test
    void theSameDataMeansALimitInCommonAndNoLimitMeansAllData() {
        var rule = rule(ConflictRule.Scope.SAME_CONSTRAINT);
        assertThat(found(rule, opening("a", "b"), approving("b", "c"), asked(Dates.ALWAYS, S2)))
                .hasSize(1);
        assertThat(found(rule, opening("a"), approving("c"), asked(Dates.ALWAYS, S2)))
                .isEmpty();
        assertThat(found(rule, opening(), approving("c"), asked(Dates.ALWAYS, S2)))
                .hasSize(1);
    }

    @Test
    void rolesThatAreNeverHeldOnOneDayDoNotMeet() {
        var early = direct(9, ERIK, Dates.until(TODAY), S2);
        var rule = new ConflictRule(
                2,
                "r",
                Set.of(new Choice.Role(role(9))),
                Set.of(new Choice.Role(role(2))),
                ConflictRule.Scope.ANY,
                ConflictRule.Severity.WARN,
                id("Anna"));
        assertThat(found(rule, opening(), approving(), early)).hasSize(1);
        assertThat(Dates.until(TODAY).overlaps(Dates.from(TODAY.plusDays(1)))).isFalse();
        assertThat(Dates.until(TODAY).overlaps(Dates.from(TODAY))).isTrue();
    }

    @Test
    void twoRightsInOneRoleBreakARuleBetweenThemButOneThingOnBothSidesDoesNot() {
        var both = Payroll.role(2, 1, "Alt", null, Set.of(), Payroll.part(1), Payroll.part(2));
        var between = new ConflictRule(
                3,
                "r",
                Set.of(new Choice.Right(new SystemRoleId(1))),
                Set.of(new Choice.Right(new SystemRoleId(2))),
                ConflictRule.Scope.ANY,
                ConflictRule.Severity.BLOCK,
                id("Anna"));
        assertThat(found(between, both, approving())).hasSize(1);
        var itself = new ConflictRule(
                4,
                "r",
                Set.of(new Choice.System(ECONOMY.id())),
                Set.of(new Choice.System(ECONOMY.id())),
                ConflictRule.Scope.ANY,
                ConflictRule.Severity.BLOCK,
                id("Anna"));
        assertThat(found(itself, opening(), approving())).isEmpty();
        assertThat(found(itself, opening(), approving(), asked(Dates.ALWAYS, S2)))
                .hasSize(1);
    }
}
