package dk.faelled.roles.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.faelled.organisation.Validity;
import dk.faelled.platform.EffectiveRolesChanged;
import dk.faelled.platform.NotFound;
import dk.faelled.platform.RuleBroken;
import dk.faelled.platform.Somebody;
import dk.faelled.platform.Tenant;
import dk.faelled.platform.TenantInfo;
import dk.faelled.platform.rights.Forbidden;
import dk.faelled.roles.AccountDeleted;
import dk.faelled.roles.AssignmentId;
import dk.faelled.roles.ConstraintType;
import dk.faelled.roles.ConstraintValue;
import dk.faelled.roles.Dates;
import dk.faelled.roles.Explanation;
import dk.faelled.roles.Holdings;
import dk.faelled.roles.HoldingsDifference;
import dk.faelled.roles.ItSystem;
import dk.faelled.roles.Postponed;
import dk.faelled.roles.Privilege;
import dk.faelled.roles.Privileges;
import dk.faelled.roles.RoleGroup;
import dk.faelled.roles.Substitution;
import dk.faelled.roles.SystemRole;
import dk.faelled.roles.Target;
import dk.faelled.roles.UnitAssignment;
import dk.faelled.roles.UserRole;
import dk.faelled.roles.UserRoleId;
import dk.faelled.roles.Verdict;
import dk.faelled.roles.assignment.AssignToUser;
import dk.faelled.roles.assignment.Foretold;
import dk.faelled.roles.assignment.UnitMoveView;
import dk.faelled.roles.catalogue.WriteItSystem;
import dk.faelled.roles.catalogue.WriteRoleGroup;
import dk.faelled.roles.catalogue.WriteSystemRole;
import dk.faelled.roles.catalogue.WriteUserRole;
import dk.faelled.roles.effective.WhatIf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept is what the rules say, whatever changes. */
class CatalogueTest extends ExampleMunicipality {
    @Autowired
    Following following;

    @Autowired
    Privileges privileges;

    @Autowired
    WhatIf whatIf;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    ApplicationEvents events;

    @Test
    void theTableOfTheExampleHoldsAndAMoveDoesWhatWasForetold() {
        theRulesOfTheExample();
        assertThat(held("Erik")).containsExactly(1, 2);
        assertThat(excepted("Erik")).containsExactly(3, 5, 8);
        assertThat(held("Fie")).containsExactly(1, 4, 8);
        assertThat(excepted("Fie")).containsExactly(3, 5);
        assertThat(held("Gert")).containsExactly(1, 3);
        assertThat(excepted("Gert")).containsExactly(4, 5);
        assertThat(holdings("Hans")).isEqualTo(Holdings.NOTHING);
        assertThat(held("Carla")).containsExactly(1, 3, 6);
        assertThat(held("Ida")).containsExactly(6);
        assertThat(held("Jens")).containsExactly(7);
        assertThat(held("Kaj")).containsExactly(1, 3);
        assertThat(held("Lis")).containsExactly(1, 3, 5);
        assertThat(excepted("Lis")).containsExactly(5);
        keptIsTrue();

        var draft = read(tree::view).with(at("S21"), one -> one.under(at("T")));
        var foretold = whatIf.over(draft, user.values());
        var before = effective.of(user.values(), TODAY);
        units.move(at("S21"), at("T"), Validity.from(TODAY), null);
        following.catchUp();
        var after = effective.of(user.values(), TODAY);
        assertThat(user.values().stream()
                        .map(one -> HoldingsDifference.between(
                                one,
                                before.getOrDefault(one, Holdings.NOTHING),
                                after.getOrDefault(one, Holdings.NOTHING)))
                        .filter(difference -> !difference.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(foretold);
        assertThat(held("Fie")).containsExactly(4);
        assertThat(held("Jens")).isEmpty();
        keptIsTrue();
        assertThat(effective.why(who("Fie"), role.get(4).id(), TODAY).through())
                .containsExactly(assigned.get(3).id());
        assertThat(effective.why(who("Fie"), role.get(1).id(), TODAY).held()).isFalse();
    }

    @Test
    void thePageTellsWhatAMoveWouldDo() throws Exception {
        theRulesOfTheExample();
        var draft = read(tree::view).with(at("S21"), one -> one.under(at("T")));
        var changed = whatIf.over(draft, user.values());
        var foretold = Objects.requireNonNull(moved("T").foretold());
        assertThat(foretold.gain()).isEqualTo((int)
                changed.stream().filter(one -> !one.gained().isEmpty()).count());
        assertThat(foretold.lose())
                .isEqualTo((int)
                        changed.stream().filter(one -> !one.lost().isEmpty()).count())
                .isPositive();
        assertThat(foretold.losing()).contains("Fie Prøve", "Jens Prøve").doesNotContain("Erik Prøve");
        assertThat(moved("S2").foretold()).isEqualTo(new Foretold(0, 0, List.of(), List.of()));
        assertThat(moved("S21").errors().at("under")).contains("S21");
        assertThat(held("Fie")).as("nothing is moved").containsExactly(1, 4, 8);
    }

    private UnitMoveView moved(String under) throws Exception {
        var pages = MockMvcBuilders.standaloneSetup(context.getBean("roleUnitPages"))
                .build();
        var answer = pages.perform(MockMvcRequestBuilders.get("/roles/units/{id}/move", at("S21"))
                        .param("under", at(under).toString())
                        .param("show", "yes"))
                .andReturn()
                .getModelAndView();
        return (UnitMoveView)
                Objects.requireNonNull(Objects.requireNonNull(answer).getModel().get("view"));
    }

    @Test
    void whatIsGivenByHandHoldsFromItsFirstDayToItsLastAndIsTold() {
        var erik = who("Erik");
        var target = new Target.OfRole(role.get(9).id());
        var given = direct.assign(AssignToUser.of(erik, target).during(Dates.until(TODAY.plusDays(2))));
        assertThat(given.owningUnit()).isEqualTo(at("S2"));
        assertThat(held("Erik")).containsExactly(9);
        assertThat(numbers(effective.of(erik, null, TODAY.plusDays(2)).roles())).containsExactly(9);
        assertThat(effective.of(erik, null, TODAY.plusDays(3)).held()).isEmpty();
        assertThat(effective.of(erik, null, TODAY.minusDays(1)).held())
                .as("nothing was kept then")
                .isEmpty();
        assertThat(effective.of(erik, system, TODAY).roles()).hasSize(1);
        assertThat(effective.of(erik, new dk.faelled.roles.ItSystemId(0), TODAY).held())
                .isEmpty();

        var longer =
                direct.assign(AssignToUser.of(erik, target).during(new Dates(TODAY.plusDays(3), TODAY.plusDays(9))));
        assertThat(longer.id()).isEqualTo(given.id());
        assertThat(longer.dates()).isEqualTo(Dates.until(TODAY.plusDays(9)));
        assertThat(direct.of(erik)).hasSize(1);
        var later = direct.assign(
                AssignToUser.of(erik, new Target.OfRole(role.get(0).id())).during(Dates.from(TODAY.plusDays(1))));
        assertThat(held("Erik")).containsExactly(9);
        assertThat(direct.change(later.id(), Dates.ALWAYS).dates()).isEqualTo(Dates.ALWAYS);
        assertThat(held("Erik")).containsExactly(0, 9);
        direct.remove(given.id());
        assertThat(held("Erik")).containsExactly(0);
        assertThat(events.stream(EffectiveRolesChanged.class)
                        .filter(e -> e.user().equals(erik.value())))
                .extracting(e -> numbers(ids(e.added())) + " " + numbers(ids(e.removed())))
                .containsExactly("[9] []", "[0] []", "[] [9]");
        assertThat(sql(
                        "select count(*) from effective_role_history where user_id = :id and recorded_until >= recorded_from",
                        erik.value()))
                .isEqualTo(3);
        assertThatThrownBy(() -> direct.assign(AssignToUser.of(erik, target).during(Dates.until(TODAY.minusDays(1)))))
                .isInstanceOf(RuleBroken.class);
        keptIsTrue();
    }

    private static List<UserRoleId> ids(List<Long> numbers) {
        return numbers.stream().map(UserRoleId::new).toList();
    }

    @Test
    void whateverChangesWhatIsKeptIsWhatIsWorkedOutAnew() {
        theRulesOfTheExample();
        var group = groups.create(new WriteRoleGroup(
                "Bundt", "", false, Set.of(role.get(0).id(), role.get(9).id())));
        assign(UnitAssignment.here(new AssignmentId(0), at("T"), new Target.OfGroup(group.id()))
                .andBelow());
        assertThat(held("Ida")).containsExactly(0, 6, 9);
        var chance = new Random(7);
        var names = List.copyOf(user.keySet());
        var places = List.copyOf(unit.keySet());
        for (int i = 0; i < 12; i++) {
            var name = names.get(chance.nextInt(names.size()));
            var place = places.get(chance.nextInt(places.size()));
            switch (i % 6) {
                case 0 -> works(name, place, chance.nextBoolean() ? "Socialrådgiver" : "Konsulent");
                case 1 -> leads(name, place);
                case 2 -> onUnits.remove(assigned.remove(1).id());
                case 3 -> assign(rule(chance.nextInt(10), place).andBelow().exceptUsers(Set.of(who(name))));
                case 4 -> hasOffice(name, place);
                default -> {
                    var last = assigned.getLast();
                    assigned.set(assigned.size() - 1, onUnits.change(1, last.led(true, false), "sag 1"));
                }
            }
            following.catchUp();
            keptIsTrue();
        }
        engagements.delete(Objects.requireNonNull(job.get("Erik")), null);
        following.catchUp();
        keptIsTrue();
        var seen = groups.get(group.id());
        groups.change(
                group.id(),
                seen.version(),
                new WriteRoleGroup("Bundt", "", false, Set.of(role.get(9).id())));
        keptIsTrue();
        assertThat(holdings("Ida").held())
                .filteredOn(row -> group.id().equals(row.group()))
                .extracting(row -> row.role())
                .containsOnly(role.get(9).id());
        userRoles.delete(role.get(1).id());
        keptIsTrue();
        assertThat(held("Kaj")).doesNotContain(1);
        userRoles.restore(role.get(1).id());
        assertThat(systems.effect(system).users()).isPositive();
        systems.delete(system);
        for (var name : names) assertThat(holdings(name).roles()).as(name).isEmpty();
        systems.restore(system);
        keptIsTrue();
        assertThat(held("Kaj")).contains(1);
        publishInTransaction(new AccountDeleted(Tenant.current(), who("Kaj"), Instant.now()));
        assertThat(holdings("Kaj")).isEqualTo(Holdings.NOTHING);
    }

    private void publishInTransaction(Object event) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> publisher.publishEvent(event));
    }

    @Test
    void limitsGoOutWithTheRightsAndWhatComesToNothingDoesNot() {
        var unitType = catalogueType(ConstraintType.UNIT);
        var right = systemRoles.create(
                system,
                new WriteSystemRole(
                        "Læs",
                        "laes",
                        "",
                        1,
                        null,
                        SystemRole.Kind.DATA_ROLE,
                        List.of(new SystemRole.Supported(unitType.id(), true))));
        var open = userRoles.create(
                system,
                WriteUserRole.of("Åben", "AABEN", part(right, unitType, ConstraintValue.Kind.POSTPONED))
                        .with(Set.of(UserRole.Flag.ALLOWS_POSTPONING)));
        var led = userRoles.create(
                system,
                WriteUserRole.of(
                        "Ledelse", "LED", part(right, unitType, ConstraintValue.Kind.INHERITED_FROM_MANAGER_ROLE)));
        assertThat(userRoles.isIncomplete(led)).isFalse();
        assertThat(userRoles.isIncomplete(userRoles.create(
                        system, WriteUserRole.of("Ufuldstændig", "UF", new UserRole.Part(right.id(), List.of())))))
                .isTrue();
        refused(
                "roles.assignment.postponed-missing",
                () -> direct.assign(AssignToUser.of(who("Erik"), new Target.OfRole(open.id()))));
        direct.assign(AssignToUser.of(who("Erik"), new Target.OfRole(open.id()))
                .limitedTo(List.of(new Postponed(right.id(), unitType.id(), new TreeSet<>(Set.of("a", "b"))))));
        direct.assign(AssignToUser.of(who("Erik"), new Target.OfRole(led.id())));
        direct.assign(AssignToUser.of(who("Bo"), new Target.OfRole(led.id())));
        var profile = privileges.of(who("Erik"), system, TODAY);
        assertThat(profile.privileges())
                .extracting(Privilege::identifier, p -> p.limits().getFirst().values())
                .containsExactly(Tuple.tuple("laes", "a,b"));
        assertThat(profile.roleMap().keySet()).containsExactly("AABEN", "LED");
        assertThat(privileges
                        .of(who("Bo"), null, TODAY)
                        .privileges()
                        .getFirst()
                        .limits()
                        .getFirst()
                        .values())
                .contains(at("S").toString(), at("S1").toString())
                .doesNotContain(at("S2").toString());
        refused(
                "roles.assignment.user-only",
                () -> onUnits.assign(
                        UnitAssignment.here(new AssignmentId(0), at("S"), new Target.OfRole(open.id())), ""));
        refused(
                "roles.rolegroup.postponing",
                () -> groups.create(new WriteRoleGroup("G", "", false, Set.of(open.id()))));
        refused("roles.systemrole.in-use", () -> systemRoles.delete(right.id()));
        refused("roles.stale", () -> systems.change(system, 99, WriteItSystem.of("Ny", "SAG", ItSystem.Kind.SAML)));
        refused("roles.identifier.taken", () -> userRoles.create(system, WriteUserRole.of("To", "LED")));
    }

    @Test
    void aDayToComeIsAnsweredWithTheOrganisationOfThatDayAndADayThatWasWithWhatWasKept() {
        theRulesOfTheExample();
        var moved = TODAY.plusDays(10);
        units.move(at("S21"), at("T"), Validity.from(moved), null);
        following.catchUp();
        assertThat(held("Fie")).containsExactly(1, 4, 8);
        assertThat(numbers(effective.of(who("Fie"), null, moved).roles())).containsExactly(4);
        assertThat(numbers(effective
                        .of(List.of(who("Fie")), moved)
                        .getOrDefault(who("Fie"), Holdings.NOTHING)
                        .roles()))
                .containsExactly(4);
        assertThat(numbers(effective.of(who("Fie"), system, moved.minusDays(1)).roles()))
                .containsExactly(1, 4, 8);
        assertThat(effective.why(who("Fie"), role.get(1).id(), moved).held()).isFalse();
        assertThat(effective
                        .why(who("Fie"), role.get(1).id(), moved.minusDays(1))
                        .held())
                .isTrue();

        // as if all of it had been kept two days ago
        new TransactionTemplate(transactions).executeWithoutResult(_ -> sql.sql(
                        "update effective_role set recorded_from = recorded_from - interval '2 days'")
                .update());
        onUnits.remove(assigned.getFirst().id());
        var yesterday = effective.why(who("Erik"), role.get(1).id(), TODAY.minusDays(1));
        assertThat(yesterday.through()).containsExactly(assigned.getFirst().id());
        assertThat(effective
                        .why(who("Erik"), role.get(3).id(), TODAY.minusDays(1))
                        .steps())
                .extracting(Explanation.Step::verdict)
                .containsExactly(Verdict.EXCEPTED_TITLE);
        assertThat(effective.why(who("Erik"), role.get(1).id(), TODAY).held()).isFalse();
        assertThat(numbers(effective.of(who("Erik"), null, TODAY.minusDays(1)).roles()))
                .containsExactly(1, 2);
        assertThat(held("Erik")).containsExactly(2);
    }

    @Test
    void whoMayNotCannotAndAnotherAuthorityKnowsNothingOfIt() {
        var target = new Target.OfRole(role.get(9).id());
        Somebody.with("roles.userrole.read", "roles.assigner.orgunit").does(() -> {
            assertThatThrownBy(() -> direct.assign(AssignToUser.of(who("Erik"), target)))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> systems.delete(system)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> userRoles.delete(role.get(9).id())).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> substitutes.name(new Substitution(who("Bo"), who("Ida"), at("S"))))
                    .isInstanceOf(Forbidden.class);
        });
        Somebody.with("roles.assigner.user").does(() -> direct.assign(AssignToUser.of(who("Erik"), target)));
        assertThat(held("Erik")).containsExactly(9);
        assertThat(sql(
                        "select count(*) from audit_entry where action = 'roles.assignment.create' and entity = 'role-user:' || :id",
                        who("Erik").value()))
                .isEqualTo(1);
        var other = tenants.create(
                Integer.toString(new Random().nextInt(10_000_000, 100_000_000)),
                "998",
                "Nabo",
                TenantInfo.Kind.MUNICIPALITY);
        Tenant.run(other.id(), () -> {
            assertThat(effective.of(who("Erik"), null, TODAY)).isEqualTo(Holdings.NOTHING);
            assertThatThrownBy(() -> systems.get(system)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> userRoles.delete(role.get(9).id())).isInstanceOf(NotFound.class);
            refused("roles.assignment.user", () -> direct.assign(AssignToUser.of(who("Erik"), target)));
        });
        RoleGroup none = groups.create(new WriteRoleGroup("Tom", "", false, Set.of()));
        direct.assign(AssignToUser.of(who("Erik"), new Target.OfGroup(none.id())));
        assertThat(held("Erik")).containsExactly(9);
    }

    @Test
    void whatIsGivenAtTheSameMomentIsAllKept() throws Exception {
        var tenant = Tenant.current();
        var acts = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 8; i++) {
            var target = new Target.OfRole(role.get(i).id());
            acts.add(
                    i % 2 == 0
                            ? () -> Tenant.call(tenant, () -> direct.assign(AssignToUser.of(who("Erik"), target)))
                            : () -> Tenant.call(
                                    tenant,
                                    () -> onUnits.assign(
                                            UnitAssignment.here(new AssignmentId(0), at("S2"), target), "")));
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : workers.invokeAll(acts)) done.get();
        }
        assertThat(held("Erik")).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        keptIsTrue();
    }
}
