package dk.faelled.roles.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.Audience.TitleMode;
import dk.faelled.roles.ConflictRule;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.ConflictRules;
import dk.faelled.roles.assignment.ManyAssignments;
import dk.faelled.roles.assignment.Mitigations;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody should hold together is refused before it is given. */
class ConflictsKeptTest extends ExampleMunicipality {
    @Autowired
    ConflictRules rules;

    @Autowired
    Mitigations mitigations;

    @Autowired
    ManyAssignments many;

    @Test
    void whatNobodyShouldHoldTogetherIsRefusedNamingTheRuleAndTheSource() {
        theRulesOfTheExample();
        rules.create(new ConflictRule(
                0,
                "Opret og godkend",
                Set.of(new ConflictRule.Choice.Role(role.get(2).id())),
                Set.of(new ConflictRule.Choice.Role(role.get(9).id())),
                ConflictRule.Scope.ANY,
                ConflictRule.Severity.BLOCK,
                Objects.requireNonNull(person.get("Anna")).value()));
        var asked = AssignToUser.of(who("Erik"), new Target.OfRole(role.get(9).id()));
        assertThatThrownBy(() -> direct.assign(asked)).isInstanceOfSatisfying(RuleBroken.class, broken -> {
            assertThat(broken.key()).isEqualTo("roles.conflict");
            assertThat(broken.arguments().toString())
                    .contains("Opret og godkend", assigned.get(1).id().toString());
        });
        assertThat(held("Erik")).containsExactly(1, 2);
        direct.assign(AssignToUser.of(who("Kaj"), new Target.OfRole(role.get(9).id())));
        assertThat(held("Kaj")).containsExactly(1, 3, 9);
    }

    private ConflictRule conflict(int left, int right, ConflictRule.Severity severity, UUID owner) {
        return rules.create(new ConflictRule(
                0,
                "Opret og godkend",
                Set.of(new ConflictRule.Choice.Role(role.get(left).id())),
                Set.of(new ConflictRule.Choice.Role(role.get(right).id())),
                ConflictRule.Scope.ANY,
                severity,
                owner));
    }

    @Test
    void anAssignmentOnAUnitThatWouldBreakARuleIsRefusedButNotForWhomItWasAllowed() {
        theRulesOfTheExample();
        var owner = Somebody.with("roles.assigner.orgunit", "roles.assigner.user");
        var blocked = conflict(2, 9, ConflictRule.Severity.BLOCK, owner.id());
        var said = rule(9, "S2").andBelow();
        // Erik holds 2 by title; Fie would get 9 only
        refused("roles.conflict", () -> onUnits.assign(said, ""));
        assertThat(held("Fie")).containsExactly(1, 4, 8);
        assertThatThrownBy(() -> mitigations.allow(blocked.id(), who("Erik"), "Leder ser med", TODAY.plusMonths(13)))
                .isInstanceOf(RuleBroken.class);
        mitigations.allow(blocked.id(), who("Erik"), "Leder ser med", TODAY.plusMonths(1));
        onUnits.remove(onUnits.assign(said, "").id());
        mitigations.withdraw(blocked.id(), who("Erik"));
        var group = groups.create(
                new WriteRoleGroup("Bundt", "", false, Set.of(role.get(0).id())));
        assign(UnitAssignment.here(new AssignmentId(0), at("S2"), new Target.OfGroup(group.id())));
        refused(
                "roles.conflict",
                () -> groups.change(
                        group.id(),
                        1,
                        new WriteRoleGroup(
                                "Bundt", "", false, Set.of(role.get(9).id()))));
        rules.delete(blocked.id());

        conflict(2, 9, ConflictRule.Severity.APPROVE, owner.id());
        refused("roles.conflict.approve", () -> onUnits.assign(said, ""));
        owner.does(() -> onUnits.assign(said, ""));
        assertThat(held("Erik")).contains(2, 9);
        assertThat(sql(
                        "select count(*) from audit_entry where action = 'roles.conflict.accept' and entity = 'role-user:' || :id",
                        who("Erik").value()))
                .isEqualTo(1);
        var last = onUnits.on(List.of(at("S2"))).getLast();
        refused("roles.assignment.stale", () -> onUnits.change(7, last.during(Dates.until(TODAY)), ""));
    }

    private long domain() {
        return sql("select domain_id from role_user where id = :id", who("Erik").value());
    }

    @Test
    void whatIsGivenToManyAtOnceIsGivenToAllOrIfARuleForbidsItToOneToNobody() {
        theRulesOfTheExample();
        var owner = Objects.requireNonNull(person.get("Anna")).value();
        conflict(2, 9, ConflictRule.Severity.BLOCK, owner);
        var nine = role.get(9).id();
        var all = Set.copyOf(user.values());
        // only Erik holds 2
        assertThatThrownBy(() -> many.exactly(nine, domain(), all)).isInstanceOfSatisfying(RuleBroken.class, broken -> {
            assertThat(broken.key()).isEqualTo("roles.conflict");
            assertThat(broken.arguments().toString()).contains("Erik");
        });
        assertThat(held("Kaj")).doesNotContain(9);
        var others = new HashSet<>(all);
        others.remove(who("Erik"));
        many.exactly(nine, domain(), others);
        for (var name : user.keySet())
            assertThat(held(name).contains(9)).as(name).isEqualTo(!name.equals("Erik"));
        // of this no rule speaks
        many.exactly(role.get(0).id(), domain(), all);
        for (var name : user.keySet()) assertThat(held(name)).as(name).contains(0);
        keptIsTrue();
    }

    @Test
    void aRuleOfSystemsAndGroupsAndRightsIsSeenInWhatIsGiven() {
        theRulesOfTheExample();
        var owner = Objects.requireNonNull(person.get("Anna")).value();
        var other = systems.create(WriteItSystem.of("Anden", "ANDEN", ItSystem.Kind.SAML));
        var right = systemRoles.create(
                other.id(), new WriteSystemRole("Læs", "laes", "", 1, null, SystemRole.Kind.DATA_ROLE, List.of()));
        var made = userRoles.create(
                other.id(), WriteUserRole.of("Læser", "LAESER", new UserRole.Part(right.id(), List.of())));
        var group = groups.create(new WriteRoleGroup("Bundt", "", false, Set.of(made.id())));
        var one = new ConflictRule.Choice.Role(role.get(2).id());
        for (var choice : List.of(
                new ConflictRule.Choice.System(other.id()),
                new ConflictRule.Choice.Right(right.id()),
                new ConflictRule.Choice.Group(group.id()))) {
            var rule = rules.create(new ConflictRule(
                    0,
                    "Ikke sammen",
                    Set.of(one),
                    Set.of(choice),
                    ConflictRule.Scope.ANY,
                    ConflictRule.Severity.BLOCK,
                    owner));
            var given = choice instanceof ConflictRule.Choice.Group
                    ? new Target.OfGroup(group.id())
                    : new Target.OfRole(made.id());
            refused(
                    "roles.conflict",
                    () -> onUnits.assign(UnitAssignment.here(new AssignmentId(0), at("S2"), given), ""));
            rules.delete(rule.id());
        }
    }

    @Test
    void whatIsForetoldOfAnAssignmentIsWhatHappens() {
        theRulesOfTheExample();
        var chance = new Random(5);
        var names = List.copyOf(user.keySet());
        var places = List.copyOf(unit.keySet());
        var group = groups.create(new WriteRoleGroup(
                "Bundt", "", false, Set.of(role.get(1).id(), role.get(9).id())));
        int changes = 0;
        for (int i = 0; i < 24; i++) {
            var place = places.get(chance.nextInt(places.size()));
            var said = i % 4 == 0
                    ? UnitAssignment.here(new AssignmentId(0), at(place), new Target.OfGroup(group.id()))
                    : rule(chance.nextInt(10), place);
            if (chance.nextBoolean()) said = said.andBelow();
            if (i % 3 == 0) said = said.exceptUsers(Set.of(who(names.get(chance.nextInt(names.size())))));
            if (i % 5 == 0) said = said.led(true, true);
            if (i % 7 == 0) said = said.titled(TitleMode.POSITIVE, Set.of(title("Socialrådgiver")));
            var wanted = said;
            var kept = same(onUnits.foretell(wanted), () -> onUnits.assign(wanted, ""));
            var other = kept.during(i % 2 == 0 ? Dates.until(TODAY) : Dates.from(TODAY.plusDays(1)))
                    .exceptUnits(Set.of(at("S2")));
            changes += onUnits.foretell(other).size();
            kept = same(onUnits.foretell(other), () -> onUnits.change(1, other, ""));
            var gone = kept.id();
            if (i % 3 == 0)
                same(onUnits.foretellRemoval(gone), () -> {
                    onUnits.remove(gone);
                    return gone;
                });
        }
        assertThat(changes).isPositive();
        keptIsTrue();
    }

    private <T> T same(List<HoldingsDifference> foretold, Supplier<T> act) {
        var before = effective.of(user.values(), TODAY);
        var done = act.get();
        var after = effective.of(user.values(), TODAY);
        assertThat(user.values().stream()
                        .map(one -> HoldingsDifference.between(
                                one,
                                before.getOrDefault(one, Holdings.NOTHING),
                                after.getOrDefault(one, Holdings.NOTHING)))
                        .filter(difference -> !difference.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(foretold);
        return done;
    }
}
