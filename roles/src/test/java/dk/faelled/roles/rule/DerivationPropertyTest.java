package dk.faelled.roles.rule;

import static dk.faelled.roles.rule.Nordkaer.TODAY;
import static dk.faelled.roles.rule.Nordkaer.id;
import static org.assertj.core.api.Assertions.assertThat;

import dk.faelled.organisation.UnitId;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Assignments;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.FunctionId;
import dk.faelled.roles.OfficeHeld;
import dk.faelled.roles.OrgUnit;
import dk.faelled.roles.OrganisationView;
import dk.faelled.roles.Position;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.Target;
import dk.faelled.roles.TitleId;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.User;
import dk.faelled.roles.UserId;
import dk.faelled.roles.UserRoleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds whatever the organisation and the assignments are. */
class DerivationPropertyTest {
    private static final int UNITS = 12;
    private static final int USERS = 6;
    private static final int ROLES = 5;

    /** An organisation, its people and its assignments, drawn by a number. */
    private record World(OrganisationView organisation, List<User> users, List<UnitAssignment> assignments) {
        Assignments given() {
            return new Assignments(List.of(), assignments, Map.of());
        }

        Set<UserRoleId> of(User user) {
            return of(user, assignments);
        }

        Set<UserRoleId> of(User user, List<UnitAssignment> others) {
            return new Derivation(organisation, new Assignments(List.of(), others, Map.of()))
                    .of(user, TODAY)
                    .roles();
        }
    }

    private static UnitId unit(int number) {
        return new UnitId(id("unit " + number));
    }

    private static UserId user(int number) {
        return new UserId(id("user " + number));
    }

    private static TitleId title(int number) {
        return new TitleId(id("title " + number));
    }

    private static World world(long seed) {
        var chance = new Random(seed);
        var units = new ArrayList<OrgUnit>();
        for (int i = 0; i < UNITS; i++) {
            var unit = OrgUnit.of(unit(i), "unit " + i, i == 0 ? null : unit(chance.nextInt(i)));
            units.add(chance.nextBoolean() ? unit.ledBy(user(chance.nextInt(USERS))) : unit);
        }
        var users = new ArrayList<User>();
        for (int i = 0; i < USERS; i++) {
            var positions = new ArrayList<Position>();
            for (int p = chance.nextInt(3); p >= 0; p--)
                positions.add(new Position(
                        "p",
                        unit(chance.nextInt(UNITS)),
                        chance.nextInt(3) == 0 ? null : title(chance.nextInt(3)),
                        chance.nextInt(8) == 0));
            var offices = new ArrayList<OfficeHeld>();
            for (int o = chance.nextInt(2); o > 0; o--)
                offices.add(new OfficeHeld(unit(chance.nextInt(UNITS)), new FunctionId(id("AMR"))));
            users.add(User.of(user(i), "u" + i, "u" + i, positions).holding(offices));
        }
        var assignments = new ArrayList<UnitAssignment>();
        for (int i = 0; i < 10; i++) assignments.add(assignment(i, chance));
        var substitutions = List.of(
                new Substitution(user(0), user(1), unit(chance.nextInt(UNITS))),
                new Substitution(user(1), user(2), unit(chance.nextInt(UNITS))));
        return new World(new OrganisationView(units, substitutions), users, assignments);
    }

    private static UnitAssignment assignment(int number, Random chance) {
        var plain = UnitAssignment.here(
                new AssignmentId(number),
                unit(chance.nextInt(UNITS)),
                new Target.OfRole(new UserRoleId(chance.nextInt(ROLES))));
        var one = chance.nextBoolean() ? plain.andBelow() : plain;
        return switch (chance.nextInt(8)) {
            case 0 -> one.titled(TitleMode.POSITIVE, Set.of(title(chance.nextInt(3))));
            case 1 -> one.titled(TitleMode.NEGATIVE, Set.of(title(chance.nextInt(3))));
            case 2 -> one.exceptUsers(Set.of(user(chance.nextInt(USERS))));
            case 3 -> one.exceptUnits(Set.of(unit(chance.nextInt(UNITS))));
            case 4 -> one.led(true, chance.nextBoolean());
            case 5 -> one.led(false, true);
            case 6 -> one.holding(Set.of(new FunctionId(id("AMR"))));
            default -> one;
        };
    }

    @Property(tries = 300)
    void whatSeveralPositionsGiveIsAllThatEachGives(@ForAll long seed) {
        var world = world(seed);
        // titles of leaders and holders of offices are looked up among all positions in the unit, so only these differ
        var byPosition = world.assignments().stream()
                .filter(a -> !a.audience().manager()
                        && !a.audience().substitutes()
                        && a.audience().functions().isEmpty())
                .toList();
        for (var user : world.users()) {
            var each = new TreeSet<UserRoleId>();
            for (var position : user.positions()) each.addAll(world.of(user.in(List.of(position)), byPosition));
            assertThat(world.of(user, byPosition)).isEqualTo(each);
        }
    }

    @Property(tries = 300)
    void allAssignmentsTogetherGiveAllThatEachGivesAlone(@ForAll long seed) {
        var world = world(seed);
        for (var user : world.users()) {
            var each = new TreeSet<UserRoleId>();
            for (var assignment : world.assignments()) each.addAll(world.of(user, List.of(assignment)));
            assertThat(world.of(user)).isEqualTo(each);
        }
    }

    @Property(tries = 300)
    void anExceptionGivesNobodyAnythingAndTakesFromThoseItNamesAlone(@ForAll long seed) {
        var world = world(seed);
        var excepted = world.users().getFirst();
        for (var assignment : world.assignments()) {
            var more = new HashSet<>(assignment.audience().exceptedUsers());
            more.add(excepted.id());
            for (var user : world.users()) {
                var before = world.of(user, List.of(assignment));
                var after = world.of(user, List.of(assignment.exceptUsers(more)));
                if (user.equals(excepted)) assertThat(after).isEmpty();
                else assertThat(after).isEqualTo(before);
            }
        }
    }

    @Property(tries = 300)
    void exceptingAUnitTakesFromExactlyThoseWhoStandInItOrBelow(@ForAll long seed) {
        var world = world(seed);
        var below = world.organisation().subtree(unit(3));
        for (var assignment : world.assignments()) {
            if (!assignment.audience().exceptedUnits().isEmpty()) continue;
            var kept = new Derivation(world.organisation(), new Assignments(List.of(), List.of(assignment), Map.of()));
            var cut = new Derivation(
                    world.organisation(),
                    new Assignments(List.of(), List.of(assignment.exceptUnits(Set.of(unit(3)))), Map.of()));
            for (var user : world.users()) {
                if (user.units().stream().noneMatch(below::contains)
                        && user.offices().stream().noneMatch(o -> below.contains(o.unit()))
                        && Collections.disjoint(world.organisation().managedBy(user.id()), below)
                        && Collections.disjoint(world.organisation().substitutedBy(user.id()), below))
                    assertThat(cut.of(user)).isEqualTo(kept.of(user));
                assertThat(kept.of(user).roles()).containsAll(cut.of(user).roles());
            }
        }
    }

    @Property(tries = 300)
    void inheritingIsTheSameAsAssigningOnEveryUnitBelow(@ForAll long seed) {
        var world = world(seed);
        for (var assignment : world.assignments()) {
            if (!assignment.inherit()) continue;
            var onEach = new ArrayList<UnitAssignment>();
            for (var unit : world.organisation().subtree(assignment.unit()))
                onEach.add(new UnitAssignment(
                        new AssignmentId(100 + onEach.size()),
                        unit,
                        assignment.target(),
                        assignment.dates(),
                        false,
                        assignment.audience()));
            for (var user : world.users())
                assertThat(world.of(user, List.of(assignment))).isEqualTo(world.of(user, onEach));
        }
    }

    @Property(tries = 300)
    void whatIsExplainedIsWhatIsHeldAndTakingAwayWhatIsNamedTakesTheRole(@ForAll long seed) {
        var world = world(seed);
        var explaining = new Explaining(world.organisation(), world.given());
        for (var user : world.users())
            for (int role = 0; role < ROLES; role++) {
                var why = explaining.why(user, new UserRoleId(role), TODAY);
                assertThat(why.held()).isEqualTo(world.of(user).contains(why.role()));
                var left = world.assignments().stream()
                        .filter(a -> !why.through().contains(a.id()))
                        .toList();
                assertThat(world.of(user, left)).doesNotContain(why.role());
                for (var one : why.through()) {
                    var alone = world.assignments().stream()
                            .filter(a -> a.id().equals(one))
                            .toList();
                    assertThat(world.of(user, alone)).contains(why.role());
                }
            }
    }

    @Property(tries = 300)
    void theOrderOfAssignmentsDoesNotMatterAndNoRowIsThereTwice(@ForAll long seed) {
        var world = world(seed);
        var shuffled = new ArrayList<>(world.assignments());
        Collections.shuffle(shuffled, new Random(seed));
        for (var user : world.users()) {
            var rows =
                    new Derivation(world.organisation(), world.given()).of(user).held();
            assertThat(rows).doesNotHaveDuplicates();
            assertThat(new Derivation(world.organisation(), new Assignments(List.of(), shuffled, Map.of()))
                            .of(user)
                            .held())
                    .containsExactlyInAnyOrderElementsOf(rows);
        }
    }
}
